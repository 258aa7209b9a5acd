package io.assent.tickets;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import io.assent.tickets.TicketDrafts.Extent;
import io.assent.workflow.Processes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with tickets: each command is one transaction that locks the ticket first. */
@Service
public class TicketCommands {

    private final TicketSession session;
    private final TicketStore store;
    private final TicketDrafts drafts;
    private final TicketEdits edits;
    private final StatusFromModel statuses;
    private final TicketNumbers numbers;
    private final TicketPolicy policy;
    private final Catalog catalog;
    private final People people;
    private final Processes processes;
    private final List<TicketWork> work;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TicketCommands(
            TicketSession session,
            TicketStore store,
            TicketDrafts drafts,
            TicketEdits edits,
            StatusFromModel statuses,
            TicketNumbers numbers,
            TicketPolicy policy,
            Catalog catalog,
            People people,
            Processes processes,
            List<TicketWork> work,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.session = session;
        this.store = store;
        this.drafts = drafts;
        this.edits = edits;
        this.statuses = statuses;
        this.numbers = numbers;
        this.policy = policy;
        this.catalog = catalog;
        this.people = people;
        this.processes = processes;
        this.work = work;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes a draft, or a ticket that starts its process at once. */
    public TicketView create(Caller by, TicketDraft draft, boolean asDraft) {
        return create(by, draft, asDraft, List.of());
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    TicketView create(Caller by, TicketDraft draft, boolean asDraft, List<Problem> found) {
        return create(by, by, draft, asDraft, found);
    }

    /**
     * Makes a request in the name of a person, who must be able to make it themselves.
     *
     * @param author who may do so; their authority was checked
     * @param found what is wrong already; then nothing is made, and all problems are told together
     */
    public TicketView createFor(Caller author, PersonView requester, TicketDraft draft, List<Problem> found) {
        return create(author, inPlaceOf(requester, author), draft, false, found);
    }

    /** Does nothing when {@link #createFor} would make the request. @throws Refusal with all problems otherwise */
    public void checkFor(Caller author, PersonView requester, TicketDraft draft, List<Problem> found) {
        Caller by = inPlaceOf(requester, author);
        check(by, draft, catalog.find(by, draft.type()).orElse(null), Extent.WHOLE, found);
    }

    private TicketView create(Caller author, Caller by, TicketDraft draft, boolean asDraft, List<Problem> found) {
        Release release = catalog.find(by, draft.type()).orElse(null);
        TicketDrafts.Checked checked = check(by, draft, release, asDraft ? Extent.TYPES : Extent.WHOLE, found);
        return make(author, by, draft, asDraft, Objects.requireNonNull(release), checked);
    }

    private TicketDrafts.Checked check(
            Caller by, TicketDraft draft, @Nullable Release release, Extent extent, List<Problem> found) {
        List<Problem> problems = new ArrayList<>(found);
        problems.addAll(TicketDrafts.dueDate(draft.dueDate(), clock.instant()));
        return drafts.check(draft, release, extent, by.person(), Map.of(), problems);
    }

    private static Caller inPlaceOf(PersonView requester, Caller author) {
        return requester.id().equals(author.person())
                ? author
                : new Caller(
                        requester.tenant(),
                        requester.id(),
                        requester.name(),
                        requester.roles(),
                        author.channel(),
                        author.address());
    }

    /**
     * Makes a request that is a part of another one, in place of whoever asked for the whole; they must be able to ask for it themselves.
     * Whoever may read the whole may read it.
     *
     * @param answers a text says what the form's field takes: a number, or yes and no
     */
    public TicketView createPart(TicketView whole, String type, Map<String, Object> answers) {
        PersonView person =
                people.find(whole.tenant(), whole.requester()).orElseThrow(() -> Refusal.notFound("person"));
        Caller requester =
                new Caller(whole.tenant(), person.id(), person.name(), person.roles(), Caller.Channel.SYSTEM, null);
        Release release = catalog.requestType(requester, type);
        Map<String, Object> read = new HashMap<>(answers);
        read.replaceAll((field, answer) ->
                answer instanceof String text ? release.form().read(field, text) : answer);
        TicketDraft draft =
                new TicketDraft(whole.title(), "", type, whole.priority(), null, null, List.of(), List.of(), read);
        TicketView part = make(
                Caller.system(whole.tenant()),
                requester,
                draft,
                false,
                release,
                drafts.check(draft, release, Extent.WHOLE, person.id(), Map.of(), List.of()));
        session.share(whole.tenant(), part.id(), store.readers(whole.tenant(), whole.id()));
        return part;
    }

    /** Cancels a part because its whole came to nothing; a process that does not take that any more goes on. */
    public void cancelPart(TicketView whole, UUID part) {
        session.lock(whole.tenant(), part);
        if (processes.awaitedMessages(part).contains(TicketVerb.CANCEL.message())) {
            Caller platform = Caller.system(whole.tenant());
            audit.record(platform, Entry.of("TICKET_CANCEL", part).changing(null, Map.of("part_of", whole.id())));
            Acting.as(platform, () -> processes.send(part, TicketVerb.CANCEL.message()));
        }
    }

    /**
     * Ends a ticket in favour of another one, whose followers its own become; within the running transaction.
     *
     * @throws Refusal when one of them is a draft or over, or the process of the one cannot be stopped any more
     */
    public void mergeInto(Caller by, UUID id, UUID into, @Nullable String comment) {
        session.lock(by.tenant(), List.of(id, into));
        Ticket ticket = session.lock(by.tenant(), id);
        Ticket other = session.lock(by.tenant(), into);
        if (other.status == Status.DRAFT || other.status.isFinal()) {
            throw new Refusal(
                    Category.CONFLICT,
                    "MERGE_INTO_ENDED",
                    "The other ticket is " + other.status + "; merge into one that is under way.");
        }
        Set<UUID> followers = new LinkedHashSet<>(other.watchers);
        followers.addAll(ticket.watchers);
        followers.add(ticket.requester);
        followers.remove(other.requester);
        other.watchers = new ArrayList<>(followers);
        other.touch(clock.instant());
        Map<String, Object> trail = new HashMap<>(Map.of("into", into));
        if (comment != null) {
            trail.put("comment", comment);
        }
        audit.record(by, Entry.of("TICKET_MERGED", id).changing(null, trail));
        audit.record(by, Entry.of("TICKET_TOOK_IN", into).changing(null, Map.of("ticket", id)));
        if (!processes.send(id, TicketVerb.CANCEL.message())) {
            throw notAvailable("merge", ticket.status);
        }
    }

    private TicketView make(
            Caller author,
            Caller by,
            TicketDraft draft,
            boolean asDraft,
            Release release,
            TicketDrafts.Checked checked) {
        String number =
                asDraft ? null : numbers.next(by.tenant(), release.pack().prefix());
        return inTransaction(() -> {
            Ticket ticket = session.add(fresh(by, release));
            edits.apply(ticket, draft, checked);
            ticket.version = 1;
            audit.record(
                    author,
                    Entry.of(asDraft ? "DRAFT_CREATED" : "TICKET_CREATED", ticket.id)
                            .onBehalfOf(author.equals(by) ? null : by.person()));
            if (number != null) {
                start(ticket, release, number);
            }
            return ticket;
        });
    }

    /** Sends a draft; it runs on the release that is current now. */
    public TicketView submit(Caller by, UUID id) {
        TicketView draft = readable(by, id);
        if (!policy.isRequester(by, draft)) {
            throw Refusal.forbidden("Only the requester may send this draft.");
        }
        Release release = catalog.requestType(by, draft.type());
        String number = draft.number() != null
                ? draft.number()
                : numbers.next(by.tenant(), release.pack().prefix());
        return inTransaction(() -> {
            Ticket ticket = session.lock(by.tenant(), id);
            if (ticket.status != Status.DRAFT) {
                throw notAvailable("submit", ticket.status);
            }
            TicketDraft said = TicketEdits.asDraft(ticket.view(), ticket.customFields);
            edits.apply(ticket, said, drafts.check(said, release, Extent.WHOLE, by.person(), Map.of(), List.of()));
            ticket.release = release.id();
            ticket.revision++;
            audit.record(by, Entry.of("TICKET_SUBMITTED", id));
            start(ticket, release, number);
            return ticket;
        });
    }

    /**
     * Changes what a ticket says.
     *
     * @param ifMatch the ETag the caller saw; somebody else's write since then is not overwritten
     * @param found problems, to which the change may add; then nothing is changed, and all are told together
     */
    public TicketView edit(
            Caller by, UUID id, @Nullable String ifMatch, UnaryOperator<TicketDraft> change, List<Problem> found) {
        return onLocked(by, id, ticket -> {
            ETags.require(ifMatch, ticket.version);
            edit(by, ticket, change, found);
        });
    }

    /** Changes something of what a ticket says now, whatever the rest is. */
    TicketView amend(Caller by, UUID id, UnaryOperator<TicketDraft> change) {
        return onLocked(by, id, ticket -> edit(by, ticket, change, List.of()));
    }

    private void edit(Caller by, Ticket ticket, UnaryOperator<TicketDraft> change, List<Problem> found) {
        TicketDraft before = TicketEdits.asDraft(ticket.view(), ticket.customFields);
        edits.edit(by, ticket, change.apply(before), found);
    }

    public TicketView send(Caller by, UUID id, TicketVerb verb, @Nullable String comment) {
        return onLocked(by, id, ticket -> {
            TicketView view = ticket.view();
            if (!policy.maySend(by, view, verb)) {
                throw Refusal.forbidden("You may read this ticket, but not " + verb.action() + " it.");
            }
            audit.record(
                    by,
                    Entry.of("TICKET_" + verb.name(), id)
                            .changing(null, comment == null ? Map.of() : Map.of("comment", comment)));
            if (!processes.send(id, verb.message())) {
                throw notAvailable(verb.action(), view.status());
            }
            if (verb == TicketVerb.REOPEN) {
                events.publishEvent(new TicketReopened(ticket.view()));
            }
        });
    }

    /** @param wanted looked up when the caller may see and sort the ticket */
    TicketView assign(Caller by, UUID id, Supplier<UUID> wanted) {
        return onLocked(by, id, ticket -> {
            if (!policy.maySort(by, ticket.view())) {
                if (by.is(Role.AGENT) || by.is(Role.ADMIN)) {
                    throw notAvailable("assign", ticket.status);
                }
                throw Refusal.forbidden("Agents and administrators assign tickets.");
            }
            UUID person = wanted.get();
            if (!policy.mayTakeCare(ticket.view(), person)) {
                throw Refusal.invalid(List.of(new Refusal.Problem(
                        "/assignee",
                        "NOT_A_CANDIDATE",
                        "Choose an agent, or somebody of a group that works on this ticket.")));
            }
            work.forEach(open -> open.handOver(by, id, person));
            edits.assign(by, ticket, person);
        });
    }

    public TicketView watch(Caller by, UUID id, boolean watching) {
        return onLocked(by, id, ticket -> edits.watch(by, ticket, watching));
    }

    /** Throws a draft away; one that had been sent is cancelled instead, as others saw it and may have decided. */
    void delete(Caller by, UUID id) {
        transaction.executeWithoutResult(status -> {
            Ticket ticket = session.lock(by.tenant(), id);
            policy.requireRead(by, ticket.view());
            if (ticket.status != Status.DRAFT) {
                throw notAvailable("delete", ticket.status);
            }
            if (ticket.number != null) {
                audit.record(by, Entry.of("TICKET_CANCEL", id));
                statuses.abandon(ticket);
                return;
            }
            audit.record(by, Entry.of("DRAFT_DELETED", id).changing(Map.of("title", ticket.title), null));
            session.forget(id);
            store.delete(by.tenant(), id);
            events.publishEvent(new DraftDeleted(by.tenant(), id));
        });
    }

    private void start(Ticket ticket, Release release, String number) {
        Instant now = clock.instant();
        ticket.numbered(number);
        ticket.submittedAt = now;
        ticket.touch(now);
        events.publishEvent(new TicketSubmitted(ticket.view()));
        processes.start(ticket.tenant, release.deployment(), release.pack().process(), ticket.id);
    }

    private Ticket fresh(Caller by, Release release) {
        PersonView requester = people.find(by.tenant(), by.person()).orElseThrow(() -> Refusal.notFound("person"));
        Instant now = clock.instant();
        return new Ticket(
                new TicketView(
                        Ids.next(),
                        by.tenant(),
                        null,
                        release.key(),
                        release.id(),
                        "",
                        "",
                        Status.DRAFT,
                        Priority.usual(release),
                        null,
                        by.person(),
                        requester.department(),
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        1,
                        1,
                        now,
                        now,
                        null,
                        null,
                        null),
                false);
    }

    private TicketView readable(Caller by, UUID id) {
        return inTransaction(() -> {
            Ticket ticket = session.get(by.tenant(), id);
            policy.requireRead(by, ticket.view());
            return ticket;
        });
    }

    private TicketView onLocked(Caller by, UUID id, Consumer<Ticket> command) {
        return inTransaction(() -> {
            Ticket ticket = session.lock(by.tenant(), id);
            policy.requireRead(by, ticket.view());
            command.accept(ticket);
            return ticket;
        });
    }

    private TicketView inTransaction(Supplier<Ticket> command) {
        return Objects.requireNonNull(
                transaction.execute(status -> command.get().view()));
    }

    static Refusal notAvailable(String action, Status status) {
        return new Refusal(
                Category.CONFLICT,
                "TICKET_ACTION_NOT_AVAILABLE",
                "A ticket that is " + status + " does not offer to " + action
                        + " it; load it again to see what it offers.");
    }
}
