package io.assent.workflow.camunda;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.workflow.DecisionMade;
import io.assent.workflow.DecisionMade.MatchedRule;
import io.assent.workflow.MovableClock;
import io.assent.workflow.ProcessAction;
import io.assent.workflow.ProcessClock;
import io.assent.workflow.ProcessStuck;
import io.assent.workflow.ProcessView;
import io.assent.workflow.Processes;
import io.assent.workflow.StepReached;
import io.assent.workflow.TaskClosed;
import io.assent.workflow.TaskOpened;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Stands in for tickets, approvals and SLA, with rows in memory, so that processes can be tested by themselves. */
@TestConfiguration
class ScriptedDomain {

    static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-00000000000a");

    record TicketFacts(String title, BigDecimal amount, String department, Map<String, Object> fields) {}

    record PartsFacts(long open, long unmet) {}

    record LeaveFacts(boolean enough) {}

    record RequesterFacts(String id) {}

    record ApprovalFacts(String outcome, Instant nextInstant) {}

    record SlaFacts(Instant nextInstant, boolean more) {}

    /** A ticket and what became of it. */
    static final class Ticket {

        final UUID id = Ids.next();
        final BigDecimal amount;
        String status = "DRAFT";
        List<Step> steps = new ArrayList<>();
        int levelAtWork;

        @Nullable
        RuntimeException failure;

        @Nullable
        UUID saidFor;

        final List<Instant> slaInstants = new ArrayList<>();
        final List<String> said = new ArrayList<>();
        final Map<String, TaskOpened> tasks = new ConcurrentHashMap<>();
        final List<String> reached = new ArrayList<>();
        final List<ProcessStuck> stuck = new CopyOnWriteArrayList<>();
        final List<DecisionMade> decisions = new ArrayList<>();

        Ticket(long amount) {
            this.amount = BigDecimal.valueOf(amount);
        }

        TaskOpened task() {
            return tasks.values().iterator().next();
        }

        Step step(String approver) {
            return steps.stream()
                    .filter(step -> step.approver.equals(approver))
                    .findFirst()
                    .orElseThrow();
        }

        String outcome() {
            if (steps.stream().anyMatch(step -> step.outcome().equals("REJECTED"))) {
                return "REJECTED";
            }
            List<Step> level = level();
            if (level.isEmpty()) {
                return "APPROVED";
            }
            return level.stream().anyMatch(step -> step.outcome().equals("INFO_REQUESTED")) ? "INFO_REQUESTED" : "OPEN";
        }

        /** The open steps of the lowest level that is not approved. */
        List<Step> level() {
            int level = steps.stream()
                    .filter(Step::isPending)
                    .mapToInt(step -> step.level)
                    .min()
                    .orElse(0);
            return steps.stream()
                    .filter(step -> step.level == level && step.isPending())
                    .toList();
        }
    }

    /** A step of an approval. */
    static final class Step {

        final int level;
        final String approver;
        final int needed;
        final MatchedRule rule;
        int approvals;
        boolean rejected;
        boolean asking;
        Instant asked;
        int reminders;

        Step(MatchedRule rule, Instant asked) {
            this.rule = rule;
            this.level = ((Number) rule.outputs().get("level")).intValue();
            this.approver = (String) rule.outputs().get("approver");
            this.needed = rule.outputs().get("rule").equals("quorum:2") ? 2 : 1;
            this.asked = asked;
        }

        boolean isPending() {
            return !outcome().equals("APPROVED");
        }

        String outcome() {
            if (rejected) {
                return "REJECTED";
            }
            if (approvals >= needed) {
                return "APPROVED";
            }
            return asking ? "INFO_REQUESTED" : "OPEN";
        }

        Instant escalation() {
            return after(asked, "escalateAfter");
        }

        Instant next() {
            Instant reminder = asked;
            for (int i = 0; i <= reminders; i++) {
                reminder = after(reminder, "remindAfter");
            }
            return reminder.isBefore(escalation()) ? reminder : escalation();
        }

        private Instant after(Instant from, String output) {
            Period period = Period.parse((String) rule.outputs().get(output));
            return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
        }
    }

    final MovableClock clock = new MovableClock();
    private final Map<UUID, Ticket> tickets = new ConcurrentHashMap<>();
    private final ObjectProvider<Processes> processes;

    ScriptedDomain(ObjectProvider<Processes> processes) {
        this.processes = processes;
    }

    Ticket ticket(long amount) {
        Ticket ticket = new Ticket(amount);
        tickets.put(ticket.id, ticket);
        return ticket;
    }

    String deploy(Map<String, byte[]> files) {
        return Tenancy.of(TENANT, () -> processes.getObject().deploy(TENANT, "test", files));
    }

    void start(Ticket ticket, String deployment, String process) {
        Tenancy.run(TENANT, () -> processes.getObject().start(TENANT, deployment, process, ticket.id));
    }

    boolean send(Ticket ticket, String message) {
        return Tenancy.of(TENANT, () -> processes.getObject().send(ticket.id, message));
    }

