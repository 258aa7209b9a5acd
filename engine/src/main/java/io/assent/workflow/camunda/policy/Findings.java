package io.assent.workflow.camunda.policy;

import io.assent.workflow.ModelProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file. */
final class Findings {

    private final String file;
    private final List<ModelProblem> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(ModelElement at, String because, String fix) {
        ModelElement node = at.owner();
        problems.add(new ModelProblem(file, node.id().isEmpty() ? "file" : node.id(), node.name(), because, fix));
    }

    void addUnreadable(String because, String fix) {
        problems.add(new ModelProblem(file, "file", "", because, fix));
    }

    List<ModelProblem> all() {
        return problems.stream().distinct().toList();
    }
}
