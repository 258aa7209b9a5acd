package io.assent.workflow.camunda.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A loop that never waits would keep its transaction for ever. */
final class EndlessLoops {

    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, ModelElement> passing = new LinkedHashMap<>();

    private EndlessLoops(ModelElement scope) {
        for (ModelElement each : scope.children()) {
            if (each.is("sequenceFlow")) {
                follow(each.attribute("sourceRef"), each.attribute("targetRef"));
            } else if (each.isBpmn() && !each.id().isEmpty() && !waits(each)) {
                passing.put(each.id(), each);
            }
            if (each.is("boundaryEvent")) {
                follow(each.attribute("attachedToRef"), each.id());
            }
        }
    }

    static void judge(ModelElement scope, Findings findings) {
        EndlessLoops loops = new EndlessLoops(scope);
        loops.passing.values().stream()
                .filter(node -> loops.returns(node.id()))
                .findFirst()
                .ifPresent(node -> findings.add(
                        node, "it is part of a loop that never waits", "put a task or a timer into the loop"));
    }

    private void follow(String from, String to) {
        next.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
    }

    private boolean returns(String start) {
        Deque<String> open = new ArrayDeque<>(next.getOrDefault(start, List.of()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String node = open.pop();
            if (node.equals(start)) {
                return true;
            }
            if (passing.containsKey(node) && seen.add(node)) {
                open.addAll(next.getOrDefault(node, List.of()));
            }
        }
        return false;
    }

    /** A called process may come back at once, so a call does not count as waiting. */
    private static boolean waits(ModelElement element) {
        return switch (element.kind()) {
            case "userTask", "receiveTask", "eventBasedGateway", "intermediateCatchEvent" -> true;
            case "serviceTask", "sendTask" -> element.camunda("type").equals("external");
            case "boundaryEvent" ->
                element.all().anyMatch(each -> each.is("timerEventDefinition") || each.is("messageEventDefinition"));
            case "subProcess" -> element.children().stream().anyMatch(EndlessLoops::waits);
            default -> false;
        };
    }
}
