package io.assent.workflow.camunda.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process as a net of tokens: where they may be, and each way that they may go on. */
final class Net {

    private static final int MOST_BRANCHES = 6;
    private static final Pattern OUTCOME = Pattern.compile("[$#]\\{\\s*approval\\.outcome\\s*==\\s*'(\\w+)'\\s*}");

    /**
     * Where the tokens are, at nodes or on flows that wait to be joined, and who has decided by then.
     *
     * @param outcome of the last approval; empty before
     * @param sure how many different people for sure
     * @param most how many decisions at most, so many people there may be
     */
    record State(SortedSet<String> tokens, String outcome, int sure, int most) {

        State with(SortedSet<String> others) {
            return new State(others, outcome, sure, most);
        }
    }

    /**
     * @param way the ids that it passes
     * @param why who decided, as people read it; empty where nobody did
     */
    record Move(List<String> way, State to, String why) {}

    /** What a call or a task decides. @param outcome empty where it leaves the former one */
    record Decision(String outcome, int sure, int most, String why) {}

    /** A place would hold two tokens, which this does not follow. */
    static final class Twice extends RuntimeException {
        private static final long serialVersionUID = 1;

        Twice(String node) {
            super(node, null, false, false);
        }
    }

    /** A gateway has more branches than can be chosen from here. */
    static final class Wide extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wide(String node) {
            super(node, null, false, false);
        }
    }

    private final ModelElement process;
    private final Function<ModelElement, List<Decision>> decisions;
    private final Map<String, ModelElement> nodes = new LinkedHashMap<>();
    private final Map<String, ModelElement> flows = new LinkedHashMap<>();
    private final Map<String, String> scopes = new LinkedHashMap<>();

    /** @param decisions what a node decides when it is done; empty where nothing */
    Net(ModelElement process, Function<ModelElement, List<Decision>> decisions) {
        this.process = process;
        this.decisions = decisions;
        read(process);
    }

    private void read(ModelElement scope) {
        for (ModelElement each : scope.children()) {
            if (each.is("sequenceFlow")) {
                flows.put(each.id(), each);
                scopes.put(each.id(), scope.id());
            } else if (each.isFlowNode()) {
                nodes.put(each.id(), each);
                scopes.put(each.id(), scope.id());
                read(each);
            }
        }
    }

    Optional<ModelElement> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Stream<ModelElement> nodes() {
        return nodes.values().stream();
    }

    String name(String id) {
        ModelElement element = nodes.getOrDefault(id, flows.get(id));
        return element == null || element.name().isEmpty() ? id : element.name();
    }

    /** Exclusive gateways that are left on conditions alone. */
    Stream<ModelElement> withoutDefault() {
        return nodes().filter(node -> node.is("exclusiveGateway")
                && node.attribute("default").isEmpty()
                && out(node).size() > 1
                && out(node).stream().noneMatch(flow -> condition(flow).isEmpty()));
    }

    State begin() {
        SortedSet<String> tokens = new TreeSet<>();
        starts(process).forEach(start -> tokens.add(start.id()));
        return new State(tokens, "", 0, 0);
    }

    private static Stream<ModelElement> starts(ModelElement scope) {
        return scope.children("startEvent").stream();
    }

    /** @throws Twice when a token meets another */
    List<Move> moves(State state) {
        List<Move> moves = new ArrayList<>();
        for (String token : state.tokens()) {
            ModelElement node = nodes.get(token);
            if (node != null) {
                interrupt(state, node, moves);
                complete(state, node, moves);
            }
        }
        nodes().filter(this::joins).forEach(gateway -> join(state, gateway, moves));
        nodes().filter(Net::isBeside).forEach(beside -> beside(state, beside, moves));
        return moves;
    }

    private void interrupt(State state, ModelElement node, List<Move> moves) {
        nodes().filter(event -> event.is("boundaryEvent")
                        && event.attribute("attachedToRef").equals(node.id()))
                .forEach(event -> {
                    boolean interrupts = !event.attribute("cancelActivity").equals("false");
                    SortedSet<String> left =
                            interrupts ? minus(outside(state.tokens(), node.id()), node.id()) : state.tokens();
                    if (interrupts || left.stream().noneMatch(behind(event)::contains)) {
                        leave(state.with(left), event, List.of(event.id()), "", moves);
                    }
                });
    }

    /** Where an event beside its host leads; while a token is there, it does not happen again. */
    private Set<String> behind(ModelElement event) {
        Set<String> places = new HashSet<>();
        Deque<ModelElement> open = new ArrayDeque<>(out(event));
        while (!open.isEmpty()) {
            ModelElement flow = open.poll();
            places.add(flow.id());
            ModelElement target = Objects.requireNonNull(nodes.get(flow.attribute("targetRef")));
            if (places.add(target.id())) {
                open.addAll(out(target));
            }
        }
        places.remove(event.attribute("attachedToRef"));
        return places;
    }

    private void complete(State state, ModelElement node, List<Move> moves) {
        boolean isBusy = state.tokens().stream().anyMatch(token -> isInside(token, node.id()));
        if (isBusy || node.is("endEvent") && has(node, "errorEventDefinition")) {
            return;
        }
        if (node.is("endEvent")) {
            String scope = Objects.requireNonNull(scopes.get(node.id()));
            SortedSet<String> left = has(node, "terminateEventDefinition")
                    ? outside(state.tokens(), scope)
                    : minus(state.tokens(), node.id());
            moves.add(new Move(List.of(), state.with(left), ""));
            return;
        }
        State left = state.with(minus(state.tokens(), node.id()));
        List<Decision> taken = decisions.apply(node);
        if (taken.isEmpty()) {
            leave(left, node, List.of(), "", moves);
        }
        for (Decision each : taken) {
            State decided = new State(
                    left.tokens(),
                    each.outcome().isEmpty() ? left.outcome() : each.outcome(),
                    Math.max(left.sure(), each.sure()),
                    Math.min(2, left.most() + each.most()));
            leave(decided, node, List.of(), each.why(), moves);
        }
    }

    private void leave(State state, ModelElement node, List<String> before, String why, List<Move> moves) {
        List<ModelElement> out = out(node);
        if (out.isEmpty()) {
            moves.add(new Move(before, state, why));
        }
        for (List<ModelElement> taken : choices(state, node, out)) {
            SortedSet<String> tokens = new TreeSet<>(state.tokens());
            List<String> way = new ArrayList<>(before);
            for (ModelElement flow : taken) {
                way.add(flow.id());
                arrive(flow, tokens, way);
            }
            moves.add(new Move(way, state.with(tokens), why));
        }
    }

    private void arrive(ModelElement flow, SortedSet<String> tokens, List<String> way) {
        ModelElement target = Objects.requireNonNull(nodes.get(flow.attribute("targetRef")));
        if (joins(target)) {
            add(tokens, flow.id());
            return;
        }
        way.add(target.id());
        add(tokens, target.id());
        starts(target).filter(_ -> target.is("subProcess")).forEach(start -> {
            way.add(start.id());
            add(tokens, start.id());
        });
    }

    private static void add(SortedSet<String> tokens, String token) {
        if (!tokens.add(token)) {
            throw new Twice(token);
        }
    }

    /** The flows that may be taken together. */
    private List<List<ModelElement>> choices(State state, ModelElement node, List<ModelElement> out) {
        if (node.is("exclusiveGateway")) {
            boolean isSure = out.stream().anyMatch(flow -> truth(state, flow) == Truth.TRUE);
            return out.stream()
                    .filter(flow ->
                            flow.id().equals(node.attribute("default")) ? !isSure : truth(state, flow) != Truth.FALSE)
                    .map(List::of)
                    .toList();
        }
        if (node.is("eventBasedGateway")) {
            return out.stream().map(List::of).toList();
        }
        List<ModelElement> always = out.stream()
                .filter(flow -> !node.is("inclusiveGateway") && condition(flow).isEmpty())
                .toList();
        List<ModelElement> perhaps =
                out.stream().filter(flow -> !always.contains(flow)).toList();
        if (perhaps.size() > MOST_BRANCHES) {
            throw new Wide(node.id());
        }
        List<List<ModelElement>> choices = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << perhaps.size(); chosen++) {
            List<ModelElement> taken = new ArrayList<>(always);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    taken.add(perhaps.get(i));
                }
            }
            if (!taken.isEmpty()) {
                choices.add(taken);
            }
        }
        return choices;
    }

    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    private static Truth truth(State state, ModelElement flow) {
        Matcher asks = OUTCOME.matcher(condition(flow).orElse(""));
        if (!asks.matches() || state.outcome().isEmpty()) {
            return Truth.UNKNOWN;
        }
        return asks.group(1).equals(state.outcome()) ? Truth.TRUE : Truth.FALSE;
    }

    private static Optional<String> condition(ModelElement flow) {
        return flow.children("conditionExpression").stream()
                .map(ModelElement::text)
                .findFirst();
    }

    private boolean joins(ModelElement node) {
        return (node.is("parallelGateway") || node.is("inclusiveGateway")) && in(node).count() > 1;
    }

    private void join(State state, ModelElement gateway, List<Move> moves) {
        List<String> incoming = in(gateway).map(ModelElement::id).toList();
        List<String> there = incoming.stream().filter(state.tokens()::contains).toList();
        boolean isDone = gateway.is("parallelGateway")
                ? there.size() == incoming.size()
                : !there.isEmpty() && !mayComeStill(state, gateway, incoming);
        if (isDone) {
            SortedSet<String> left = new TreeSet<>(state.tokens());
            there.forEach(left::remove);
            leave(state.with(left), gateway, List.of(gateway.id()), "", moves);
        }
    }

    /** Whether a token elsewhere may get to a flow that none has come along yet. */
    private boolean mayComeStill(State state, ModelElement gateway, List<String> incoming) {
        List<String> open = new ArrayList<>();
        state.tokens().stream().filter(token -> !incoming.contains(token)).forEach(open::add);
        List<String> seen = new ArrayList<>(open);
        while (!open.isEmpty()) {
            String place = open.removeLast();
            if (incoming.contains(place) && !state.tokens().contains(place)) {
                return true;
            }
            ModelElement flow = flows.get(place);
            Stream<String> next = flow != null
                    ? Stream.of(flow.attribute("targetRef"))
                    : place.equals(gateway.id()) ? Stream.empty() : onward(place);
            next.filter(each -> !seen.contains(each)).forEach(each -> {
                seen.add(each);
                open.add(each);
            });
        }
        return false;
    }

    private Stream<String> onward(String node) {
        ModelElement element = Objects.requireNonNull(nodes.get(node));
        Stream<String> beside = nodes().filter(
                        event -> event.attribute("attachedToRef").equals(node))
                .map(ModelElement::id);
        return Stream.concat(out(element).stream().map(ModelElement::id), beside);
    }

    /** An event sub-process begins whenever what is around it is under way, and not while it is itself. */
    private void beside(State state, ModelElement beside, List<Move> moves) {
        String scope = Objects.requireNonNull(scopes.get(beside.id()));
        boolean isUnderWay = state.tokens().stream()
                .anyMatch(token -> scope.equals(scopes.get(token)) && !token.equals(beside.id()));
        if (!isUnderWay || state.tokens().contains(beside.id())) {
            return;
        }
        starts(beside).forEach(start -> {
            boolean interrupts = !start.attribute("isInterrupting").equals("false");
            SortedSet<String> tokens = interrupts ? outside(state.tokens(), scope) : new TreeSet<>(state.tokens());
            tokens.add(beside.id());
            tokens.add(start.id());
            moves.add(new Move(List.of(beside.id(), start.id()), state.with(tokens), ""));
        });
    }

    private static boolean isBeside(ModelElement node) {
        return node.is("subProcess") && node.attribute("triggeredByEvent").equals("true");
    }

    private List<ModelElement> out(ModelElement node) {
        return flows.values().stream()
                .filter(flow -> flow.attribute("sourceRef").equals(node.id()))
                .toList();
    }

    private Stream<ModelElement> in(ModelElement node) {
        return flows.values().stream()
                .filter(flow -> flow.attribute("targetRef").equals(node.id()));
    }

    private boolean isInside(String token, String node) {
        for (String scope = scopes.get(token); scope != null; scope = scopes.get(scope)) {
            if (scope.equals(node)) {
                return true;
            }
        }
        return false;
    }

    private SortedSet<String> outside(SortedSet<String> tokens, String scope) {
        SortedSet<String> left = new TreeSet<>();
        tokens.stream().filter(token -> !isInside(token, scope)).forEach(left::add);
        return left;
    }

    private static SortedSet<String> minus(SortedSet<String> tokens, String token) {
        SortedSet<String> left = new TreeSet<>(tokens);
        left.remove(token);
        return left;
    }

    private static boolean has(ModelElement node, String definition) {
        return !node.children(definition).isEmpty();
    }
}
