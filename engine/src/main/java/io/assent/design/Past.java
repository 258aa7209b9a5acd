package io.assent.design;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.audit.AuditEntry;
import io.assent.audit.AuditTrail;
import io.assent.design.Verdict.Reason;
import io.assent.people.PersonRef;
import io.assent.scenarios.Act.Verb;
import io.assent.scenarios.Recording;
import io.assent.scenarios.Recording.Deed;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.tickets.TicketDraft;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.CleanedHistory;
import io.assent.workflow.Journal;
import io.assent.workflow.Journal.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what happened to requests from the trail and from the journal of their processes. */
@Component
class Past {

    private static final int LONGEST = 1_000;
    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final Set<String> STARTS = Set.of("TICKET_CREATED", "TICKET_SUBMITTED");
    private static final Set<String> WORDS = Set.of("title", "description", "tags", "due_date");
    private static final Set<String> BY_HAND = Set.of(
            "APPROVAL_APPROVER_ADDED",
            "APPROVAL_REVIEWER_ADDED",
            "APPROVAL_REASSIGNED",
            "APPROVAL_PASSED_ON",
            "TICKET_MERGED",
            "TICKET_MIGRATED");
    private static final Map<String, Verb> VERBS = Map.ofEntries(
            Map.entry("APPROVAL_APPROVED", Verb.APPROVES),
            Map.entry("APPROVAL_REJECTED", Verb.REJECTS),
            Map.entry("APPROVAL_INFO_REQUESTED", Verb.ASKS),
            Map.entry("APPROVAL_SENT_BACK", Verb.SENDS_BACK),
            Map.entry("APPROVAL_DELEGATED", Verb.DELEGATES),
            Map.entry("APPROVAL_ESCALATED", Verb.ESCALATES),
            Map.entry("TASK_COMPLETED", Verb.COMPLETES),
            Map.entry("PROGRAM_COMPLETED", Verb.COMPLETES),
            Map.entry("PROGRAM_RAISED_ERROR", Verb.RAISES),
            Map.entry("TICKET_SUBMITTED", Verb.SUBMITS),
            Map.entry("TICKET_WITHDRAW", Verb.WITHDRAWS),
            Map.entry("TICKET_CANCEL", Verb.CANCELS),
            Map.entry("TICKET_REOPEN", Verb.REOPENS),
            Map.entry("TICKET_CLOSE", Verb.CLOSES));

    private final AuditTrail trail;
    private final Journal journal;
    private final Tickets tickets;
    private final CleanedHistory history;

    Past(AuditTrail trail, Journal journal, Tickets tickets, CleanedHistory history) {
        this.trail = trail;
        this.journal = journal;
        this.tickets = tickets;
        this.history = history;
    }

    /**
     * One request.
     *
     * @param release id of the release that it ran on
     * @param recording absent when it cannot be done again
     * @param why it cannot
     */
    record Request(
            UUID ticket,
            UUID release,
            Course course,
            @Nullable Recording recording,
            @Nullable Reason why) {}

    @Transactional(readOnly = true)
    public Request read(UUID tenant, UUID id) {
        TicketView ticket = ticket(tenant, id);
        List<Visit> visits = journal.of(tenant, id);
        Page<AuditEntry> page = trail.of(tenant, id, null, LONGEST);
        List<AuditEntry> entries = page.items().reversed();
        Course course = Course.of(ticket, visits, entries);
        Optional<AuditEntry> start = entries.stream()
                .filter(entry -> STARTS.contains(entry.action()))
                .findFirst();
        if (history.at(tenant, id) != null) {
            return new Request(id, ticket.release(), course, null, Reason.HISTORY_CLEANED);
        }
        if (visits.isEmpty() || page.nextCursor() != null || start.isEmpty()) {
            return new Request(id, ticket.release(), course, null, Reason.NO_HISTORY);
        }
        List<AuditEntry> later = entries.subList(entries.indexOf(start.get()) + 1, entries.size());
        Reason why = obstacle(later);
        return new Request(
                id,
                ticket.release(),
                course,
                why == null ? recording(ticket, visits, start.get().at(), later) : null,
                why);
    }

