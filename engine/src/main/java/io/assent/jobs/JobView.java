package io.assent.jobs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param id absent for what was done at once
 * @param done how many items have a result
 * @param results of the items that have one, in the order in which they were named
 */
public record JobView(
        @Nullable UUID id,
        String kind,
        State state,
        int done,
        int total,
        List<ItemResult> results,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Whether more is to come. */
    public enum State {
        WAITING,
        RUNNING,
        DONE
    }

    JobView withoutResults() {
        return new JobView(id, kind, state, done, total, List.of(), createdAt, finishedAt);
    }

    JobView told() {
        return new JobView(
                id,
                kind,
                state,
                done,
                total,
                results.stream().map(ItemResult::told).toList(),
                createdAt,
                finishedAt);
    }
}
