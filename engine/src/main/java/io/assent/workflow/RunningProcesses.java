package io.assent.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's running processes as operators see and mend them. Every call joins the caller's transaction. */
public interface RunningProcesses {

    /** The processes of which anything runs, by name, the newest version first. */
    List<Running> all(UUID tenant);

    /** @throws io.assent.shared.Refusal not found when it is no process of the tenant */
    Drawing drawing(UUID tenant, String process);

    /** Newest tickets first. @param after the last row of the page before */
    List<Instance> instances(UUID tenant, InstanceFilter filter, @Nullable Place after, int limit);

    /** How many instances there are, up to a thousand and one. */
    long count(UUID tenant, InstanceFilter filter);

    /** @throws io.assent.shared.Refusal not found when it is no running instance of the tenant */
    Instance instance(UUID tenant, String instance);

    /** Jobs whose last attempt failed, and work that programs failed at; those of the newest tickets first. */
    List<FailingJob> failing(UUID tenant, JobFilter filter, @Nullable Place after, int limit);

    /** How many jobs failed, up to a thousand and one. */
    long count(UUID tenant, JobFilter filter);

    /** @throws io.assent.shared.Refusal not found when there is no such job any more */
    FailingJob job(UUID tenant, String job);

    /**
     * Lets a failing job try once more, at once; when that fails as well it has as many attempts left as before.
     *
     * @throws io.assent.shared.Refusal when it is running at this moment, does not fail, or its process is suspended
     */
    void retry(UUID tenant, String job);

    /** Holds everything of a ticket: nothing goes on, by itself or by anybody, until it is resumed. */
    void suspend(UUID tenant, UUID ticket);

    void resume(UUID tenant, UUID ticket);

    /** Ends everything of a ticket; what people were asked is taken away from them. */
    void end(UUID tenant, UUID ticket);

    /**
     * Takes an instance out of a step and into another one, whose work begins anew.
     *
     * @throws io.assent.shared.Refusal when it is not at the first, cannot be at the second, or would leave people who decide
     */
    void move(UUID tenant, String instance, String from, String to);

    /**
     * A version of a process with what runs of it.
     *
     * @param newest the newest ticket among those that it carries
     * @param stuck jobs that are not tried again by themselves
     * @param retrying jobs that failed and are tried again
     */
    record Running(
            String id,
            String key,
            String name,
            int version,
            UUID newest,
            int running,
            int suspended,
            int stuck,
            int retrying) {}

    /** A process as drawn, with how many instances are at each step. */
    record Drawing(Running process, String bpmnXml, List<Load> nodes) {}

    /** @param stuck jobs that are stuck at this step */
    record Load(String id, String name, int count, int stuck) {}

    /** A node by its id and its name. */
    record Step(String id, String name) {}

    /**
     * One ticket's way through a process; a called process has its own.
     *
     * @param steps where it is
     * @param targets the steps to which an operator may move it
     */
    record Instance(
            String id,
            UUID ticket,
            String process,
            String key,
            String name,
            int version,
            boolean suspended,
            int stuck,
            List<Step> steps,
            List<Step> targets) {}

    /**
     * A job that failed.
     *
     * @param step where it failed
     * @param cause what the last attempt said
     * @param attemptsLeft none when it is stuck
     * @param nextAttemptAt absent when it is stuck
     * @param stuckSince absent while it is tried again
     */
    record FailingJob(
            String id,
            UUID ticket,
            String instance,
            String process,
            String processName,
            int version,
            Step step,
            String cause,
            int attemptsLeft,
            boolean running,
            boolean suspended,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant stuckSince) {}

    /**
     * What is absent does not narrow.
     *
     * @param suspended only those that are held; of each ticket the one that carries it, unless a process is named
     * @param stuck only those
     */
    record InstanceFilter(
            @Nullable String process,
            @Nullable String node,
            @Nullable UUID ticket,
            boolean suspended,
            boolean stuck) {}

    /** What is absent does not narrow. */
    record JobFilter(
            @Nullable String process,
            @Nullable UUID ticket,
            @Nullable Boolean stuck) {}

    /** A row's place in a list. */
    record Place(String ticket, String id) {}
}
