package io.assent.jobs;

import io.assent.shared.Refusal;
import io.assent.shared.web.Problem;
import java.util.List;
import java.util.Map;

/** Why an item was not done, with the status, code and sentence that it alone would have been answered. */
public record ItemProblem(int status, String code, String detail, List<Wrong> errors) {

    /** @param pointer the JSON pointer of the wrong property */
    public record Wrong(String pointer, String code, String detail) {

        private static Wrong of(Refusal.Problem problem) {
            return new Wrong(problem.pointer(), problem.code(), problem.detail());
        }

        private Refusal.Problem problem() {
            return new Refusal.Problem(pointer, code, detail);
        }
    }

    static ItemProblem of(Refusal refusal) {
        return new ItemProblem(
                refusal.category().status(),
                refusal.code(),
                String.valueOf(refusal.getMessage()),
                refusal.errors().stream().map(Wrong::of).toList());
    }

    static ItemProblem fault() {
        return new ItemProblem(500, "INTERNAL_ERROR", "Something went wrong here; the log has the rest.", List.of());
    }

    /** In the reader's language: it is kept in English. */
    ItemProblem told() {
        Problem problem = Problem.of(
                status, code, detail, errors.stream().map(Wrong::problem).toList(), Map.of());
        return new ItemProblem(
                status,
                code,
                problem.detail(),
                problem.errors().stream().map(Wrong::of).toList());
    }
}
