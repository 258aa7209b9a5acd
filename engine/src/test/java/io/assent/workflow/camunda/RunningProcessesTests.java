package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.workflow.Packs;
import io.assent.workflow.ProcessStuck;
import io.assent.workflow.Processes;
import io.assent.workflow.RunningProcesses;
import io.assent.workflow.RunningProcesses.FailingJob;
import io.assent.workflow.RunningProcesses.Instance;
import io.assent.workflow.RunningProcesses.InstanceFilter;
import io.assent.workflow.RunningProcesses.JobFilter;
import io.assent.workflow.RunningProcesses.Load;
import io.assent.workflow.RunningProcesses.Place;
import io.assent.workflow.RunningProcesses.Running;
import io.assent.workflow.RunningProcesses.Step;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs that the engine's own job executor runs and fails with. */
@WorkflowTest
@Tag("D5")
class RunningProcessesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JobFilter EVERY_JOB = new JobFilter(null, null, null);
    private static final InstanceFilter EVERY_INSTANCE = new InstanceFilter(null, null, null, false, false);

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private Processes processes;

    @Autowired
    private RunningProcesses running;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private UUID tenant;

    @BeforeEach
    void alone() {
        tenant = Ids.next();
    }

    @Test
    void tellTheCauseOfAJobThatFailsAndMendItByOneMoreTry() {
        Ticket ticket = failing();

        FailingJob first = await().atMost(PATIENCE).until(() -> firstOf(EVERY_JOB), job -> job != null);
        assertThat(first.cause()).isEqualTo("the other side is down");
        assertThat(first.step()).isEqualTo(new Step("serviceTask_AnnounceDue", "Say what fell due"));
        assertThat(first.ticket()).isEqualTo(ticket.id);
        assertThat(first.attemptsLeft()).isEqualTo(4);
        assertThat(first.nextAttemptAt()).isAfter(Instant.now());
        assertThat(ticket.stuck).as("while it is tried again").isEmpty();

        ticket.failure =
                Refusal.invalid(List.of(new Refusal.Problem("/custom_fields/role", "REQUIRED", "Choose one.")));
        within(() -> running.retry(tenant, first.id()));
        FailingJob again = await().atMost(PATIENCE)
                .until(() -> firstOf(EVERY_JOB), job -> !job.cause().equals(first.cause()));
        assertThat(again.cause())
                .isEqualTo("Some values need a correction; nothing was changed. /custom_fields/role: Choose one.");
        assertThat(again.attemptsLeft()).as("trying by hand takes none").isEqualTo(4);

        ticket.failure = new IllegalStateException("the other side is down");
        jdbc.sql("update act_ru_job set retries_ = 1, duedate_ = now() where id_ = :id")
                .param("id", first.id())
                .update();
        await().atMost(PATIENCE).until(() -> firstOf(new JobFilter(null, null, true)), job -> job != null);
        FailingJob stuck = within(() -> running.job(tenant, first.id()));
        assertThat(stuck.attemptsLeft()).isZero();
        assertThat(stuck.nextAttemptAt()).isNull();
        assertThat(stuck.stuckSince()).isNotNull();
        assertThat(ticket.stuck)
                .containsExactly(new ProcessStuck(
                        ticket.id,
                        "sla-clock",
                        stuck.step().id(),
                        stuck.step().name(),
                        "the other side is down",
                        null));
        assertThat(within(() -> running.all(tenant))).singleElement().satisfies(clock -> {
            assertThat(clock.running()).isOne();
            assertThat(clock.stuck()).isOne();
        });
        assertThat(within(() -> running.instances(tenant, new InstanceFilter(null, null, null, false, true), null, 9)))
                .extracting(Instance::ticket)
                .containsExactly(ticket.id);

        ticket.failure = null;
        within(() -> running.retry(tenant, first.id()));
        await().atMost(PATIENCE).until(() -> ticket.said.size() == 1);
        await().atMost(PATIENCE).until(() -> firstOf(EVERY_JOB) == null);
    }

    @Test
    void tellOnceOfACauseAfterTheThirdAttemptWithTheNextOne() {
        String release =
                Tenancy.of(tenant, () -> processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn")));
        Ticket first = failing(release);
        Ticket second = failing(release);
        attempt(first, 3);

        await().atMost(PATIENCE).until(() -> !first.stuck.isEmpty());
        ProcessStuck told = first.stuck.getFirst();
        assertThat(told.cause()).isEqualTo("the other side is down");
        assertThat(told.nextAttemptAt()).isAfter(Instant.now().plusSeconds(300));
        attempt(second, 3);
        await().atMost(PATIENCE).until(() -> left(second) == 2);
        assertThat(second.stuck).as("for the same cause").isEmpty();

        attempt(first, 2);
        await().atMost(PATIENCE).until(() -> left(first) == 1);
        assertThat(first.stuck).as("while nothing is new").hasSize(1);
        attempt(first, 1);
        await().atMost(PATIENCE).until(() -> first.stuck.size() == 2);
        assertThat(first.stuck.getLast().nextAttemptAt()).isNull();
    }

    @Test
    void tryAJobOnceHoweverOftenThatIsWantedBeforeItRuns() {
        failing();
        FailingJob job = await().atMost(PATIENCE).until(() -> firstOf(EVERY_JOB), found -> found != null);

        within(() -> transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            running.retry(tenant, job.id());
            assertThat(running.job(tenant, job.id()).attemptsLeft()).isEqualTo(job.attemptsLeft() + 1);
            refuses("JOB_RUNNING", () -> running.retry(tenant, job.id()));
        }));
    }

    @Test
    void leaveAloneWhatRunsWhatDidNotFailAndWhatIsNotTheirs() {
        failing();
        FailingJob job = await().atMost(PATIENCE).until(() -> firstOf(EVERY_JOB), found -> found != null);
        jdbc.sql("update act_ru_job set lock_owner_ = 'node', lock_exp_time_ = now() + interval '1 hour' where"
                        + " id_ = :id")
                .param("id", job.id())
                .update();

        refuses("JOB_RUNNING", () -> running.retry(tenant, job.id()));
        assertThat(within(() -> running.job(tenant, job.id()))).satisfies(same -> {
            assertThat(same.running()).isTrue();
            assertThat(same.attemptsLeft()).isEqualTo(job.attemptsLeft());
            assertThat(same.nextAttemptAt()).isEqualTo(job.nextAttemptAt());
        });
        refuses("NOT_FOUND", () -> running.retry(Ids.next(), job.id()));
        refuses("NOT_FOUND", () -> running.retry(tenant, "gone"));

        jdbc.sql("update act_ru_job set exception_msg_ = null where id_ = :id")
                .param("id", job.id())
                .update();
        refuses("JOB_NOT_FAILING", () -> running.retry(tenant, job.id()));
    }

    @Test
    void countWhatIsAtEachStepAndFindItPageByPage() {
        String release = support();
        List<Ticket> tickets = List.of(started(release), started(release), started(release));
        within(() -> processes.complete(tickets.getFirst().task().task()));

        Running support = within(() -> running.all(tenant)).getFirst();
        assertThat(support.running()).isEqualTo(3);
        assertThat(within(() -> running.drawing(tenant, support.id())).nodes())
                .extracting(Load::count)
                .containsExactlyInAnyOrder(1, 2);
        Instance newest = page(null).getFirst();
        Instance next = page(new Place(newest.ticket().toString(), newest.id())).getFirst();
        Instance last = page(new Place(next.ticket().toString(), next.id())).getFirst();
        assertThat(List.of(last.ticket(), next.ticket(), newest.ticket()))
                .containsExactlyElementsOf(
                        tickets.stream().map(ticket -> ticket.id).sorted().toList());
        InstanceFilter solving = new InstanceFilter(support.id(), "userTask_SolveIssue", null, false, false);
        assertThat(within(() -> running.instances(tenant, solving, null, 9)))
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.ticket()).isEqualTo(tickets.getFirst().id);
                    assertThat(instance.steps()).extracting(Step::id).containsExactly("userTask_SolveIssue");
                });
        UUID stranger = Ids.next();
        assertThat(Tenancy.of(stranger, () -> running.all(stranger))).isEmpty();
        assertThat(Tenancy.of(stranger, () -> running.instances(stranger, EVERY_INSTANCE, null, 9)))
                .isEmpty();
        refuses("NOT_FOUND", () -> running.drawing(stranger, support.id()));
    }

    @Test
    void holdEverythingOfATicketUntilItIsResumed() {
        Ticket ticket = started(support());
        String task = ticket.task().task();

        within(() -> running.suspend(tenant, ticket.id));
        refuses("PROCESS_SUSPENDED", () -> processes.complete(task));
        refuses("PROCESS_SUSPENDED", () -> processes.send(ticket.id, "ticket.cancel"));
        assertThat(within(() -> running.instances(tenant, new InstanceFilter(null, null, null, true, false), null, 9)))
                .hasSize(1);

        within(() -> running.resume(tenant, ticket.id));
        within(() -> processes.complete(task));
        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
    }

    @Test
    void endEverythingOfATicketAndTakeItsTasksAway() {
        Ticket ticket = started(support());

        within(() -> running.end(tenant, ticket.id));

        assertThat(ticket.tasks).isEmpty();
        assertThat(within(() -> running.instances(tenant, EVERY_INSTANCE, null, 9)))
                .isEmpty();
    }

    @Test
    void goFromOneStepToAnother() {
        Ticket ticket = started(support());
        Instance instance =
                within(() -> running.instances(tenant, EVERY_INSTANCE, null, 1)).getFirst();
        String here = instance.steps().getFirst().id();

        refuses("VALIDATION_FAILED", () -> running.move(tenant, instance.id(), "userTask_SolveIssue", here));
        refuses("VALIDATION_FAILED", () -> running.move(tenant, instance.id(), here, "nowhere"));
        within(() -> running.move(tenant, instance.id(), here, "userTask_SolveIssue"));

        assertThat(ticket.status).isEqualTo("IN_PROGRESS");
        assertThat(ticket.task().node()).isEqualTo("userTask_SolveIssue");
        assertThat(ticket.tasks).hasSize(1);
    }

    /** The job has this many attempts left, and makes the next one at once. */
    private void attempt(Ticket ticket, int left) {
        await().atMost(PATIENCE)
                .until(() ->
                        jdbc.sql("update act_ru_job set retries_ = :left, duedate_ = now() where exception_msg_ is not"
                            + " null and lock_owner_ is null and process_instance_id_ in (select id_ from"
                            + " act_ru_execution where business_key_ = :ticket)")
                                        .param("left", left)
                                        .param("ticket", ticket.id.toString())
                                        .update()
                                == 1);
    }

    private int left(Ticket ticket) {
        return jdbc.sql("select min(retries_) from act_ru_job where process_instance_id_ in (select id_ from"
                        + " act_ru_execution where business_key_ = :ticket)")
                .param("ticket", ticket.id.toString())
                .query(Integer.class)
                .single();
    }

    private Ticket failing() {
        return failing(
                Tenancy.of(tenant, () -> processes.deploy(tenant, "clock", Packs.files("sla-clock/sla-clock.bpmn"))));
    }

    private Ticket failing(String release) {
        Ticket ticket = domain.ticket(1);
        ticket.failure = new IllegalStateException("the other side is down");
        ticket.slaInstants.add(Instant.now().minusSeconds(1));
        within(() -> processes.start(tenant, release, "sla-clock", ticket.id));
        return ticket;
    }

    private String support() {
        return Tenancy.of(tenant, () -> processes.deploy(tenant, "support", Packs.files("it-support/it-support.bpmn")));
    }

    private Ticket started(String release) {
        Ticket ticket = domain.ticket(0);
        within(() -> processes.start(tenant, release, "it-support", ticket.id));
        return ticket;
    }

    private List<Instance> page(Place after) {
        return within(() -> running.instances(tenant, EVERY_INSTANCE, after, 1));
    }

    private FailingJob firstOf(JobFilter filter) {
        List<FailingJob> jobs = within(() -> running.failing(tenant, filter, null, 1));
        return jobs.isEmpty() ? null : jobs.getFirst();
    }

    private void within(Runnable work) {
        Tenancy.run(tenant, work);
    }

    private <T> T within(Supplier<T> work) {
        return Tenancy.of(tenant, work);
    }

    private void refuses(String code, Runnable work) {
        assertThatThrownBy(() -> Tenancy.run(tenant, work))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
