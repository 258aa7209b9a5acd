package io.assent.workflow.camunda;

import io.assent.shared.Refusal;
import io.assent.workflow.ModelProblem;
import io.assent.workflow.ModelRefused;
import io.assent.workflow.ProcessFailed;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;

/** Says in our own words what the engine throws. */
final class EngineCalls {

    private EngineCalls() {}

    static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProcessEngineException e) {
            throw translated(e);
        }
    }

    static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    static RuntimeException translated(ProcessEngineException e) {
        // listeners of the domain throw through the engine, which wraps some of what they throw
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof ModelRefused) {
                return (RuntimeException) cause;
            }
        }
        return switch (e) {
            case OptimisticLockingException _ ->
                new Refusal(
                        Refusal.Category.CONFLICT,
                        "CHANGED_MEANWHILE",
                        "Someone else changed this at the same moment. Look at it again and repeat.");
            case SuspendedEntityInteractionException _ ->
                new Refusal(
                        Refusal.Category.CONFLICT,
                        "PROCESS_SUSPENDED",
                        "An administrator holds this request's process; nothing goes on until it is resumed.");
            case ParseException unreadable -> new ModelRefused(problems(unreadable));
            default -> new ProcessFailed("The process could not go on: " + e.getMessage(), e);
        };
    }

    private static List<ModelProblem> problems(ParseException unreadable) {
        return unreadable.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream().map(problem -> problem(report, problem)))
                .toList();
    }

    private static ModelProblem problem(ResourceReport report, Problem problem) {
        String element = problem.getMainElementId() == null ? "file" : problem.getMainElementId();
        return new ModelProblem(
                report.getResourceName(), element, "", problem.getMessage(), "correct it in the editor", null);
    }
}
