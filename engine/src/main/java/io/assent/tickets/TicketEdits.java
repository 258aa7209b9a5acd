package io.assent.tickets;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketDrafts.Extent;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Changes of what a ticket says. Other words or answers are a new revision, and the process is told so that it plans again: what was
 * decided on other material is void, and whoever has read the old words is told before they decide.
 */
@Component
class TicketEdits {

    private static final Set<String> WORDS = Set.of("title", "description");

    private final TicketSession session;
    private final TicketDrafts drafts;
    private final TicketPolicy policy;
    private final Catalog catalog;
    private final People people;
    private final Processes processes;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketEdits(
            TicketSession session,
            TicketDrafts drafts,
            TicketPolicy policy,
            Catalog catalog,
            People people,
            Processes processes,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.session = session;
        this.drafts = drafts;
        this.policy = policy;
        this.catalog = catalog;
        this.people = people;
        this.processes = processes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Replaces everything a person may change; what did not change is no edit. */
    void edit(Caller by, Ticket ticket, TicketDraft draft, List<Problem> found) {
        TicketView before = ticket.view();
        requireAuthority(by, before, draft);
        Release release = catalog.release(ticket.tenant, ticket.release);
        List<Problem> problems = new ArrayList<>(found);
        if (!Objects.equals(draft.dueDate(), before.dueDate())) {
            problems.addAll(TicketDrafts.dueDate(draft.dueDate(), clock.instant()));
        }
        Extent extent = before.status() == Status.DRAFT ? Extent.TYPES : Extent.WHOLE;
        TicketDrafts.Checked checked =
                drafts.check(draft, release, extent, before.requester(), before.customFields(), problems);
        apply(ticket, draft, checked);
        told(by, before, ticket, release, true);
    }

    /** Merges answers that the requester was asked for; whoever asked looks at them next, so nothing is planned again here. */
    void answer(Caller by, UUID id, Map<String, Object> answers) {
        Ticket ticket = session.lock(by.tenant(), id);
        TicketView before = ticket.view();
        Map<String, Object> merged = new LinkedHashMap<>(ticket.customFields);
        merged.putAll(answers);
        Release release = catalog.release(ticket.tenant, ticket.release);
        TicketDraft draft = asDraft(before, merged);
        apply(
                ticket,
                draft,
                drafts.check(draft, release, Extent.WHOLE, before.requester(), before.customFields(), List.of()));
        told(by, before, ticket, release, false);
    }

    /** The same in the course of the work: what people decided upon stays, and may be filled in where it was left open. */
    void fill(Caller by, UUID id, Map<String, Object> answers) {
        Ticket ticket = session.lock(by.tenant(), id);
        Set<String> material = catalog.release(ticket.tenant, ticket.release).materialFields();
        Refusal.ifAny(answers.entrySet().stream()
                .filter(answer -> material.contains(answer.getKey()))
                .filter(answer -> ticket.customFields.get(answer.getKey()) != null)
                .filter(answer -> !sameValue(ticket.customFields.get(answer.getKey()), answer.getValue()))
                .map(answer -> new Problem(
                        "/custom_fields/" + answer.getKey(),
                        "DECIDED",
                        "This was decided upon and stays as it is; another one needs a request of its own."))
                .toList());
        answer(by, id, answers);
    }

    void assign(Caller by, Ticket ticket, UUID person) {
        PersonView assignee = people.find(by.tenant(), person)
                .filter(PersonView::active)
                .orElseThrow(() -> Refusal.invalid(
                        List.of(new Problem("/assignee", "UNKNOWN_PERSON", "Choose somebody who is active here."))));
        if (assignee.id().equals(ticket.assignee)) {
            return;
        }
        TicketView before = ticket.view();
        ticket.assignee = assignee.id();
        ticket.touch(clock.instant());
        session.share(ticket.tenant, ticket.id, List.of(assignee.id()));
        audit.record(
                by, Entry.of("TICKET_ASSIGNED", ticket.id).changing(names(before.assignee()), names(assignee.id())));
        events.publishEvent(new TicketEdited(before, ticket.view(), false));
    }

    /** Nobody takes care of it any more, unless that is somebody else by now. */
    void release(Caller by, Ticket ticket, UUID person) {
        if (person.equals(ticket.assignee)) {
            TicketView before = ticket.view();
            ticket.assignee = null;
            ticket.touch(clock.instant());
            audit.record(by, Entry.of("TICKET_UNASSIGNED", ticket.id).changing(names(before.assignee()), names(null)));
            events.publishEvent(new TicketEdited(before, ticket.view(), false));
        }
    }

    /** What was answered and decided stays as it is: no revision, and nothing is planned again. */
    void follow(Caller by, Ticket ticket, Release release) {
        TicketView before = ticket.view();
        ticket.release = release.id();
        ticket.touch(clock.instant());
        audit.record(
                by,
                Entry.of("TICKET_MIGRATED", ticket.id)
                        .changing(
                                Map.of(
                                        "release",
                                        catalog.release(ticket.tenant, before.release())
                                                .number()),
                                Map.of("release", release.number())));
        events.publishEvent(new TicketEdited(before, ticket.view(), false));
    }

    void hold(Ticket ticket, @Nullable String reason) {
        TicketView before = ticket.view();
        ticket.held = reason;
        ticket.touch(clock.instant());
        events.publishEvent(new TicketEdited(before, ticket.view(), false));
    }

    void watch(Caller by, Ticket ticket, boolean watching) {
        boolean changed = watching
                ? !ticket.watchers.contains(by.person()) && ticket.watchers.add(by.person())
                : ticket.watchers.remove(by.person());
        if (changed) {
            ticket.touch(clock.instant());
            audit.record(by, Entry.of(watching ? "TICKET_WATCHED" : "TICKET_UNWATCHED", ticket.id));
        }
    }

    static TicketDraft asDraft(TicketView ticket, Map<String, Object> answers) {
        return new TicketDraft(
                ticket.title(),
                ticket.description(),
                ticket.type(),
                ticket.priority(),
                ticket.dueDate(),
                ticket.category(),
                ticket.tags(),
                ticket.watchers(),
                answers);
    }

    void apply(Ticket ticket, TicketDraft draft, TicketDrafts.Checked checked) {
        ticket.reword(
                Objects.requireNonNullElse(draft.title(), ""),
                Objects.requireNonNullElse(draft.description(), ""),
                checked.answers());
        ticket.priority = draft.priority() == null
                ? Priority.usual(catalog.release(ticket.tenant, ticket.release))
                : draft.priority();
        ticket.category = checked.category();
        ticket.dueDate = draft.dueDate();
        ticket.tags = new ArrayList<>(draft.tags());
        ticket.watchers = new ArrayList<>(known(ticket.tenant, draft.watchers()));
        ticket.amount = checked.amount();
        ticket.currency = checked.currency();
    }

    private void told(Caller by, TicketView before, Ticket ticket, Release release, boolean planAgain) {
        Map<String, Object> was = new LinkedHashMap<>();
        Map<String, Object> is = new LinkedHashMap<>();
        TicketView after = ticket.view();
        difference("title", before.title(), after.title(), was, is);
        difference("description", before.description(), after.description(), was, is);
        difference("priority", before.priority(), after.priority(), was, is);
        difference("category", before.category(), after.category(), was, is);
        difference("due_date", before.dueDate(), after.dueDate(), was, is);
        difference("tags", before.tags(), after.tags(), was, is);
        Set<String> keys = new TreeSet<>(before.customFields().keySet());
        keys.addAll(after.customFields().keySet());
        keys.forEach(key -> difference(
                key, before.customFields().get(key), after.customFields().get(key), was, is));
        if (was.isEmpty()) {
            if (!Set.copyOf(before.watchers()).equals(Set.copyOf(after.watchers()))) {
                ticket.touch(clock.instant());
            }
            return;
        }
        ticket.touch(clock.instant());
        boolean sent = before.status() != Status.DRAFT;
        boolean material = sent && is.keySet().stream().anyMatch(release.materialFields()::contains);
        boolean reworded = sent && is.keySet().stream().anyMatch(name -> WORDS.contains(name) || keys.contains(name));
        if (reworded) {
            ticket.revision++;
        }
        audit.record(by, Entry.of("TICKET_EDITED", ticket.id).changing(was, is));
        events.publishEvent(new TicketEdited(before, ticket.view(), material));
        if (reworded && planAgain) {
            processes.send(ticket.id, "ticket.changed");
        }
    }

    private static void difference(
            String name,
            @Nullable Object before,
            @Nullable Object after,
            Map<String, Object> was,
            Map<String, Object> is) {
        if (!sameValue(before, after)) {
            was.put(name, String.valueOf(before));
            is.put(name, String.valueOf(after));
        }
    }

    /** 3200 and 3200.00 are the same amount. */
    private static boolean sameValue(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Number one && after instanceof Number other) {
            return new java.math.BigDecimal(one.toString()).compareTo(new java.math.BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(before, after);
    }

    private void requireAuthority(Caller by, TicketView ticket, TicketDraft draft) {
        if (policy.mayReword(by, ticket)) {
            return;
        }
        if (!policy.maySort(by, ticket)) {
            if (policy.isRequester(by, ticket)
                    || by.is(io.assent.shared.Role.AGENT)
                    || by.is(io.assent.shared.Role.ADMIN)) {
                throw new Refusal(
                        Category.CONFLICT,
                        "TICKET_ACTION_NOT_AVAILABLE",
                        "This ticket can no longer be changed; write a comment instead.");
            }
            throw Refusal.forbidden("Only the requester, agents and administrators may change this ticket.");
        }
        boolean rewords = !Objects.equals(ticket.title(), draft.title())
                || !Objects.equals(ticket.description(), Objects.requireNonNullElse(draft.description(), ""))
                || !ticket.customFields().equals(draft.customFields());
        if (rewords) {
            throw Refusal.forbidden(
                    "You may change priority, category, tags and due date; the words are the requester's.");
        }
    }

    private List<UUID> known(UUID tenant, List<UUID> persons) {
        return persons.isEmpty()
                ? List.of()
                : List.copyOf(people.find(tenant, persons).keySet());
    }

    private static Map<String, Object> names(@Nullable UUID assignee) {
        return assignee == null ? Map.of() : Map.of("assignee", assignee);
    }
}
