package io.assent.demo;

import io.assent.approvals.ApprovalCommands;
import io.assent.catalog.Categories;
import io.assent.conversations.Comments;
import io.assent.conversations.NewComment;
import io.assent.inbox.Inbox;
import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.inbox.Tasks;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.PlatformClock;
import io.assent.shared.Tenancy;
import io.assent.tickets.TicketCommands;
import io.assent.tickets.TicketDraft;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays stories with the commands that people use, each at its instant. A story is one transaction, so that no timer of the past
 * fires while it is told.
 */
@Component
class Stage {

    private static final int SECONDS = 60;

    private final TicketCommands commands;
    private final ApprovalCommands approvals;
    private final Tasks tasks;
    private final Comments comments;
    private final Inbox inbox;
    private final Tickets tickets;
    private final People people;
    private final Categories categories;
    private final TransactionTemplate transaction;

    Stage(
            TicketCommands commands,
            ApprovalCommands approvals,
            Tasks tasks,
            Comments comments,
            Inbox inbox,
            Tickets tickets,
            People people,
            Categories categories,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.approvals = approvals;
        this.tasks = tasks;
        this.comments = comments;
        this.inbox = inbox;
        this.tickets = tickets;
        this.people = people;
        this.categories = categories;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS);
    }

    /** @return the ticket that came of it */
    UUID play(Story story) {
        return Tenancy.of(
                story.tenant(), () -> Objects.requireNonNull(transaction.execute(_ -> new Performance(story).play())));
    }

    private final class Performance {

        private final Story story;
        private final Caller requester;
        private UUID ticket = Caller.SYSTEM;

        private Performance(Story story) {
            this.story = story;
            this.requester =
                    caller(people.named(story.tenant(), story.requester()).orElseThrow(), Caller.Channel.PORTAL);
        }

        private UUID play() {
            at(
                    story.start(),
                    requester,
                    by -> ticket =
                            commands.create(by, draft(), story.draftOnly()).id());
            story.moves().forEach(move -> act(move.at(), move.action()));
            return ticket;
        }

        private TicketDraft draft() {
            TicketDraft said = story.draft();
            List<UUID> watchers = story.watchers().stream()
                    .flatMap(email -> people.named(story.tenant(), email).stream())
                    .map(PersonView::id)
                    .toList();
            return new TicketDraft(
                    said.title(),
                    said.description(),
                    said.type(),
                    said.priority(),
                    said.dueDate(),
                    said.category() == null
                            ? null
                            : categories.named(story.tenant(), said.category()).path(),
                    said.tags(),
                    watchers,
                    said.customFields());
        }

        private void act(Instant at, Story.Action action) {
            switch (action) {
                case Story.Decide decide -> decide(at, waiting(Kind.APPROVAL), decide.approve(), decide.comment());
                case Story.DecideToo second ->
                    offered(Kind.APPROVAL).ifPresent(asked -> decide(at, asked, second.approve(), second.comment()));
                case Story.Ask ask -> {
                    InboxEntry asked = waiting(Kind.APPROVAL);
                    at(at, among(asked), by -> {
                        approvals.requestInfo(by, asked.id(), ask.question());
                        return true;
                    });
                }
                case Story.Answer answer ->
                    at(
                            at,
                            requester,
                            by -> tasks.complete(by, waiting(Kind.ANSWER).id(), null, Map.of(), answer.text()));
                case Story.Claim _ -> {
                    InboxEntry work = waiting(Kind.WORK);
                    at(at, among(work), by -> tasks.claim(by, work.id()));
                }
                case Story.Complete complete -> {
                    InboxEntry work = waiting(Kind.WORK);
                    at(
                            at,
                            among(work),
                            by -> tasks.complete(by, work.id(), complete.outcome(), Map.of(), complete.comment()));
                }
                case Story.Send send -> at(at, requester, by -> commands.send(by, ticket, send.verb(), send.comment()));
                case Story.Say say ->
                    at(
                            at,
                            say.requester() ? requester : assignee(),
                            by -> comments.add(by, ticket, NewComment.ofEverybody(say.text())));
            }
        }

        private void decide(Instant at, InboxEntry asked, boolean approve, @Nullable String comment) {
            at(at, among(asked), by -> {
                approvals.decide(by, asked.id(), approve, comment, null);
                return true;
            });
        }

        private <T> void at(Instant instant, Caller by, Function<Caller, T> command) {
            PlatformClock.at(
                    instant,
                    () -> Acting.as(by, () -> {
                        T done = command.apply(by);
                        PerTransaction.settle();
                        return done;
                    }));
        }

        private Optional<InboxEntry> offered(Kind kind) {
            return inbox.of(story.tenant(), ticket).stream()
                    .filter(entry -> entry.kind() == kind)
                    .findFirst();
        }

        private InboxEntry waiting(Kind kind) {
            return offered(kind)
                    .orElseThrow(() -> new IllegalStateException("Nobody is asked for %s: %s"
                            .formatted(kind, story.draft().title())));
        }

        /** Who has it, else one of those who may. */
        private Caller among(InboxEntry entry) {
            if (entry.assignee() != null) {
                return person(entry.assignee());
            }
            List<PersonView> able = entry.kind() == Kind.APPROVAL
                    ? List.copyOf(
                            people.find(story.tenant(), entry.principals()).values())
                    : people.groups(story.tenant(), entry.principals()).stream()
                            .flatMap(group -> people.members(story.tenant(), group.key()).stream())
                            .toList();
            return caller(
                    able.get(story.pick() % able.size()),
                    entry.kind() == Kind.APPROVAL && story.pick() % 5 == 0
                            ? Caller.Channel.MAIL
                            : Caller.Channel.PORTAL);
        }

        private Caller assignee() {
            TicketView view = Objects.requireNonNull(
                    tickets.get(story.tenant(), List.of(ticket)).get(ticket));
            return person(Objects.requireNonNull(view.assignee(), "nobody works on it yet"));
        }

        private Caller person(UUID id) {
            return caller(people.find(story.tenant(), id).orElseThrow(), Caller.Channel.PORTAL);
        }

        private Caller caller(PersonView person, Caller.Channel channel) {
            return new Caller(story.tenant(), person.id(), person.name(), person.roles(), channel, null);
        }
    }
}
