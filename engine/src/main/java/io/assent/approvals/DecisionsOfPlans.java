package io.assent.approvals;

import io.assent.attachments.Decisions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decisions of former plans do not count: a request that was taken back or changed is decided anew. */
@Component
class DecisionsOfPlans implements Decisions {

    private final Plans plans;

    DecisionsOfPlans(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<Instant> last(UUID tenant, UUID ticket) {
        return plans.find(tenant, ticket).stream()
                .flatMap(plan -> plan.steps.stream())
                .flatMap(step -> step.approvals.stream())
                .flatMap(approval -> Stream.ofNullable(
                        approval.state == Approval.State.PENDING ? approval.requestedAt : approval.decidedAt))
                .max(Comparator.naturalOrder());
    }
}
