package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.audit.Audit.Entry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Role;
import io.assent.tickets.TicketView;
import io.assent.workflow.TaskOpened;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class TasksTests {

    private final InboxFixture given = new InboxFixture();
    private Caller agent;
    private Caller colleague;
    private Caller employee;
    private Caller admin;
    private TicketView ticket;
    private InboxItem task;

    @BeforeEach
    void aTaskOfTheGroup() {
        given.people.person("agent", "it-support");
        given.people.person("colleague", "it-support");
        given.people.person("employee");
        agent = given.caller("agent", Role.AGENT);
        colleague = given.caller("colleague");
        employee = given.caller("employee");
        admin = given.caller("admin", Role.ADMIN);
        ticket = given.ticket("Printer is broken");
        task = given.work(
                ticket, ticket.id() + "/1", given.people.group("it-support").id());
        given.run(() -> given.inbox.offer(task, "userTask_Repair", List.of("repaired", "replaced")));
    }

    private List<UUID> inboxOf(Caller caller) {
        return given.inTransaction(() -> given.search.page(caller, InboxFilter.ALL, 100, null, false)).items().stream()
                .map(InboxEntry::id)
                .toList();
    }

    private InboxEntry claim(Caller caller) {
        return given.inTransaction(() -> given.tasks.claim(caller, task.id()));
    }

    private void complete(Caller caller, @Nullable String outcome) {
        given.run(() -> given.tasks.complete(caller, task.id(), outcome, Map.of(), "done"));
    }

    private static void refused(ThrowingCallable call, Category category, String code, Consumer<Refusal> also) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.category()).isEqualTo(category);
            assertThat(refusal.code()).isEqualTo(code);
            also.accept(refusal);
        });
    }

    private static void forbidden(ThrowingCallable call) {
        refused(call, Category.FORBIDDEN, "FORBIDDEN", refusal -> {});
    }

    @Test
    void givesAClaimedTaskToOnePersonAndHidesItFromTheOthers() {
        InboxEntry claimed = claim(agent);

        assertThat(claimed.assignee()).isEqualTo(agent.person());
        assertThat(inboxOf(agent)).containsExactly(task.id());
        assertThat(inboxOf(colleague)).isEmpty();
        assertThat(given.tickets.assigned).containsEntry(ticket.id(), agent.person());
        assertThat(given.trail).extracting(Entry::action).containsExactly("TASK_CLAIMED");
        assertThat(claim(agent).claimedAt()).isEqualTo(claimed.claimedAt());
    }

    @Test
    void tellsWhoComesSecondWhoWasFirst() {
        claim(agent);

        refused(() -> claim(colleague), Category.CONFLICT, "TASK_ALREADY_CLAIMED", refusal -> {
            PersonView first = given.people.person("agent");
            assertThat(refusal).hasMessage(first.name() + " has claimed this task before you.");
            assertThat(refusal.properties())
                    .containsEntry("claimed_by", PersonRef.of(first))
                    .containsEntry("claimed_at", InboxFixture.NOW);
        });
    }

    @Test
    void letsExactlyOneOfTwoWinTheRaceForATask() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> outcomes =
                    List.of(threads.submit(racing(agent, start)), threads.submit(racing(colleague, start)));

            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder("claimed", "TASK_ALREADY_CLAIMED");
        }
        assertThat(inboxOf(agent).size() + inboxOf(colleague).size()).isEqualTo(1);
    }

    private Callable<String> racing(Caller caller, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                claim(caller);
                return "claimed";
            } catch (Refusal refusal) {
                return refusal.code();
            }
        };
    }

    @Test
    void givesATaskBackToItsGroup() {
        claim(agent);

        given.inTransaction(() -> given.tasks.unclaim(agent, task.id()));

        assertThat(inboxOf(agent)).containsExactly(task.id());
        assertThat(inboxOf(colleague)).containsExactly(task.id());
        refused(
                () -> given.inTransaction(() -> given.tasks.unclaim(agent, task.id())),
                Category.CONFLICT,
                "TASK_NOT_CLAIMED",
                refusal -> {});
    }

    @Test
    void letsAgentsOfTheGroupAndAdministratorsHandOutTasksToMembers() {
        given.inTransaction(() -> given.tasks.assign(agent, task.id(), "colleague@acme.example"));
        assertThat(inboxOf(colleague)).containsExactly(task.id());
        assertThat(inboxOf(agent)).isEmpty();

        given.inTransaction(
                () -> given.tasks.assign(admin, task.id(), agent.person().toString()));
        assertThat(inboxOf(agent)).containsExactly(task.id());
        assertThat(inboxOf(colleague)).isEmpty();

        forbidden(() -> given.inTransaction(() -> given.tasks.assign(colleague, task.id(), "colleague@acme.example")));
        refused(
                () -> given.inTransaction(() -> given.tasks.assign(admin, task.id(), "employee@acme.example")),
                Category.INVALID,
                "VALIDATION_FAILED",
                refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.Problem::pointer)
                        .containsExactly("/assignee"));
    }

    @Test
    void completesATaskWithItsOutcomeAndLetsTheProcessGoOn() {
        claim(agent);

        given.run(() -> given.tasks.complete(agent, task.id(), "Repaired", Map.of("serial", "X1"), "was the cable"));

        assertThat(given.completed).containsExactly(ticket.id() + "/1 repaired");
        assertThat(given.published).singleElement().isInstanceOfSatisfying(TaskAnswered.class, answered -> {
            assertThat(answered.outcome()).isEqualTo("repaired");
            assertThat(answered.comments()).isEqualTo("was the cable");
            assertThat(answered.item().id()).isEqualTo(task.id());
        });
        assertThat(given.tickets.answers.get(ticket.id())).containsEntry("serial", "X1");
        assertThat(inboxOf(agent)).isEmpty();
        assertThat(given.trail).extracting(Entry::action).containsExactly("TASK_CLAIMED", "TASK_COMPLETED");
        assertThat(given.trail.getLast().after())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("step", task.step());
    }

    @Test
    void handsWhatWasSaidToWhoeverComesNext() {
        given.next = new TaskOpened(
                ticket.id(),
                ticket.id() + "/2",
                "userTask_Answer",
                "Answer",
                Map.of("kind", "answer", "asks", "requester"),
                Set.of());
        given.run(() -> given.tasks.complete(agent, task.id(), "repaired", Map.of(), "Which printer?"));
        InboxEntry question = given.inTransaction(() -> given.search.page(employee, InboxFilter.ALL, 10, null, false))
                .items()
                .getFirst();

        assertThat(question.facts())
                .containsEntry("question", "Which printer?")
                .containsEntry("asked_by", agent.person().toString());
        assertThat(question.assignee()).isEqualTo(employee.person());
        assertThat(given.published).hasAtLeastOneElementOfType(RequesterAsked.class);
    }

    @Test
    void leavesAnswersToAQuestionOfAnApprovalToIt() {
        InboxItem question = new InboxItem(
                Ids.next(),
                Kind.ANSWER,
                ticket.id(),
                null,
                "Answer",
                Set.of(employee.person()),
                employee.person(),
                null,
                List.of("complete"),
                Map.of("approval_id", Ids.next()));
        given.run(() -> given.inbox.offer(List.of(question)));

        given.run(() -> given.tasks.complete(employee, question.id(), null, Map.of("amount", 1), "less"));

        assertThat(given.tickets.answers).isEmpty();
        assertThat(given.published).hasSize(1);
    }

    @Test
    void forgetsClosedTasksInTheEnd() {
        complete(agent, "repaired");

        given.run(() -> given.store.forget(given.tenant, InboxFixture.NOW));
        refused(() -> complete(agent, "repaired"), Category.CONFLICT, "TASK_ALREADY_COMPLETED", refusal -> {});

        given.run(() -> given.store.forget(given.tenant, InboxFixture.NOW.plusSeconds(1)));
        refused(() -> complete(agent, "repaired"), Category.NOT_FOUND, "NOT_FOUND", refusal -> {});
    }

    @Test
    void insistsOnOneOfTheOutcomesThatTheTaskAsksFor() {
        refused(
                () -> complete(agent, "exploded"),
                Category.INVALID,
                "VALIDATION_FAILED",
                refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.Problem::pointer)
                        .containsExactly("/outcome"));
        assertThat(given.completed).isEmpty();
    }

    @Test
    void takesTheUsualOutcomeWhenNoneIsSaid() {
        given.run(() -> assertThat(given.tasks
                        .complete(agent, task.id(), null, Map.of(), null)
                        .outcome())
                .isEqualTo("repaired"));
    }

    @Test
    void takesAChoiceForAnAnswerAndChoosesNoneByItself() {
        InboxItem rating = given.item(Kind.ANSWER, ticket, ticket.id() + "/2", Set.of(employee.person()));
        given.run(() -> given.inbox.offer(rating, "userTask_Rate", List.of("good", "poor")));

        refused(
                () -> given.inTransaction(() -> given.tasks.complete(employee, rating.id(), null, Map.of(), "Quick")),
                Category.INVALID,
                "VALIDATION_FAILED",
                refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.Problem::pointer)
                        .containsExactly("/outcome"));
        given.run(() -> assertThat(given.tasks
                        .complete(employee, rating.id(), "poor", Map.of(), null)
                        .outcome())
                .isEqualTo("poor"));
    }

    @Test
    void completesATaskOnlyOnceAndSaysWhoDid() {
        complete(agent, "repaired");

        refused(
                () -> complete(colleague, "repaired"),
                Category.CONFLICT,
                "TASK_ALREADY_COMPLETED",
                refusal -> assertThat(refusal.properties())
                        .containsEntry("completed_by", PersonRef.of(given.people.person("agent")))
                        .containsEntry("completed_at", InboxFixture.NOW));
        refused(() -> claim(agent), Category.CONFLICT, "TASK_ALREADY_COMPLETED", refusal -> {});
        forbidden(() -> complete(employee, "repaired"));
        assertThat(given.completed).hasSize(1);
    }

    @Test
    void saysThatATaskIsNoLongerNeededWhenTheProcessTookItAway() {
        given.run(() -> given.inbox.withdraw(List.of(task.id())));

        refused(() -> complete(agent, "repaired"), Category.CONFLICT, "TASK_NO_LONGER_NEEDED", refusal -> {});
    }

    @Test
    void refusesStrangersAndHolderlessCommands() {
        forbidden(() -> claim(employee));
        forbidden(() -> complete(employee, "repaired"));
        forbidden(() -> complete(admin, "repaired"));
        claim(agent);
        forbidden(() -> complete(colleague, "repaired"));
        forbidden(() -> given.inTransaction(() -> given.tasks.unclaim(colleague, task.id())));
    }

    @Test
    void knowsNeitherUnheardOfIdsNorThoseOfAnotherTenantNorApprovals() {
        InboxFixture globex = new InboxFixture();
        Caller foreigner = globex.caller("admin", Role.ADMIN);
        InboxItem approval = given.item(Kind.APPROVAL, ticket, null, Set.of(agent.person()));
        given.run(() -> given.inbox.offer(List.of(approval)));

        List.<ThrowingCallable>of(
                        () -> given.inTransaction(() -> given.tasks.claim(agent, Ids.next())),
                        () -> globex.inTransaction(() -> globex.tasks.claim(foreigner, task.id())),
                        () -> given.run(() -> given.tasks.complete(agent, approval.id(), null, Map.of(), null)))
                .forEach(call -> refused(call, Category.NOT_FOUND, "NOT_FOUND", refusal -> {}));
    }

    @Test
    void letsTheRequesterAnswerWithoutAnEngineTask() {
        InboxItem question = given.item(Kind.ANSWER, ticket, null, Set.of(employee.person()));
        given.run(() -> given.inbox.offer(List.of(question)));

        refused(
                () -> given.inTransaction(() -> given.tasks.claim(employee, question.id())),
                Category.CONFLICT,
                "TASK_ACTION_NOT_AVAILABLE",
                refusal -> {});
        given.run(() -> given.tasks.complete(employee, question.id(), null, Map.of(), "the blue one"));

        assertThat(inboxOf(employee)).isEmpty();
        assertThat(given.published).hasSize(1);
        assertThat(given.completed).isEmpty();
    }
}