    /** What became of a request, the running transaction included. */
    @Transactional(readOnly = true)
    public Course course(UUID tenant, UUID id) {
        return Course.of(
                ticket(tenant, id),
                journal.of(tenant, id),
                trail.of(tenant, id, null, LONGEST).items().reversed());
    }

    /** Id of the release that a request runs on. */
    UUID release(UUID tenant, UUID id) {
        return ticket(tenant, id).release();
    }

    private TicketView ticket(UUID tenant, UUID id) {
        return Objects.requireNonNull(tickets.get(tenant, List.of(id)).get(id), "a request is not deleted");
    }

    private static @Nullable Reason obstacle(List<AuditEntry> later) {
        for (AuditEntry entry : later) {
            boolean byPlatform = entry.action().equals("TICKET_CANCEL") && entry.actor() == null;
            if (BY_HAND.contains(entry.action()) || byPlatform) {
                return Reason.BY_HAND;
            }
            if (entry.action().equals("TICKET_EDITED") && changesAnswers(entry.before())) {
                return Reason.EDITED;
            }
        }
        return null;
    }

    private static boolean changesAnswers(@Nullable JsonNode before) {
        Set<String> names = new HashSet<>();
        if (before != null) {
            before.fieldNames().forEachRemaining(names::add);
        }
        return !WORDS.containsAll(names);
    }

    private static Recording recording(TicketView ticket, List<Visit> visits, Instant at, List<AuditEntry> later) {
        List<Deed> deeds = later.stream()
                .filter(entry -> VERBS.containsKey(entry.action()) && (entry.actor() != null || isOfProgram(entry)))
                .map(entry -> deed(entry, visits))
                .toList();
        TicketDraft request = new TicketDraft(
                ticket.title(),
                ticket.description(),
                ticket.type(),
                ticket.priority(),
                ticket.dueDate(),
                ticket.category(),
                ticket.tags(),
                List.of(),
                ticket.customFields());
        return new Recording(
                ticket.requester(),
                request,
                at,
                deeds,
                visits.stream().map(Visit::node).collect(Collectors.toSet()),
                later.stream()
                        .flatMap(entry -> entry.whom().stream())
                        .map(PersonRef::id)
                        .collect(Collectors.toSet()),
                visits.stream()
                        .map(Visit::leftAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(at));
    }

    private static boolean isOfProgram(AuditEntry entry) {
        return said(entry, "program") != null;
    }

    private static Deed deed(AuditEntry entry, List<Visit> visits) {
        boolean isAnswer = "ANSWER".equals(said(entry, "kind"));
        Verb verb = isAnswer ? Verb.ANSWERS : Objects.requireNonNull(VERBS.get(entry.action()));
        UUID by = entry.actor() == null ? Caller.SYSTEM : entry.actor().id();
        return new Deed(
                entry.at(),
                by,
                entry.onBehalfOf() == null ? null : entry.onBehalfOf().id(),
                verb,
                verb == Verb.COMPLETES && !isOfProgram(entry) ? node(entry.at(), by, visits) : said(entry, "node"),
                said(entry, verb == Verb.DELEGATES ? "delegate" : "outcome"),
                said(
                        entry,
                        switch (verb) {
                            case ASKS -> "question";
                            case COMPLETES, ANSWERS -> "comments";
                            default -> "comment";
                        }));
    }

    private static @Nullable String said(AuditEntry entry, String name) {
        return entry.after() == null ? null : entry.after().path(name).asText(null);
    }

    /** The task that the person left nearest to that instant. */
    private static @Nullable String node(Instant at, UUID by, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.type().equals("userTask")
                        && by.equals(visit.leftBy())
                        && apart(visit, at).compareTo(A_MOMENT) < 0)
                .min(Comparator.comparing(visit -> apart(visit, at)))
                .map(Visit::node)
                .orElse(null);
    }

    private static Duration apart(Visit visit, Instant at) {
        return Duration.between(Objects.requireNonNull(visit.leftAt()), at).abs();
    }
}
