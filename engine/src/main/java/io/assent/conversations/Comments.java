package io.assent.conversations;

import io.assent.audit.Audit;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say to each other on a ticket. */
@Component
@Transactional
public class Comments {
    private static final int LONGEST = 20_000;
    private static final int MOST_NAMED = 50;
    private static final String CHANGED = "COMMENTS_CHANGED";

    private final CommentRows rows;
    private final Circle circle;
    private final Mentions mentions;
    private final Tickets tickets;
    private final People people;
    private final Audit audit;
    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Comments(
            CommentRows rows,
            Circle circle,
            Mentions mentions,
            Tickets tickets,
            People people,
            Audit audit,
            LiveEvents live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.circle = circle;
        this.mentions = mentions;
        this.tickets = tickets;
        this.people = people;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** Says something; who is named may read the ticket from then on. */
    public Comment add(Caller by, UUID ticketId, NewComment said) {
        TicketView ticket = tickets.read(by, ticketId);
        Comment parent = said.parent() == null ? null : parent(by, ticket, said.parent());
        checkText(said.text());
        Visibility visibility = visibility(by, ticket, said, parent);
        Set<UUID> sharedWith = visibility == Visibility.PRIVATE ? sharedWith(by, ticket, said, parent) : Set.of();
        Comment comment = new Comment(
                Ids.next(),
                by.tenant(),
                ticketId,
                said.parent(),
                by.person(),
                visibility,
                sharedWith,
                mentioned(by, ticket, visibility, sharedWith, said.text()),
                said.text(),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
        rows.add(comment);
        share(comment);
        audit.record(by, entry(comment, "ADDED"));
        tell(comment);
        events.publishEvent(new CommentAdded(
                by,
                ticket,
                comment.id(),
                visibility,
                said.text(),
                sharedWith,
                comment.mentions(),
                parent == null ? null : parent.author()));
        return comment;
    }

    /** Changes what the author said; what it said before stays readable. */
    public Comment edit(Caller by, UUID id, long version, String text) {
        Comment before = read(by, id);
        if (!before.author().equals(by.person())) {
            throw Refusal.forbidden("Only its author changes a comment; write an answer instead.");
        }
        if (before.removedAt() != null) {
            throw new Refusal(
                    Refusal.Category.CONFLICT, "COMMENT_REMOVED", "It was removed; write a new comment instead.");
        }
        checkText(text);
        TicketView ticket = tickets.read(by, before.ticket());
        Set<UUID> named = mentioned(by, ticket, before.visibility(), before.sharedWith(), text);
        if (before.version() != version || !rows.edit(before, text, named)) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
        Comment after = rows.find(by.tenant(), id).orElseThrow();
        share(after);
        audit.record(by, entry(after, "EDITED"));
        tell(after);
        events.publishEvent(new CommentEdited(by, after.ticket(), id));
        return after;
    }

    /** Takes back what the author said, its former texts included; that something was said stays. */
    public void remove(Caller by, UUID id) {
        Comment comment = read(by, id);
        if (!comment.author().equals(by.person())) {
            throw Refusal.forbidden("Only its author removes a comment.");
        }
        if (comment.removedAt() == null) {
            rows.remove(comment, clock.instant());
            audit.record(by, entry(comment, "REMOVED"));
            tell(comment);
        }
    }

    @Transactional(readOnly = true)
    public Comment read(Caller caller, UUID id) {
        Comment comment = rows.find(caller.tenant(), id).orElseThrow(() -> Refusal.notFound("comment"));
        TicketView ticket = tickets.read(caller, comment.ticket());
        if (!circle.maySee(caller, ticket, comment)) {
            throw Refusal.notFound("comment");
        }
        return comment;
    }

    /** Oldest first, one more than the limit when there are more. */
    @Transactional(readOnly = true)
    public List<Comment> list(Caller caller, UUID ticketId, @Nullable UUID after, int limit) {
        TicketView ticket = tickets.read(caller, ticketId);
        boolean inside = circle.isInside(ticket, caller.person());
        return rows.page(caller.tenant(), ticketId, caller.person(), inside, after, limit + 1);
    }

    /** How many there are that the caller may see. */
    @Transactional(readOnly = true)
    public long count(Caller caller, UUID ticketId) {
        TicketView ticket = tickets.read(caller, ticketId);
        return rows.count(caller.tenant(), ticketId, caller.person(), circle.isInside(ticket, caller.person()));
    }

    /** What the comment said before, newest first. */
    @Transactional(readOnly = true)
    public List<Comment.Edit> edits(Caller caller, UUID id) {
        return rows.edits(caller.tenant(), read(caller, id).id());
    }

    private Comment parent(Caller by, TicketView ticket, UUID id) {
        return rows.find(by.tenant(), id)
                .filter(found -> found.ticket().equals(ticket.id()) && circle.maySee(by, ticket, found))
                .orElseThrow(() -> Refusal.invalid(
                        List.of(new Problem("/parent_id", "NOT_FOUND", "This ticket has no such comment to answer."))));
    }

    private static void checkText(String text) {
        if (text.isBlank()) {
            throw Refusal.invalid(List.of(new Problem("/text", "REQUIRED", "A comment needs a text; write one.")));
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid(List.of(new Problem(
                    "/text",
                    "TOO_LONG",
                    "A comment has at most %,d characters; shorten it, or attach it as a file.".formatted(LONGEST))));
        }
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid(List.of(new Problem(
                    "/text", "NOT_ALLOWED", "The text holds a character that cannot be stored; remove it.")));
        }
    }

    private Visibility visibility(Caller by, TicketView ticket, NewComment said, @Nullable Comment parent) {
        Visibility least = parent == null ? Visibility.PUBLIC : parent.visibility();
        Visibility wanted = said.visibility() == null ? least : said.visibility();
        if (wanted.compareTo(least) < 0) {
            throw Refusal.invalid(List.of(new Problem(
                    "/visibility", "NOT_ALLOWED", "An answer to a comment that is %s stays so.".formatted(least))));
        }
        if (wanted == Visibility.INTERNAL && !by.isSystem() && !circle.isInside(ticket, by.person())) {
            throw Refusal.forbidden("Internal notes are for those who work on the ticket.");
        }
        if (wanted == Visibility.PRIVATE && by.is(Role.CUSTOMER)) {
            throw Refusal.forbidden("Private notes are for people of the house.");
        }
        return wanted;
    }

    private Set<UUID> sharedWith(Caller by, TicketView ticket, NewComment said, @Nullable Comment parent) {
        var named = new LinkedHashSet<UUID>();
        List<String> to = said.to() == null ? List.of() : said.to();
        if (to.isEmpty() && parent != null && parent.visibility() == Visibility.PRIVATE) {
            named.addAll(parent.sharedWith());
            named.add(parent.author());
        }
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < Math.min(to.size(), MOST_NAMED); i++) {
            String pointer = "/to/" + i;
            people.named(by.tenant(), to.get(i))
                    .filter(PersonView::active)
                    .ifPresentOrElse(
                            person -> {
                                named.add(person.id());
                                outside(ticket, person, pointer).ifPresent(problems::add);
                            },
                            () -> problems.add(new Problem(pointer, "UNKNOWN_PERSON", "There is no such person.")));
        }
        named.remove(by.person());
        if (problems.isEmpty() && named.isEmpty()) {
            problems.add(new Problem("/to", "REQUIRED", "A private note names who may read it."));
        }
        if (to.size() > MOST_NAMED) {
            problems.add(
                    new Problem("/to", "TOO_LONG", "A private note names at most %d persons.".formatted(MOST_NAMED)));
        }
        Refusal.ifAny(problems);
        return named;
    }

