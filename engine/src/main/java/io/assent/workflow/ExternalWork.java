package io.assent.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that programs outside fetch and do, while the process waits for them (a service task with a topic). All but {@link #fetch} joins
 * the caller's transaction, and is refused with a sentence when the work is gone, locked by another worker, or held.
 */
public interface ExternalWork {

    /** Locks what waits, of every tenant that is named, the most urgent first; nobody else gets it until the lock expires. */
    List<Locked> fetch(Wanted wanted);

    /** Where a piece of work is waited for. */
    Optional<Waiting> find(String id);

    /** What a ticket waits for. */
    List<Waiting> of(UUID ticket);

    /** Those of the views that expressions of its model may read of a ticket, by name; some of them lock it, as in a process. */
    Map<String, @Nullable Object> views(UUID ticket, Set<String> names);

    /** @param outcome for the conditions right behind it, as at a user task: {@code ${task.outcome == 'BOOKED'}} */
    void complete(String id, String worker, @Nullable String outcome);

    /** It did not work out this time. */
    void fail(String id, String worker, Failure failure);

    /** It ends in a way that the model knows: the error event with that code goes on. */
    void raise(String id, String worker, String code);

    /** Locks it for that long from now. */
    void extend(String id, String worker, Duration lock);

    /** Locks one that nobody holds. */
    void lock(String id, String worker, Duration lock);

    /** Lets others have it at once. */
    void unlock(String id);

    /**
     * What a worker can do.
     *
     * @param tenants whose work it does; all when absent
     */
    record Wanted(
            String worker,
            int most,
            boolean urgentFirst,
            List<Topic> topics,
            @Nullable List<UUID> tenants) {}

    /**
     * What absent filters do not narrow.
     *
     * @param properties whether the properties of the step are wanted
     */
    record Topic(
            String name,
            Duration lock,
            @Nullable UUID ticket,
            @Nullable List<String> processes,
            boolean properties) {}

    /** A piece of work, by the engine's ids. @param attemptsLeft absent while none failed */
    record Locked(
            String id,
            UUID tenant,
            UUID ticket,
            String topic,
            String node,
            String process,
            String definition,
            String instance,
            String execution,
            String visit,
            long priority,
            Instant lockedUntil,
            Instant since,
            @Nullable Integer attemptsLeft,
            @Nullable String message,
            Map<String, String> properties) {}

    /** @param step name of the node */
    record Waiting(String id, UUID tenant, UUID ticket, String topic, String node, String step) {}

    /**
     * @param message for people
     * @param attemptsLeft with none it is stuck until an administrator lets it try again
     * @param again how long nobody gets it
     */
    record Failure(String message, int attemptsLeft, Duration again) {}
}
