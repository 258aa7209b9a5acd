package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a decision needs of others is in its file, and no decision needs itself, not even in a circle. */
final class Requirements {

    /** Forty-five that each need the next two were not worked out within minutes. */
    private static final int MOST = 10;

    private Requirements() {}

    static void judge(ModelElement root, Findings findings) {
        List<ModelElement> decisions = root.children("decision");
        if (decisions.size() > MOST) {
            findings.add(root, "it holds more than %d decisions".formatted(MOST), "split it into several files");
            return;
        }
        Map<String, Set<String>> needs = new HashMap<>();
        for (ModelElement decision : decisions) {
            if (needs.put(decision.id(), required(decision)) != null) {
                findings.add(decision, "its id is there more than once", "give each decision an id of its own");
            }
        }
        for (ModelElement decision : decisions) {
            required(decision).stream()
                    .filter(each -> !needs.containsKey(each))
                    .forEach(each -> findings.add(
                            decision,
                            "it needs the decision \"%s\", which the file does not hold".formatted(each),
                            "draw it, or remove the arrow"));
            if (ReleaseRules.isCircle(decision.id(), needs)) {
                findings.add(decision, "it needs itself", "remove an arrow of the circle");
            }
        }
    }

    private static Set<String> required(ModelElement decision) {
        return decision.children("informationRequirement").stream()
                .flatMap(each -> each.children("requiredDecision").stream())
                .map(each -> each.attribute("href").replaceFirst("^#", ""))
                .collect(toUnmodifiableSet());
    }
}
