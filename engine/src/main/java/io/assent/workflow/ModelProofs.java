package io.assent.workflow;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Static answers about models. */
@FunctionalInterface
public interface ModelProofs {

    /**
     * That the ways of each process end and that its timers lead on; and that two people decide before a step, when one is named.
     *
     * @param models models and decisions by file name, which the model policy let pass
     * @param process key of the process that the step belongs to
     * @param members how many people are in the group with a key
     */
    List<Proof> of(Map<String, byte[]> models, String process, @Nullable String step, ToIntFunction<String> members);
}
