package io.assent.approvals;

import io.assent.approvals.PlanStore.Place;
import io.assent.approvals.PlanStore.Waiting;
import io.assent.catalog.Catalog;
import io.assent.catalog.Wording;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.PerTransaction;
import io.assent.shared.Refusal;
import io.assent.shared.web.ReaderLanguage;
import io.assent.shared.web.Total;
import io.assent.tickets.TicketActions;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketView;
import io.assent.tickets.TicketViews;
import io.assent.tickets.Tickets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the API tells of approvals. */
@Component
@Transactional(readOnly = true)
class ApprovalAnswers implements TicketActions {

    private final PlanStore store;
    private final Plans plans;
    private final Tickets tickets;
    private final People people;
    private final Catalog catalog;
    private final TicketViews views;
    private final Substitutes substitutes;

    ApprovalAnswers(
            PlanStore store,
            Plans plans,
            Tickets tickets,
            People people,
            Catalog catalog,
            TicketViews views,
            Substitutes substitutes) {
        this.store = store;
        this.plans = plans;
        this.tickets = tickets;
        this.people = people;
        this.catalog = catalog;
        this.views = views;
        this.substitutes = substitutes;
    }

    /** What waits for the caller's decision, the most urgent first; not what waits for an answer to the caller's own question. */
    public Page<ApprovalResponse> pending(Caller caller, @Nullable String cursor, int limit) {
        Place after = cursor == null ? null : Place.of(cursor);
        List<Waiting> rows = store.waitingFor(caller.tenant(), caller.person(), after, limit + 1);
        Page<Waiting> page = Page.of(
                rows,
                limit,
                last -> last.place().cursor(),
                Total.ifAsked(() -> store.countWaitingFor(caller.tenant(), caller.person())));
        List<UUID> ids = page.items().stream().map(Waiting::ticket).distinct().toList();
        Map<UUID, Plan> plans = store.find(caller.tenant(), ids).stream()
                .collect(Collectors.toMap(plan -> plan.ticket, Function.identity()));
        Map<UUID, TicketView> about = tickets.get(caller.tenant(), ids);
        List<ApprovalResponse> items = page.items().stream()
                .map(waiting -> {
                    Plan plan = Objects.requireNonNull(plans.get(waiting.ticket()));
                    Approval approval =
                            plan.approval(waiting.place().approval()).orElseThrow();
                    return response(caller, plan, approval, Objects.requireNonNull(about.get(waiting.ticket())));
                })
                .toList();
        return new Page<>(items, page.nextCursor(), page.total());
    }

    /** One approval, for those who may read its ticket. */
    public ApprovalResponse one(Caller caller, UUID id) {
        PerTransaction.flush();
        UUID ticketId = store.ticketOf(caller.tenant(), id).orElseThrow(() -> Refusal.notFound("approval"));
        TicketView ticket = tickets.read(caller, ticketId);
        Plan plan = plans.find(caller.tenant(), ticketId).orElseThrow(() -> Refusal.notFound("approval"));
        Approval approval = plan.approval(id).orElseThrow(() -> Refusal.notFound("approval"));
        return response(caller, plan, approval, ticket);
    }

    /** The approvals of a ticket, level by level; those of former plans first. */
    public List<ApprovalResponse> of(Caller caller, UUID ticketId) {
        TicketView ticket = tickets.read(caller, ticketId);
        return plans.find(caller.tenant(), ticketId).stream()
                .flatMap(plan -> plan.all().stream().map(approval -> response(caller, plan, approval, ticket)))
                .toList();
    }

    @Override
    public Set<String> on(Caller caller, TicketView ticket) {
        Set<String> actions = new LinkedHashSet<>();
        plans.find(caller.tenant(), ticket.id())
                .ifPresent(plan -> plan.pendingApprovals().stream()
                        .filter(approval -> approval.asks(caller.person()))
                        .forEach(approval -> actions.addAll(asked(caller, plan, approval, ticket))));
        return actions;
    }

