package io.assent.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all ways through a process, without playing it. Each condition may come out either way, and whoever or whatever is waited for
 * comes; only what became of an approval is followed.
 *
 * @param process key of the process
 * @param step id of the node that the claim is about; absent where it is about the process
 * @param path ids of nodes and flows in their order: the way that shows the contrary, or that cannot be told
 * @param reason why it does not hold or cannot be told; absent where it is proven
 * @param at what the reason is about: names of steps, reasons of rules
 */
public record Proof(
        Claim claim,
        String process,
        @Nullable String step,
        Answer answer,
        List<String> path,
        @Nullable Reason reason,
        List<String> at) {

    /** What is claimed. */
    public enum Claim {
        /** From wherever it gets, an end can be reached. */
        EVERY_PATH_ENDS,
        /** Every timer is armed on some way, and an end can be reached from it. */
        EVERY_TIMER_LEADS_ON,
        /** No way reaches the step before two different people have decided. */
        TWO_PEOPLE_BEFORE
    }

    public enum Answer {
        PROVEN,
        REFUTED,
        NOT_PROVEN
    }

    public enum Reason {
        /** Nothing leads on from there. */
        STUCK,
        /** No way leads there. */
        NEVER_REACHED,
        /** Fewer than two people decide on the way. */
        TOO_FEW,
        /** Two decide, and it may be the same person twice. */
        SAME_PERSON,
        /** When no condition holds, there is no way out. */
        NO_DEFAULT,
        /** A step may be under way twice at the same time. */
        TWICE,
        /** Something of the model is not understood here. */
        NOT_UNDERSTOOD,
        /** There are more ways than can be looked at. */
        TOO_MANY_WAYS,
        /** It calls a process of which this is not proven. */
        CALLED
    }
}
