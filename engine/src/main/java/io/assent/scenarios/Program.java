package io.assent.scenarios;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.workers.Workers;
import io.assent.workers.Workers.Worker;
import io.assent.workflow.ExternalWork.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programs outside: none of them is asked, the scenario tells what they do. */
final class Program {

    static final String NAME = "program";

    private static final Worker WORKER = new Worker("scenario", "scenario", null);
    private static final Duration LOCK = Duration.ofMinutes(1);

    private final Scenarios.Parts parts;
    private final Stage stage;
    private final UUID tenant;

    Program(Scenarios.Parts parts, Stage stage, UUID tenant) {
        this.parts = parts;
        this.stage = stage;
        this.tenant = tenant;
    }

    /** What waits for programs. */
    List<Waiting> waiting(UUID ticket) {
        return parts.work().of(ticket);
    }

    /** @return why it was refused, with nothing changed */
    @Nullable
    Refusal act(Waiting task, Act.Verb verb, @Nullable String object, Map<String, Object> answers) {
        Workers workers = parts.workers();
        return stage.attempt(Caller.system(tenant), _ -> {
            workers.lock(WORKER, task.id(), LOCK);
            switch (verb) {
                case COMPLETES -> workers.complete(WORKER, task.id(), object, answers);
                case RAISES -> workers.raise(WORKER, task.id(), Objects.requireNonNullElse(object, ""), "", answers);
                default -> throw new ScenarioStopped("a program completes its work, or raises an error");
            }
        });
    }
}
