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
        add(at, at.owner().name(), because, fix);
    }

    /** @param name by which people find it, where the element itself has none */
    void add(ModelElement at, String name, String because, String fix) {
        String id = at.owner().id();
        problems.add(new ModelProblem(file, id.isEmpty() ? "file" : id, name, because, fix));
    }

    void addUnreadable(String because, String fix) {
        problems.add(new ModelProblem(file, "file", "", because, fix));
    }

    List<ModelProblem> all() {
        return problems.stream().distinct().toList();
    }
}
