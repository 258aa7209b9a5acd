package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toSet;

import io.assent.workflow.ModelProblem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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
        Stream<ModelProblem> missing = told((element, findings) -> {
            present(element, "callActivity", element.attribute("calledElement"), processes, findings);
            present(element, "businessRuleTask", element.camunda("decisionRef"), decisions, findings);
        });
        return Stream.concat(missing, circles().stream()).toList();
    }

    List<ModelProblem> circles() {
        Map<String, Set<String>> calls = calls();
        return told((element, findings) -> {
                    if (element.is("process") && isCircle(element.id(), calls)) {
                        findings.add(element, "it calls itself", "let it end, or loop inside of it");
                    }
                })
                .toList();
    }

    private Stream<ModelProblem> told(BiConsumer<ModelElement, Findings> rule) {
        return roots.entrySet().stream().flatMap(file -> {
            Findings findings = new Findings(file.getKey());
            file.getValue().all().forEach(element -> rule.accept(element, findings));
            return findings.all().stream();
        });
    }

    private static void present(ModelElement at, String kind, String wanted, Set<String> there, Findings findings) {
        if (at.is(kind) && !wanted.isEmpty() && !there.contains(wanted)) {
            findings.add(at, "it needs \"" + wanted + "\", which this release does not hold", "choose one of " + there);
        }
    }

    /** Whether what one leans on leans, in the end, on itself. */
    static boolean isCircle(String start, Map<String, Set<String>> leansOn) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(leansOn.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String each = open.pop();
            if (reached.add(each)) {
                open.addAll(leansOn.getOrDefault(each, Set.of()));
            }
        }
        return reached.contains(start);
    }

    /** What each process calls, by its key. */
    private Map<String, Set<String>> calls() {
        Map<String, Set<String>> calls = new HashMap<>();
        roots.values().stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.is("process"))
                .forEach(process -> process.all()
                        .filter(each -> each.is("callActivity"))
                        .forEach(call -> calls.computeIfAbsent(process.id(), _ -> new HashSet<>())
                                .add(call.attribute("calledElement"))));
        return calls;
    }

    private Set<String> ids(String kind) {
        return roots.values().stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.kind().equals(kind))
                .map(ModelElement::id)
                .collect(toSet());
    }
}