    private ApprovalResponse response(Caller caller, Plan plan, Approval approval, TicketView ticket) {
        Step step = plan.stepOf(approval);
        PlannedStep planned = step.plan;
        Map<UUID, PersonView> persons = people.find(ticket.tenant(), mentioned(ticket, approval, step));
        Locale language = ReaderLanguage.current();
        Wording wording = catalog.release(ticket.tenant(), ticket.release()).wording();
        String reason = wording.in(language, planned.reason());
        return new ApprovalResponse(
                approval.id,
                TicketRef.of(ticket, persons),
                reason,
                planned.level(),
                planned.rule().toString(),
                approval.state,
                plan.steps.contains(step),
                refs(persons, approval.asked),
                approval.standIns.entrySet().stream()
                        .map(each -> new ApprovalResponse.StandIn(
                                ref(persons, each.getKey()), ref(persons, each.getValue())))
                        .toList(),
                added(persons, approval.addition),
                approval.requestedAt,
                approval.escalateAt,
                approval.revision,
                new ApprovalResponse.Evidence(
                        planned.matched(),
                        inputs(planned, wording, language),
                        amounts(planned, ticket, wording, language),
                        reason,
                        Edge.in(language, approval.edge)
                                + substitutes.sentences(ticket.tenant(), approval.standIns, language),
                        planned.release(),
                        place(caller, approval).map(id -> ref(persons, id)).orElse(null)),
                votes(persons, step.approvals),
                actions(caller, plan, approval, ticket),
                approval.decidedBy == null ? null : ref(persons, approval.decidedBy),
                approval.decidedAt,
                approval.channel == null ? null : approval.channel.name(),
                approval.comment);
    }

    /** Before the decision that of the reader, then that of the decider. */
    private static Optional<UUID> place(Caller caller, Approval approval) {
        return approval.isPending() ? approval.inNameOf(caller.person()) : Optional.ofNullable(approval.onBehalfOf);
    }

    private static Map<String, Object> inputs(PlannedStep planned, Wording wording, Locale language) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        planned.inputs().forEach((label, value) -> inputs.put(wording.in(language, label), value));
        return inputs;
    }

    private Map<String, TicketViews.Counted> amounts(
            PlannedStep planned, TicketView ticket, Wording wording, Locale language) {
        Map<String, TicketViews.Counted> amounts = new LinkedHashMap<>();
        views.counted(ticket)
                .ifPresent(amount -> planned.inputs().forEach((label, value) -> {
                    if (amount.isThe(value)) {
                        amounts.put(wording.in(language, label), amount);
                    }
                }));
        return amounts;
    }

    private static List<String> actions(Caller caller, Plan plan, Approval approval, TicketView ticket) {
        List<String> actions = new ArrayList<>(asked(caller, plan, approval, ticket));
        if (approval.isPending() && ApproverChanges.mayReassign(caller, ticket.requester())) {
            actions.add("reassign");
        }
        if (approval.isPending()
                && ApproverChanges.mayAdd(caller, plan.stepOf(approval), approval, ticket.requester())) {
            actions.addAll(List.of("add_approver", "add_reviewer"));
        }
        return actions;
    }

    /** What those who are asked may do. */
    private static List<String> asked(Caller caller, Plan plan, Approval approval, TicketView ticket) {
        boolean mine = approval.isPending()
                && approval.asks(caller.person())
                && !caller.person().equals(ticket.requester());
        if (!mine) {
            return List.of();
        }
        return ApprovalDesk.actions(plan, approval);
    }

    private static Set<UUID> mentioned(TicketView ticket, Approval approval, Step step) {
        Set<UUID> ids = new HashSet<>(approval.asked);
        ids.add(ticket.requester());
        ids.addAll(approval.names().values());
        step.approvals.stream()
                .map(each -> each.onBehalfOf)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        if (approval.decidedBy != null) {
            ids.add(approval.decidedBy);
        }
        if (approval.addition != null) {
            ids.add(approval.addition.by());
        }
        step.approvals.stream()
                .map(each -> each.decidedBy)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    private static ApprovalResponse.@Nullable Added added(
            Map<UUID, PersonView> persons, Approval.@Nullable Addition addition) {
        return addition == null
                ? null
                : new ApprovalResponse.Added(addition.as().name(), ref(persons, addition.by()), addition.reason());
    }

    private static List<ApprovalResponse.Vote> votes(Map<UUID, PersonView> persons, Collection<Approval> approvals) {
        return approvals.stream()
                .filter(each -> each.decidedBy != null && persons.containsKey(each.decidedBy))
                .map(each -> new ApprovalResponse.Vote(
                        ref(persons, Objects.requireNonNull(each.decidedBy)),
                        each.onBehalfOf == null ? null : ref(persons, each.onBehalfOf),
                        each.state,
                        each.decidedAt,
                        each.comment))
                .toList();
    }

    private static List<PersonRef> refs(Map<UUID, PersonView> persons, Collection<UUID> ids) {
        return ids.stream()
                .filter(persons::containsKey)
                .map(id -> ref(persons, id))
                .toList();
    }

    private static PersonRef ref(Map<UUID, PersonView> persons, UUID id) {
        PersonView person = persons.get(id);
        return person == null ? PersonRef.unknown(id, "") : PersonRef.of(person);
    }
}
