package io.assent.design;

import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.design.Review.Decision;
import io.assent.shared.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether somebody who has not changed a draft has approved its very content. */
@Component
class FourEyes {

    private final ReviewStore store;
    private final PublishingPolicies policies;

    FourEyes(ReviewStore store, PublishingPolicies policies) {
        this.store = store;
        this.policies = policies;
    }

    /** Who approved these files, and has changed nothing of the draft before or since. */
    Optional<UUID> approver(UUID tenant, String pack, Map<String, byte[]> files) {
        return store.find(tenant, pack)
                .map(Review::decision)
                .filter(decision -> Packs.hash(files).equals(decision.hash()))
                .map(Decision::by)
                .filter(person -> !store.authors(tenant, pack).contains(person));
    }

    /** @throws Refusal a conflict where the policy wants an approval and there is none */
    Optional<UUID> require(UUID tenant, String pack, Map<String, byte[]> files) {
        Optional<UUID> approver = approver(tenant, pack, files);
        require(tenant, approver.isPresent());
        return approver;
    }

    /** The same of a release that was published for some people only. */
    void require(UUID tenant, ReleaseLine release) {
        require(tenant, release.reviewedBy() != null);
    }

    private void require(UUID tenant, boolean isApproved) {
        if (!isApproved && policies.of(tenant).secondPerson()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "REVIEW_MISSING",
                    "Somebody who has not changed the draft has to approve exactly this content first; ask for a"
                            + " review.");
        }
    }
}
