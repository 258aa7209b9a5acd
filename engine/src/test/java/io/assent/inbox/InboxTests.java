package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.OrganisationChanged;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import io.assent.tickets.TicketEdited;
import io.assent.tickets.TicketStatusChanged;
import io.assent.tickets.TicketView;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class InboxTests {

    private final InboxFixture given = new InboxFixture();
    private Caller employee;
    private Caller buyer;

    @BeforeEach
    void people() {
        given.people.person("employee");
        given.people.person("buyer", "procurement");
        employee = given.caller("employee");
        buyer = given.caller("buyer");
    }

    private List<InboxEntry> inboxOf(Caller caller) {
        return given.inTransaction(() -> given.search.page(caller, InboxFilter.ALL, 100, null, false))
                .items();
    }

    private TaskOpened opened(TicketView ticket, Map<String, String> properties, Set<String> groups) {
        return new TaskOpened(ticket.id(), ticket.id() + "/1", "userTask_Do", "Order the goods", properties, groups);
    }

    @Test
    @Tag("C1")
    @Tag("C3")
    void bringsWorkBeforeTheGroupsOfItsTaskWithEverythingThatTheListShows() {
        TicketView ticket =
                given.ticket("New laptop", "purchase", Priority.HIGH, InboxFixture.NOW.plus(Duration.ofDays(2)));

        given.run(() -> given.processTasks.on(
                opened(ticket, Map.of("kind", "work", "outcomes", "ordered, not available"), Set.of("procurement"))));

        assertThat(inboxOf(buyer)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.WORK);
            assertThat(entry.step()).isEqualTo("Order the goods");
            assertThat(entry.node()).isEqualTo("userTask_Do");
            assertThat(entry.task()).isEqualTo(ticket.id() + "/1");
            assertThat(entry.dueAt()).isEqualTo(ticket.dueDate());
            assertThat(entry.outcomes()).containsExactly("ordered", "not available");
            assertThat(entry.ticket().number()).isEqualTo(ticket.number());
            assertThat(entry.ticket().priority()).isEqualTo(Priority.HIGH);
            assertThat(entry.ticket().requesterName()).isEqualTo("employee");
            assertThat(entry.ticket().amount()).isEqualTo(new BigDecimal("3200.00"));
        });
        assertThat(inboxOf(employee)).isEmpty();
        assertThat(given.tickets.readers.get(ticket.id()))
                .containsExactly(given.people.group("procurement").id());
        assertThat(given.told)
                .containsExactly(
                        "INBOX_ADDED " + given.people.group("procurement").id());
    }

    @Test
    void leavesWorkOfAnUnknownGroupToTheAdministratorsAndWritesItDown() {
        TicketView ticket = given.ticket("New laptop");

        given.run(() -> given.processTasks.on(opened(ticket, Map.of("kind", "work"), Set.of("nobody-knows"))));

        assertThat(inboxOf(given.caller("admin", Role.ADMIN))).hasSize(1);
        assertThat(inboxOf(buyer)).isEmpty();
        assertThat(given.trail).singleElement().extracting(Entry::action).isEqualTo("TASK_WITHOUT_GROUP");
    }

    @Test
    void leavesWorkOfAGroupInWhichNobodyIsActiveToTheAdministratorsToo() {
        Caller admin = given.caller("admin", Role.ADMIN);
        UUID leaver = given.people.person("buyer").id();
        TicketView before = given.ticket("New laptop");
        TicketView after = given.ticket("New chair");
        given.run(() -> given.processTasks.on(opened(before, Map.of("kind", "work"), Set.of("procurement"))));
        assertThat(inboxOf(admin)).isEmpty();

        given.people.left.add(leaver);
        given.run(() -> given.processTasks.on(
                new OrganisationChanged(admin, "PERSON_DEACTIVATED", "person", leaver, null, null)));
        given.run(() -> given.processTasks.on(opened(after, Map.of("kind", "work"), Set.of("procurement"))));

        assertThat(inboxOf(admin))
                .extracting(entry -> entry.ticket().id())
                .containsExactlyInAnyOrder(before.id(), after.id());
        assertThat(inboxOf(buyer)).as("who joins the group has it, too").hasSize(2);
        assertThat(given.trail).extracting(Entry::action).containsExactly("TASK_WITHOUT_GROUP", "TASK_WITHOUT_GROUP");
    }

    @Test
    @Tag("B5")
    void keepsWhatWantsSomebodyImpartialFromWhoAskedAndLeavesItToTheAdministratorsWhenTheOthersHaveLeft() {
        Caller admin = given.caller("admin", Role.ADMIN);
        given.people.person("employee", "procurement");
        TicketView ticket = given.ticket("New laptop");
        var properties = Map.of("kind", "work", "impartial", "true");

        given.run(() -> given.processTasks.on(opened(ticket, properties, Set.of("procurement"))));

        assertThat(inboxOf(employee)).isEmpty();
        assertThat(inboxOf(admin)).isEmpty();
        assertThat(inboxOf(buyer))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.isPartial(employee.person())).isTrue());
        given.people.left.add(buyer.person());
        given.run(() -> given.processTasks.on(
                new OrganisationChanged(admin, "PERSON_DEACTIVATED", "person", buyer.person(), null, null)));
        assertThat(inboxOf(admin)).hasSize(1);
    }

    @Test
    void asksTheRequesterWhenAProcessSaysSoAndLeavesQuestionsOfApprovalsToThem() {
        TicketView ticket = given.ticket("Printer is broken");

        given.run(() -> {
            given.processTasks.on(opened(
                    ticket, Map.of("kind", "answer", "asks", "requester", "question", "Which printer?"), Set.of()));
            given.processTasks.on(opened(ticket, Map.of("kind", "answer"), Set.of()));
            given.processTasks.on(opened(ticket, Map.of("kind", "approval"), Set.of()));
        });

        assertThat(inboxOf(employee)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.ANSWER);
            assertThat(entry.facts()).containsEntry("question", "Which printer?");
            assertThat(entry.actions()).containsExactly("complete");
        });
    }

    @Test
    @Tag("C3")
    void takesATaskAwayWithItsProcess() {
        TicketView ticket = given.ticket("New laptop");
        given.run(() -> given.processTasks.on(opened(ticket, Map.of("kind", "work"), Set.of("procurement"))));

        given.run(() ->
                given.processTasks.on(new TaskClosed(ticket.id(), ticket.id() + "/1", "userTask_Do", Map.of(), false)));

        assertThat(inboxOf(buyer)).isEmpty();
        assertThat(given.told)
                .last()
                .isEqualTo("INBOX_REMOVED " + given.people.group("procurement").id());
    }

    @Test
    void offersAndWithdrawsManyItemsInOneStatementEach() {
        UUID group = given.people.group("procurement").id();
        List<InboxItem> items = IntStream.range(0, 50)
                .mapToObj(i ->
                        given.item(Kind.APPROVAL, given.ticket("Request " + i), null, Set.of(group, employee.person())))
                .toList();
        given.dataSource.statements.clear();

        given.run(() -> given.inbox.offer(items));
        assertThat(given.dataSource.statements).hasSize(1);
        assertThat(inboxOf(buyer)).hasSize(50);
        given.dataSource.statements.clear();

        given.run(() -> given.inbox.withdraw(items.stream().map(InboxItem::id).toList()));
        assertThat(given.dataSource.statements).hasSize(1);
        assertThat(inboxOf(buyer)).isEmpty();
    }

    @Test
    void asksOthersInsteadAfterADelegation() {
        TicketView ticket = given.ticket("New laptop");
        InboxItem item = given.item(Kind.APPROVAL, ticket, null, Set.of(employee.person()));
        Instant due = InboxFixture.NOW.plusSeconds(60);
        given.run(() -> given.inbox.offer(List.of(item)));

        given.run(() -> given.inbox.redirect(item.id(), Set.of(buyer.person()), due));

        assertThat(inboxOf(employee)).isEmpty();
        assertThat(inboxOf(buyer)).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(item.id());
            assertThat(entry.dueAt()).isEqualTo(due);
        });
        assertThat(asks(ticket, buyer)).isTrue();
        assertThat(asks(ticket, employee)).isFalse();
    }

    private boolean asks(TicketView ticket, Caller caller) {
        return given.inTransaction(() -> given.inbox.asks(given.tenant, ticket.id(), List.of(caller.person())));
    }

    @Test
    void showsTheTicketAsItIsAndSortsItAnew() {
        TicketView first = given.ticket("First");
        TicketView second = given.ticket("Second");
        UUID group = given.people.group("procurement").id();
        given.run(() -> given.inbox.offer(List.of(given.work(first, "a", group), given.work(second, "b", group))));
        TicketView urgent = like(second, "Second, in a hurry", Status.IN_PROGRESS, Priority.URGENT, InboxFixture.NOW);
        TicketView moved = like(first, "First", Status.PENDING_INFO, Priority.MEDIUM, null);

        given.run(() -> {
            given.itemTickets.on(new TicketStatusChanged(moved, first.status(), moved.status()));
            given.itemTickets.on(new TicketEdited(second, urgent, false));
        });

        List<InboxEntry> shown = inboxOf(buyer);
        assertThat(shown).extracting(entry -> entry.ticket().title()).containsExactly("Second, in a hurry", "First");
        assertThat(shown.getFirst().ticket().priority()).isEqualTo(Priority.URGENT);
        assertThat(shown.getFirst().dueAt()).isEqualTo(InboxFixture.NOW);
        assertThat(shown.getLast().ticket().status()).isEqualTo(Status.PENDING_INFO);
        assertThat(given.told).contains("INBOX_CHANGED " + group);
    }

    @Test
    @Tag("C2")
    void wantsWorkAndAnswersWhenTheTicketOrItsClockSaysWhicheverComesFirst() {
        Instant soon = InboxFixture.NOW.plus(Duration.ofHours(2));
        Instant later = InboxFixture.NOW.plus(Duration.ofDays(2));
        TicketView neither = given.ticket("Whenever");
        TicketView needed = given.ticket("Needed soon", "purchase", Priority.MEDIUM, soon);
        TicketView promised = given.ticket("Promised soon", "purchase", Priority.MEDIUM, later);
        TicketView clock = given.ticket("Promised later");
        given.clocks.putAll(Map.of(needed.id(), later, promised.id(), soon, clock.id(), later));

        given.run(() -> List.of(neither, needed, promised, clock)
                .forEach(ticket ->
                        given.processTasks.on(opened(ticket, Map.of("kind", "work"), Set.of("procurement")))));
        given.run(() -> given.processTasks.on(opened(clock, Map.of("kind", "answer", "asks", "requester"), Set.of())));

        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(soon, soon, later, null);
        assertThat(inboxOf(buyer))
                .extracting(entry -> entry.ticket().title())
                .containsExactly("Needed soon", "Promised soon", "Promised later", "Whenever");
        assertThat(inboxOf(employee)).extracting(InboxEntry::dueAt).containsExactly(later);
    }

    @Test
    void workOfAStepWithATimeOfItsOwnIsDueThenWhateverTheTicketSays() {
        TicketView ticket = given.ticket("Long done", "purchase", Priority.MEDIUM, InboxFixture.NOW.minusSeconds(60));

        given.run(() ->
                given.processTasks.on(opened(ticket, Map.of("kind", "work", "due", "P14D"), Set.of("procurement"))));

        Instant due = InboxFixture.NOW.plus(Duration.ofDays(14));
        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(due);
        assertThat(given.published)
                .filteredOn(WorkOffered.class::isInstance)
                .extracting(offered -> ((WorkOffered) offered).dueAt())
                .containsExactly(due);
    }

    @Test
    @Tag("C2")
    void movesWorkWithTheClockOfItsTicket() {
        TicketView one = given.ticket("One");
        TicketView other = given.ticket("Other");
        UUID group = given.people.group("procurement").id();
        given.clocks.put(other.id(), InboxFixture.NOW.plusSeconds(60));
        given.run(() -> given.inbox.offer(List.of(given.work(one, "a", group), given.work(other, "b", group))));

        given.clocks.put(one.id(), InboxFixture.NOW);
        given.dataSource.statements.clear();
        given.run(() -> given.inbox.reschedule(one.id()));

        assertThat(given.dataSource.statements).hasSize(1);
        assertThat(inboxOf(buyer))
                .extracting(InboxEntry::kind, entry -> entry.ticket().title(), InboxEntry::dueAt)
                .containsExactly(
                        tuple(Kind.WORK, "One", InboxFixture.NOW),
                        tuple(Kind.WORK, "Other", InboxFixture.NOW.plusSeconds(60)));

        given.clocks.remove(one.id());
        given.run(() -> given.inbox.reschedule(one.id()));

        assertThat(inboxOf(buyer).getFirst().ticket().title())
                .as("a clock that stands still hurries nobody")
                .isEqualTo("Other");
    }

    @Test
    @Tag("C2")
    void wantsADecisionWithTheFirstResponseThenWithTheWorkAndWithItsStepAtTheLatest() {
        Instant response = InboxFixture.NOW.plus(Duration.ofHours(2));
        Instant step = InboxFixture.NOW.plus(Duration.ofDays(1));
        Instant resolution = InboxFixture.NOW.plus(Duration.ofHours(9));
        TicketView ticket = given.ticket("One");
        UUID approval = Ids.next();
        given.responses.put(ticket.id(), response);
        given.run(() -> given.inbox.offer(List.of(new InboxItem(
                approval,
                Kind.APPROVAL,
                ticket.id(),
                null,
                "Approve",
                Set.of(buyer.person()),
                null,
                step,
                List.of(),
                Map.of()))));
        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(response);

        given.responses.clear();
        given.run(() -> given.inbox.reschedule(ticket.id()));
        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(step);

        given.clocks.put(ticket.id(), resolution);
        given.run(() -> given.inbox.redirect(approval, Set.of(buyer.person()), step));
        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(resolution);

        given.clocks.clear();
        given.run(() -> given.inbox.reschedule(ticket.id()));
        assertThat(inboxOf(buyer)).extracting(InboxEntry::dueAt).containsExactly(step);
    }

    private static TicketView like(
            TicketView t, String title, Status status, Priority priority, @Nullable Instant due) {
        return new TicketView(
                t.id(),
                t.tenant(),
                t.number(),
                t.type(),
                t.release(),
                title,
                t.description(),
                status,
                priority,
                t.category(),
                t.requester(),
                t.department(),
                t.assignee(),
                due,
                t.customFields(),
                t.amount(),
                t.currency(),
                t.tags(),
                t.watchers(),
                t.revision(),
                t.version(),
                t.createdAt(),
                t.updatedAt(),
                t.submittedAt(),
                t.completedAt(),
                t.held());
    }
}
