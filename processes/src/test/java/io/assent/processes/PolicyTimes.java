package io.assent.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * When the policy of a pack reminds and asks the next above.
 *
 * @param always whether its time passes around the clock
 */
record PolicyTimes(String remindAfter, String escalateAfter, boolean always) {

    static PolicyTimes of(Path policy) {
        Document table = ModelTimer.read(policy);
        return new PolicyTimes(
                one(policy, table, "remindAfter"),
                one(policy, table, "escalateAfter"),
                said(table, "hours").contains("always"));
    }

    private static String one(Path policy, Document table, String output) {
        Set<String> said = said(table, output);
        if (said.size() != 1) {
            throw new AssertionError(policy + " says several times for " + output + ": let a scenario fire each");
        }
        return said.iterator().next();
    }

    private static Set<String> said(Document table, String output) {
        List<String> outputs = ModelTimer.all(table, "output")
                .map(each -> each.getAttribute("name"))
                .toList();
        int column = outputs.indexOf(output);
        return column < 0
                ? Set.of()
                : ModelTimer.all(table, "rule")
                        .map(rule ->
                                rule.getElementsByTagNameNS("*", "outputEntry").item(column))
                        .map(Element.class::cast)
                        .map(entry -> entry.getTextContent().strip().replace("\"", ""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toSet());
    }
}
