package io.assent.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The process engine. Every call joins the caller's transaction; what happens is published as events before the call returns. */
public interface Processes {

    /**
     * Deploys a release: all models and decisions of a pack as one unit.
     *
     * @param files file name to content
     * @return the engine's id of the deployment, wanted by {@link #start} and {@link #decide}
     * @throws ModelRefused with all problems, when the model policy refuses a file
     */
    String deploy(UUID tenant, String name, Map<String, byte[]> files);

    /**
     * All problems of models and decisions by themselves, empty when each may be deployed.
     *
     * @param carrier key of the process among them that carries tickets
     */
    List<ModelProblem> check(String carrier, Map<String, byte[]> files);

    /** Starts a process of a deployment for a ticket and runs it to its first wait state. */
    void start(UUID tenant, String deployment, String process, UUID ticket);

    /**
     * Completes a user task and runs to the next wait state.
     *
     * @param outcome what was chosen, for the conditions right behind the task: {@code ${task.outcome == 'QUESTION'}}; one of the
     *     task's property {@code outcomes}
     * @throws io.assent.shared.Refusal a conflict, when the task is gone or changes at the same moment
     */
    void complete(String task, @Nullable String outcome);

    /**
     * Does calls for different tickets as one: what the engine changes for all of them is written at the end, statement by
     * statement instead of ticket by ticket. When one of them fails, all have.
     *
     * @param tasks those that the work may complete; what belongs to them is read at once
     */
    <T> T together(Collection<String> tasks, Supplier<T> work);

    /** Completes a user task that offers no choice. */
    default void complete(String task) {
        complete(task, null);
    }

    /** The messages, such as {@code ticket.withdraw}, that the ticket's processes wait for now. */
    Set<String> awaitedMessages(UUID ticket);

    /** @return false when no process of the ticket waits for the message */
    boolean send(UUID ticket, String message);

    /** Ends the ticket's processes with this key, without events of the domain. */
    void end(UUID ticket, String process);

    /** Moves the due instant of the ticket's timers of that process to what the views say now. */
    void recomputeTimers(UUID ticket, String process);

    /** The ticket's timers and what its processes leave to jobs, the next one first. */
    List<Timer> timers(UUID ticket);

    /** Fires a timer at once, whatever its instant: for time that is simulated. */
    void fire(String timer);

    /**
     * Evaluates a decision of a deployment without a process, for example to preview a plan.
     *
     * @param inputs name of a view to its record or map
     * @throws DecisionFailed when its table cannot be worked out for them
     */
    DecisionMade decide(String deployment, String decision, UUID ticket, Map<String, Object> inputs);

    boolean hasDecision(String deployment, String decision);

    /** The BPMN document of a process of a deployment. */
    String model(String deployment, String process);

    /** The processes that a process of a deployment calls: node to key of the called process. */
    Map<String, String> calls(String deployment, String process);

    /** Where the ticket's processes are stuck until an administrator helps. */
    List<Failure> failures(UUID ticket);

    /** When a process goes on by itself. */
    record Timer(String id, String process, Instant due) {}

    /** A node at which a process is stuck. */
    record Failure(String process, String node, String name, Instant since) {}
}
