package io.assent.approvals;

import io.assent.catalog.Catalog;
import io.assent.catalog.Localized;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.PathStop;
import io.assent.tickets.PathStop.State;
import io.assent.tickets.PathStops;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a ticket's approval as stops on its way. */
@Component
class ApprovalStops implements PathStops {

    /** Key of the process that asks for approvals. */
    static final String PROCESS = "approval";

    private static final Localized VOTES = Localized.of("%d of %d votes", "%d von %d Stimmen");
    private static final Localized REJECTIONS = Localized.of("%d of %d rejected", "%d von %d haben abgelehnt");
    private static final Localized CHANGE = Localized.of("Change the request", "Anfrage ändern");
    private static final Localized SENT_BACK = Localized.of("sent back by %s", "zurückgegeben von %s");
    private static final Localized ASKED_BACK = Localized.of("waits for %s's answer", "wartet auf die Antwort von %s");

    private final Plans plans;
    private final Approvers approvers;
    private final People people;
    private final Catalog catalog;

    ApprovalStops(Plans plans, Approvers approvers, People people, Catalog catalog) {
        this.plans = plans;
        this.approvers = approvers;
        this.people = people;
        this.catalog = catalog;
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public List<PathStop> of(TicketView ticket) {
        List<PathStop> stops = new ArrayList<>();
        plans.find(ticket.tenant(), ticket.id()).ifPresent(plan -> {
            plan.steps.forEach(step -> stops.add(stop(ticket, plan, step)));
            if (plan.sentBack != null) {
                stops.add(firstAhead(stops), change(ticket, plan.sentBack));
            }
        });
        return stops;
    }

    private PathStop change(TicketView ticket, SentBack sentBack) {
        String by = people.find(ticket.tenant(), sentBack.by())
                .map(PersonView::name)
                .orElse("");
        return new PathStop(
                CHANGE.in(ReaderLanguage.current()),
                State.NOW,
                refs(ticket, Stream.of(ticket.requester())),
                null,
                SENT_BACK.in(ReaderLanguage.current()).formatted(by),
                sentBack.at(),
                null);
    }

    private static int firstAhead(List<PathStop> stops) {
        return (int)
                stops.stream().takeWhile(stop -> stop.state() == State.DONE).count();
    }

    private PathStop stop(TicketView ticket, Plan plan, Step step) {
        State state = state(step);
        Question question =
                state == State.NOW && step.pendingApprovals().stream().anyMatch(plan::waitsForAnswer)
                        ? plan.question
                        : null;
        return new PathStop(
                catalog.release(ticket.tenant(), ticket.release())
                        .wording()
                        .in(ReaderLanguage.current(), step.plan.reason()),
                state,
                who(ticket, step, state),
                group(ticket, step),
                question == null ? votes(step) : askedBack(ticket, votes(step)),
                question == null ? instants(step, false) : question.askedAt(),
                state == State.DONE || state == State.STOPPED ? instants(step, true) : null);
    }

    private static State state(Step step) {
        if (step.outcome() == Step.Outcome.REJECTED) {
            return State.STOPPED;
        }
        if (step.outcome() == Step.Outcome.APPROVED) {
            return State.DONE;
        }
        return !step.pendingApprovals().isEmpty() ? State.NOW : State.NEXT;
    }

    private List<PersonRef> who(TicketView ticket, Step step, State state) {
        Stream<UUID> persons = switch (state) {
            case DONE, STOPPED -> step.asking().map(each -> each.decidedBy).filter(Objects::nonNull);
            case NOW -> step.asking().flatMap(each -> each.asked.stream());
            case NEXT -> approvers.resolve(step.plan, ticket).persons().stream();
        };
        return refs(ticket, persons);
    }

    private List<PersonRef> refs(TicketView ticket, Stream<UUID> persons) {
        List<UUID> ids = persons.distinct().toList();
        Map<UUID, PersonView> found = people.find(ticket.tenant(), ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(PersonRef::of)
                .toList();
    }

    /** @param votes what the others of a quorum said meanwhile */
    private String askedBack(TicketView ticket, @Nullable String votes) {
        String requester = people.find(ticket.tenant(), ticket.requester())
                .map(PersonView::name)
                .orElse("");
        String waits = ASKED_BACK.in(ReaderLanguage.current()).formatted(requester);
        return votes == null ? waits : waits + ", " + votes;
    }

    /** Nothing where one voice is enough, and where nobody spoke in time. */
    private static @Nullable String votes(Step step) {
        boolean isOneEnough = step.plan.rule().kind() == Rule.Kind.ANY && step.needed() == 1;
        if (isOneEnough || !step.opened) {
            return null;
        }
        if (step.outcome() == Step.Outcome.REJECTED) {
            return step.rejected() == 0
                    ? null
                    : REJECTIONS.in(ReaderLanguage.current()).formatted(step.rejected(), step.deciders());
        }
        return VOTES.in(ReaderLanguage.current()).formatted(step.approved(), step.needed());
    }

    private @Nullable String group(TicketView ticket, Step step) {
        String approver = step.plan.approver();
        return approver.startsWith("group:")
                ? people.group(ticket.tenant(), approver.substring("group:".length()))
                        .map(group -> group.name())
                        .orElse(null)
                : null;
    }

    private static @Nullable Instant instants(Step step, boolean last) {
        return step.asking()
                .map(each -> last ? each.decidedAt : each.requestedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
