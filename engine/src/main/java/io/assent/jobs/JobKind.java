package io.assent.jobs;

import io.assent.shared.Caller;
import java.util.List;

/**
 * What can be done with many things at once. A bean, so that a job that outlived its node finds its kind again.
 *
 * @param <W> what is to be done with each, written as JSON
 */
public interface JobKind<W> {

    /** Kept with each job, for example {@code approvals.bulk}. */
    String name();

    Class<W> work();

    /**
     * Does it with some of the items, within the running transaction. A refusal that changed nothing becomes the item's result;
     * what is thrown takes back everything of this call, and each item is then tried in a transaction of its own.
     *
     * @return a result for each item, in their order
     */
    List<ItemResult> perform(Caller by, W work, List<String> items);

    /** How many items share a transaction: more are quicker, and keep others waiting for longer. */
    default int chunk() {
        return 25;
    }
}
