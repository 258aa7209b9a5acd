package io.assent.workflow.camunda.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the flows of a process or sub-process lead: none stops half-way, nothing lies beside them, each choice can be made, and at their ends no ticket is forgotten. */
final class Ways {

    /** When its process has ended, a ticket is done with or back in the requester's hands: nothing else would ever move it. */
    static final Set<String> LAST = new TreeSet<>(Set.of("CANCELLED", "CLOSED", "DRAFT", "REJECTED"));

    private final ModelElement scope;
    private final Map<String, ModelElement> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, List<ModelElement>> boundaries = new HashMap<>();

    private Ways(ModelElement scope) {
        this.scope = scope;
        for (ModelElement each : scope.children()) {
            if (each.is("sequenceFlow")) {
                next.computeIfAbsent(each.attribute("sourceRef"), _ -> new ArrayList<>())
                        .add(each.attribute("targetRef"));
            } else if (each.isFlowNode()) {
                nodes.put(each.id(), each);
            }
            if (each.is("boundaryEvent")) {
                boundaries
                        .computeIfAbsent(each.attribute("attachedToRef"), _ -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    static void judge(ModelElement scope, Findings findings) {
        Ways ways = new Ways(scope);
        ways.nodes.values().stream()
                .filter(node -> !node.is("endEvent") && !isBesideTheFlow(node) && !ways.next.containsKey(node.id()))
                .forEach(node -> findings.add(
                        node, "no flow leads on from it", "draw one to what comes next, or to an end event"));
        ways.nodes.values().stream()
                .filter(node -> node.is("exclusiveGateway") || node.is("inclusiveGateway"))
                .forEach(choice -> ways.judgeChoice(choice, findings));
        if (ways.starts().isEmpty()) {
            findings.add(scope, "it has no start event", "draw one, and a flow from it to the first step");
            return;
        }
        ways.starts().stream()
                .skip(1)
                .forEach(start -> findings.add(
                        start, "it is a second start event", "remove it, or let the flow from the first one part"));
        Set<String> reached = ways.reached(true);
        ways.nodes.values().stream()
                .filter(node -> !isBesideTheFlow(node) && !reached.contains(node.id()))
                .forEach(node -> findings.add(node, "no flow leads to it from the start", "draw one, or remove it"));
    }

    /** The engine would take the first way without a condition, whatever was meant. */
    private void judgeChoice(ModelElement choice, Findings findings) {
        List<ModelElement> out = scope.children("sequenceFlow").stream()
                .filter(flow -> flow.attribute("sourceRef").equals(choice.id()))
                .toList();
        if (out.size() > 1) {
            out.stream()
                    .filter(flow -> !flow.id().equals(choice.attribute("default"))
                            && flow.children("conditionExpression").isEmpty())
                    .forEach(flow -> findings.add(
                            flow,
                            "it does not say when it is taken",
                            "give it a condition, or choose it at the gateway as the way that is taken otherwise"));
        }
    }

    /** The ends of the process that carries tickets; what it calls, and what goes on beside it, may end without a word. */
    static void judgeEnds(ModelElement process, Findings findings) {
        List<ModelElement> ends = new Ways(process).ends().toList();
        ends.forEach(end -> {
            String status = end.property("status").orElse("");
            if (status.isEmpty()) {
                findings.add(
                        end,
                        "it does not say what becomes of the ticket",
                        "give it one of the statuses " + LAST,
                        ends.size() == 1 ? Repairs.property(end, "status", "CLOSED") : null);
            } else if (!LAST.contains(status) && ProcessRules.STATUSES.contains(status)) {
                findings.add(
                        end,
                        "with the status " + status + " the ticket would wait for ever, since its process has ended",
                        "choose one of " + LAST + ", or let a task or a timer come first");
            }
        });
        process.all()
                .filter(end -> end.is("endEvent")
                        && !end.children("errorEventDefinition").isEmpty())
                .filter(end -> !end.parent().equals(Optional.of(process)) && !isCaught(end))
                .forEach(end -> findings.add(
                        end,
                        "nobody catches its error, so the ticket would be left without a process",
                        "attach an error event to the sub-process"));
    }

    private static boolean isCaught(ModelElement end) {
        for (ModelElement scope = end.parent().orElseThrow(); !scope.is("definitions"); ) {
            ModelElement around = scope.parent().orElseThrow();
            String inner = scope.id();
            boolean caught = Stream.concat(
                            around.children("boundaryEvent").stream()
                                    .filter(boundary ->
                                            boundary.attribute("attachedToRef").equals(inner)),
                            scope.children().stream()
                                    .filter(Ways::isBesideTheFlow)
                                    .flatMap(event -> event.children("startEvent").stream()))
                    .anyMatch(event -> !event.children("errorEventDefinition").isEmpty());
            if (caught) {
                return true;
            }
            scope = around;
        }
        return false;
    }

    /** Those at which the process itself ends: reached without what runs beside it, or in an event sub-process that ends the rest. */
    private Stream<ModelElement> ends() {
        Set<String> reached = reached(false);
        Stream<ModelElement> own =
                nodes.values().stream().filter(node -> node.is("endEvent") && reached.contains(node.id()));
        Stream<ModelElement> instead = nodes.values().stream()
                .filter(Ways::isBesideTheFlow)
                .map(Ways::new)
                .filter(event -> event.starts().stream().anyMatch(Ways::interrupts))
                .flatMap(Ways::ends);
        return Stream.concat(own, instead);
    }

    private List<ModelElement> starts() {
        return scope.children("startEvent");
    }

    private Set<String> reached(boolean withWhatRunsBeside) {
        Deque<String> open = new ArrayDeque<>();
        starts().forEach(start -> open.add(start.id()));
        Set<String> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String node = open.pop();
            if (reached.add(node)) {
                open.addAll(next.getOrDefault(node, List.of()));
                boundaries.getOrDefault(node, List.of()).stream()
                        .filter(boundary -> withWhatRunsBeside || interrupts(boundary))
                        .forEach(boundary -> open.add(boundary.id()));
            }
        }
        return reached;
    }

    /** Boundary events and the starts of event sub-processes interrupt unless they say otherwise. */
    private static boolean interrupts(ModelElement event) {
        String says = event.attribute(event.is("boundaryEvent") ? "cancelActivity" : "isInterrupting");
        return !says.equals("false");
    }

    private static boolean isBesideTheFlow(ModelElement node) {
        return node.is("subProcess") && node.attribute("triggeredByEvent").equals("true");
    }
}
