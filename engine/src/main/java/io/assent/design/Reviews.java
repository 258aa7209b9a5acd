package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Packs;
import io.assent.design.Review.Decision;
import io.assent.notifications.ReviewNews;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.OneLine;
import io.assent.shared.Permission;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A second person looks at a draft before it becomes a release, see ADR 0025. Whoever has changed it is none. */
@Service
@Transactional
public class Reviews {

    private static final int LONGEST = 1_000;

    private final Drafts drafts;
    private final ReviewStore store;
    private final FourEyes fourEyes;
    private final PublishingPolicies policies;
    private final ReviewNews news;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Reviews(
            Drafts drafts,
            ReviewStore store,
            FourEyes fourEyes,
            PublishingPolicies policies,
            ReviewNews news,
            People people,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.fourEyes = fourEyes;
        this.policies = policies;
        this.news = news;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** How far the review of a draft is. */
    public enum State {
        /** Nobody was asked. */
        NONE,
        ASKED,
        /** Exactly what the draft has now. */
        APPROVED,
        /** The draft was changed since it was approved. */
        OUTDATED,
        SENT_BACK
    }

    /**
     * What is known of the review of a draft.
     *
     * @param isRequired whether the draft is published only after it was approved
     * @param mayDecide whether the reader may approve it, or send it back, now
     * @param reviewers who may be asked
     */
    public record Standing(
            boolean isRequired,
            State state,
            boolean mayDecide,
            @Nullable Review review,
            List<PersonView> reviewers) {}

    /** @throws Refusal not found without a draft */
    @Transactional(readOnly = true)
    public Standing find(Caller by, String pack) {
        Map<String, byte[]> files = drafts.files(by, pack);
        Set<UUID> authors = store.authors(by.tenant(), pack);
        Review review = store.find(by.tenant(), pack).orElse(null);
        State state = state(by.tenant(), pack, review, files);
        return new Standing(
                policies.of(by.tenant()).secondPerson(),
                state,
                state == State.ASKED && !authors.contains(by.person()),
                review,
                reviewers(by.tenant(), authors));
    }

    private State state(UUID tenant, String pack, @Nullable Review review, Map<String, byte[]> files) {
        if (review == null) {
            return State.NONE;
        }
        if (review.decision() == null) {
            return State.ASKED;
        }
        if (!review.decision().approved()) {
            return State.SENT_BACK;
        }
        return fourEyes.approver(tenant, pack, files).isPresent() ? State.APPROVED : State.OUTDATED;
    }

    /** Designers and administrators who have changed nothing of the draft, by name. */
    private List<PersonView> reviewers(UUID tenant, Set<UUID> authors) {
        return Stream.of(Role.values())
                .filter(role -> Permission.DESIGN_PROCESSES.isGivenTo(Set.of(role)))
                .flatMap(role -> people.withRole(tenant, role).stream())
                .distinct()
                .filter(person -> !authors.contains(person.id()))
                .sorted(Comparator.comparing(PersonView::name))
                .toList();
    }

    /**
     * Asks for a review, in the place of the last one.
     *
     * @param reviewer id or address; absent for whoever may
     * @param found what is wrong already; then nobody is asked
     */
    public Standing ask(Caller by, String pack, @Nullable String note, @Nullable String reviewer, List<Problem> found) {
        drafts.toChange(by, pack);
        List<PersonView> reviewers = reviewers(by.tenant(), store.authors(by.tenant(), pack));
        Optional<PersonView> named = Optional.ofNullable(reviewer)
                .flatMap(idOrEmail -> people.named(by.tenant(), idOrEmail))
                .filter(reviewers::contains);
        String said = OneLine.of(Objects.requireNonNullElse(note, ""));
        List<Problem> wrong = new ArrayList<>(wrong("/note", said, "Say what the reviewer should look at."));
        if (reviewer != null && named.isEmpty()) {
            wrong.add(new Problem(
                    "/reviewer",
                    "NOT_A_REVIEWER",
                    "Choose a designer or an administrator who has not changed the draft."));
        }
        Refusal.ifAny(found, wrong);
        store.ask(
                by.tenant(),
                pack,
                said,
                by.person(),
                clock.instant(),
                named.map(PersonView::id).orElse(null));
        record(by, "REVIEW_OF_DRAFT_ASKED", pack, said);
        news.asked(
                by.tenant(),
                named.map(List::of).orElse(reviewers).stream()
                        .map(PersonView::id)
                        .toList(),
                pack,
                said);
        return find(by, pack);
    }

    /** Approves what the draft has now. @param ifMatch the ETag of the draft that was looked at */
    public Standing approve(Caller by, String pack, @Nullable String ifMatch, @Nullable String comment) {
        Draft draft = drafts.toChange(by, pack);
        ETags.require(ifMatch, draft.version());
        String said = OneLine.of(Objects.requireNonNullElse(comment, ""));
        Refusal.ifAny(tooLong("/comment", said));
        return decide(by, pack, true, said, Packs.hash(drafts.files(by, pack)));
    }

    /** @param reason what is to be done first */
    public Standing sendBack(Caller by, String pack, @Nullable String reason, List<Problem> found) {
        drafts.toChange(by, pack);
        String said = OneLine.of(Objects.requireNonNullElse(reason, ""));
        Refusal.ifAny(found, wrong("/reason", said, "Say what is to be done first."));
        return decide(by, pack, false, said, null);
    }

    private Standing decide(Caller by, String pack, boolean approved, String said, @Nullable String hash) {
        Review review = store.find(by.tenant(), pack)
                .filter(found -> found.decision() == null)
                .orElseThrow(() -> new Refusal(
                        Refusal.Category.CONFLICT,
                        "REVIEW_NOT_ASKED",
                        "No review of this draft is open; whoever changes it asks for one."));
        Set<UUID> authors = store.authors(by.tenant(), pack);
        if (authors.contains(by.person())) {
            throw Refusal.forbidden("You have changed this draft yourself; somebody else reviews it.");
        }
        store.decide(by.tenant(), pack, new Decision(approved, by.person(), clock.instant(), said, hash));
        record(by, approved ? "DRAFT_APPROVED" : "DRAFT_SENT_BACK", pack, said);
        news.decided(
                by.tenant(),
                Stream.concat(authors.stream(), Stream.of(review.askedBy())).toList(),
                pack,
                approved,
                said);
        return find(by, pack);
    }

    private static List<Problem> wrong(String pointer, String said, String whenMissing) {
        return said.isEmpty() ? List.of(new Problem(pointer, "REQUIRED", whenMissing)) : tooLong(pointer, said);
    }

    private static List<Problem> tooLong(String pointer, String said) {
        return said.length() > LONGEST
                ? List.of(new Problem(pointer, "TOO_LONG", "At most %d characters.".formatted(LONGEST)))
                : List.of();
    }

    private void record(Caller by, String action, String pack, String said) {
        audit.record(by, new Entry(action, null, "pack", pack, null, null, Map.of("comment", said)));
    }
}