    /** Only who may read the comment counts as mentioned; customers name nobody, or they could try out who is there. */
    private Set<UUID> mentioned(
            Caller by, TicketView ticket, Visibility visibility, Set<UUID> sharedWith, String text) {
        if (by.is(Role.CUSTOMER)) {
            return Set.of();
        }
        Set<UUID> named = mentions.in(by.tenant(), text).stream()
                .filter(person -> !person.equals(by.person()))
                .filter(person -> switch (visibility) {
                    case PUBLIC -> true;
                    case INTERNAL -> circle.isInside(ticket, person);
                    case PRIVATE -> sharedWith.contains(person);
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Refusal.ifAny(people.find(by.tenant(), named).values().stream()
                .flatMap(person -> outside(ticket, person, "/text").stream())
                .toList());
        return named;
    }

    /** To be named lets people read the ticket: customers only read what is their own. */
    private Optional<Problem> outside(TicketView ticket, PersonView person, String pointer) {
        Caller reader =
                new Caller(ticket.tenant(), person.id(), person.name(), person.roles(), Caller.Channel.SYSTEM, null);
        return person.roles().contains(Role.CUSTOMER)
                        && tickets.readable(reader, List.of(ticket.id())).isEmpty()
                ? Optional.of(new Problem(
                        pointer,
                        "NOT_ALLOWED",
                        person.name() + " is a customer and may not read this ticket; take the name out."))
                : Optional.empty();
    }

    /** Only who may read it hears that there is something. */
    private void tell(Comment comment) {
        Stream<LiveTopic> topics = switch (comment.visibility()) {
            case PUBLIC -> Stream.of(LiveTopic.ticket(comment.ticket()));
            case INTERNAL -> Stream.of(LiveTopic.notes(comment.ticket()));
            case PRIVATE ->
                Stream.concat(Stream.of(comment.author()), comment.sharedWith().stream())
                        .map(LiveTopic::notes);
        };
        topics.forEach(topic -> live.publish(topic, CHANGED, comment.ticket()));
    }

    private void share(Comment comment) {
        var told = new LinkedHashSet<>(comment.sharedWith());
        told.addAll(comment.mentions());
        if (!told.isEmpty()) {
            tickets.share(comment.ticket(), told);
        }
    }

    /** The trail says that something was said and to which circle, not what; only public words are in the ticket's own history. */
    private static Audit.Entry entry(Comment comment, String fact) {
        boolean isPublic = comment.visibility() == Visibility.PUBLIC;
        return new Audit.Entry(
                isPublic ? "COMMENT_" + fact : comment.visibility() + "_NOTE_" + fact,
                isPublic ? comment.ticket() : null,
                "comment",
                comment.id().toString(),
                null,
                null,
                Map.of("ticket", comment.ticket(), "version", comment.version()));
    }
}
