package io.assent.workflow.camunda.policy;

import io.assent.workflow.DecisionContract;
import io.assent.workflow.ModelProblem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Judges models and decisions, which are untrusted input; tells all problems at once. */
public final class ModelPolicy {

    private static final int LARGEST = 1_000_000;

    private final Supplier<SortedMap<String, Class<? extends Record>>> views;
    private final Supplier<Set<String>> actions;
    private final Supplier<Map<String, DecisionContract>> contracts;

    /**
     * @param views name of a view to the type whose components expressions may read
     * @param actions names that service tasks may call
     * @param contracts key of a decision to what is understood of it
     */
    public ModelPolicy(
            Supplier<SortedMap<String, Class<? extends Record>>> views,
            Supplier<Set<String>> actions,
            Supplier<Map<String, DecisionContract>> contracts) {
        this.views = views;
        this.actions = actions;
        this.contracts = contracts;
    }

    /** The problems of each file, and of the files together. */
    public List<ModelProblem> problems(Map<String, byte[]> release) {
        return Stream.concat(
                        release.entrySet().stream().flatMap(file -> problems(file.getKey(), file.getValue()).stream()),
                        new ReleaseRules(release).problems().stream())
                .toList();
    }

    /**
     * The problems of each file, and of processes that call themselves; whether all is there that they call is told elsewhere.
     *
     * @param carrier key of the process that carries tickets, which may not leave one behind when it ends
     */
    public List<ModelProblem> problems(String carrier, Map<String, byte[]> models) {
        return Stream.concat(
                        models.entrySet().stream()
                                .flatMap(file -> problems(carrier, file.getKey(), file.getValue()).stream()),
                        new ReleaseRules(models).circles().stream())
                .toList();
    }

    public List<ModelProblem> problems(String file, byte[] model) {
        return problems("", file, model);
    }

    private List<ModelProblem> problems(String carrier, String file, byte[] model) {
        Findings findings = new Findings(file);
        if (model.length > LARGEST) {
            findings.addUnreadable("it is larger than 1 MB", "split it into called processes");
            return findings.all();
        }
        try {
            judge(carrier, file, ModelElement.read(model), findings);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            findings.addUnreadable("it is not readable XML without a DTD", "export it again from the editor");
        }
        return findings.all();
    }

    private void judge(String carrier, String file, ModelElement root, Findings findings) {
        if (file.endsWith(".bpmn") && root.is("definitions")) {
            new ProcessRules(file, new ExpressionRules(views.get()), actions.get(), carrier).judge(root, findings);
        } else if (file.endsWith(".dmn") && DecisionRules.understands(root)) {
            new DecisionRules(views.get(), contracts.get()).judge(root, findings);
        } else {
            findings.addUnreadable(
                    "it is neither a BPMN process nor a DMN decision", "save it as .bpmn or .dmn from the editor");
        }
    }
}
