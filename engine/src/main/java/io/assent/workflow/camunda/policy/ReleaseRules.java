package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toSet;

import io.assent.workflow.ModelProblem;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** The files of a release refer to each other: what is called is there, and no process calls itself, not even in a circle. */
final class ReleaseRules {

    private final Map<String, ModelElement> roots = new LinkedHashMap<>();

    ReleaseRules(Map<String, byte[]> release) {
        release.forEach((file, model) -> {
            try {
                roots.put(file, ModelElement.read(model));
            } catch (IOException | SAXException | ParserConfigurationException e) {
                // that a file cannot be read is told where it is judged by itself
                roots.remove(file);
            }
        });
    }

    List<ModelProblem> problems() {
        Set<String> processes = ids("process");
        Set<String> decisions = ids("decision");
        return roots.entrySet().stream()
                .flatMap(file -> {
                    Findings findings = new Findings(file.getKey());
                    file.getValue().all().forEach(element -> {
                        present(element, "callActivity", element.attribute("calledElement"), processes, findings);
                        present(element, "businessRuleTask", element.camunda("decisionRef"), decisions, findings);
                    });
                    file.getValue()
                            .all()
                            .filter(each -> each.is("process"))
                            .forEach(process -> noCircle(process, findings));
                    return findings.all().stream();
                })
                .toList();
    }

    private static void present(ModelElement at, String kind, String wanted, Set<String> there, Findings findings) {
        if (at.is(kind) && !wanted.isEmpty() && !there.contains(wanted)) {
            findings.add(at, "it needs \"" + wanted + "\", which this release does not hold", "choose one of " + there);
        }
    }

    private void noCircle(ModelElement process, Findings findings) {
        Set<String> reached = new HashSet<>();
        reach(process, reached);
        if (reached.contains(process.id())) {
            findings.add(process, "it calls itself", "let it end, or loop inside of it");
        }
    }

    private void reach(ModelElement process, Set<String> reached) {
        process.all()
                .filter(each -> each.is("callActivity"))
                .map(call -> call.attribute("calledElement"))
                .filter(reached::add)
                .flatMap(this::process)
                .forEach(called -> reach(called, reached));
    }

    private Stream<ModelElement> process(String id) {
        return roots.values().stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.is("process") && each.id().equals(id));
    }

    private Set<String> ids(String kind) {
        return roots.values().stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.kind().equals(kind))
                .map(ModelElement::id)
                .collect(toSet());
    }
}
