package io.assent.workflow.camunda.policy;

import io.assent.workflow.ModelProblem;
import io.assent.workflow.ModelRepair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one file. */
final class Findings {

    /** More than anybody reads before mending the first. */
    private static final int MOST = 10_000;

    private final String file;
    private final List<ModelProblem> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(ModelElement at, String because, String fix) {
        add(at, at.owner().name(), because, fix, null);
    }

    /** @param repair what mends it, where that is safe */
    void add(ModelElement at, String because, String fix, @Nullable ModelRepair repair) {
        add(at, at.owner().name(), because, fix, repair);
    }

    /** @param name by which people find it, where the element itself has none */
    void add(ModelElement at, String name, String because, String fix) {
        add(at, name, because, fix, null);
    }

    private void add(ModelElement at, String name, String because, String fix, @Nullable ModelRepair repair) {
        String id = at.owner().id();
        problems.add(new ModelProblem(file, id.isEmpty() ? "file" : id, name, because, fix, repair));
    }

    void addUnreadable(String because, String fix) {
        problems.add(new ModelProblem(file, "file", "", because, fix, null));
    }

    List<ModelProblem> all() {
        return problems.stream().distinct().limit(MOST).toList();
    }
}
