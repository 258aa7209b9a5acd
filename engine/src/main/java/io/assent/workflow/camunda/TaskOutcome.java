package io.assent.workflow.camunda;

import io.assent.workflow.ProcessView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The view {@code task}: what was chosen at the user task that is just being completed; no variable keeps it. */
@Component
final class TaskOutcome implements ProcessView {

    /** @param outcome null when the task offered no choice, or the process runs for another reason */
    record Chosen(@Nullable String outcome) {}

    private static final ScopedValue<Chosen> HERE = ScopedValue.newInstance();

    static void during(@Nullable String outcome, Runnable completion) {
        ScopedValue.where(HERE, new Chosen(outcome)).run(completion);
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public Class<? extends Record> shape() {
        return Chosen.class;
    }

    @Override
    public Record of(UUID ticket) {
        return HERE.isBound() ? HERE.get() : new Chosen(null);
    }
}