    void approve(Ticket ticket, String approver) {
        ticket.step(approver).approvals++;
        decided(ticket);
    }

    void reject(Ticket ticket, String approver) {
        ticket.step(approver).rejected = true;
        decided(ticket);
    }

    void ask(Ticket ticket, String approver) {
        ticket.step(approver).asking = true;
        complete(ticket);
    }

    void answer(Ticket ticket) {
        ticket.steps.forEach(step -> step.asking = false);
        complete(ticket);
    }

    void complete(Ticket ticket) {
        Tenancy.run(TENANT, () -> processes.getObject().complete(ticket.task().task()));
    }

    void complete(Ticket ticket, String outcome) {
        Tenancy.run(TENANT, () -> processes.getObject().complete(ticket.task().task(), outcome));
    }

    /** A vote ends the open task, be it the level's or a question, only when it decides the level. */
    private void decided(Ticket ticket) {
        List<Step> pending = ticket.level();
        boolean levelDone = pending.isEmpty() || pending.getFirst().level > ticket.levelAtWork;
        if (levelDone || ticket.outcome().equals("REJECTED")) {
            complete(ticket);
        }
    }

    @EventListener
    void on(StepReached step) {
        Ticket ticket = of(step.ticket());
        ticket.reached.add(step.node());
        String status = step.properties().get("status");
        if (status != null) {
            ticket.status = status;
        }
    }

    @EventListener
    void on(ProcessStuck stuck) {
        of(stuck.ticket()).stuck.add(stuck);
    }

    @EventListener
    void on(TaskOpened task) {
        Ticket ticket = of(task.ticket());
        ticket.tasks.put(task.task(), task);
        ticket.levelAtWork = ticket.level().isEmpty() ? 0 : ticket.level().getFirst().level;
    }

    @EventListener
    void on(TaskClosed task) {
        of(task.ticket()).tasks.remove(task.task());
    }

    @EventListener
    void on(DecisionMade decision) {
        Ticket ticket = of(decision.ticket());
        ticket.decisions.add(decision);
        ticket.steps = new ArrayList<>(decision.rules().stream()
                .map(rule -> new Step(rule, clock.now()))
                .toList());
    }

    @Bean
    ProcessClock movableClock() {
        return clock;
    }

    @Bean
    ProcessView ticketView() {
        return view(
                "ticket",
                TicketFacts.class,
                ticket -> new TicketFacts("A ticket", ticket.amount, "marketing", Map.of()));
    }

    @Bean
    ProcessView requesterView() {
        return view("requester", RequesterFacts.class, ticket -> new RequesterFacts("employee"));
    }

    @Bean
    ProcessView partsView() {
        return view("parts", PartsFacts.class, ticket -> new PartsFacts(0, 0));
    }

    @Bean
    ProcessView leaveView() {
        return view("leave", LeaveFacts.class, ticket -> new LeaveFacts(false));
    }

    @Bean
    ProcessView approvalView() {
        return view(
                "approval",
                ApprovalFacts.class,
                ticket -> new ApprovalFacts(
                        ticket.outcome(),
                        ticket.level().stream()
                                .map(Step::next)
                                .min(naturalOrder())
                                .orElse(Instant.MAX)));
    }

    @Bean
    ProcessView slaView() {
        return view(
                "sla",
                SlaFacts.class,
                ticket -> new SlaFacts(
                        ticket.slaInstants.isEmpty() ? Instant.MAX : ticket.slaInstants.getFirst(),
                        !ticket.slaInstants.isEmpty()));
    }

    @Bean
    ProcessAction remindOrTimeOut() {
        return action(
                "remindOrTimeOut",
                ticket -> ticket.level().forEach(step -> {
                    if (step.escalation().isAfter(clock.now())) {
                        step.reminders++;
                        ticket.said.add("remind " + step.approver);
                    } else {
                        step.asked = clock.now();
                        step.reminders = 0;
                        ticket.said.add(step.rule.outputs().get("onTimeout") + " " + step.approver);
                    }
                }));
    }

    @Bean
    ProcessAction announceSla() {
        return action("announceSla", ticket -> {
            if (ticket.failure != null) {
                throw ticket.failure;
            }
            ticket.saidFor = Tenancy.current();
            ticket.said.add("sla " + ticket.slaInstants.removeFirst());
        });
    }

    @Bean
    ProcessAction remindAsked() {
        return action("remindAsked", ticket -> ticket.said.add("remind"));
    }

    private Ticket of(UUID id) {
        return requireNonNull(tickets.get(id), "no ticket " + id);
    }

    private ProcessView view(String name, Class<? extends Record> shape, Function<Ticket, Record> read) {
        return new ProcessView() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<? extends Record> shape() {
                return shape;
            }

            @Override
            public Record of(UUID ticket) {
                return read.apply(ScriptedDomain.this.of(ticket));
            }
        };
    }

    private ProcessAction action(String name, Consumer<Ticket> act) {
        return new ProcessAction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void perform(UUID ticket) {
                act.accept(of(ticket));
            }
        };
    }
}
