package io.assent.workflow.camunda.policy;

import io.assent.workflow.Proof;
import io.assent.workflow.Proof.Answer;
import io.assent.workflow.Proof.Claim;
import io.assent.workflow.Proof.Reason;
import io.assent.workflow.camunda.policy.Net.Move;
import io.assent.workflow.camunda.policy.Net.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that may happen in a process, as far as it can be looked at, and what that proves. */
final class ProvenWays {

    private static final int MOST_STATES = 20_000;

    private final String process;
    private final Net net;
    private final Map<State, Step> before = new LinkedHashMap<>();
    private final Map<State, List<State>> after = new HashMap<>();
    private final Map<String, List<Step>> passing = new HashMap<>();
    private final @Nullable Proof obstacle;

    /** What leads to a state. */
    private record Step(@Nullable State from, Move move) {}

    ProvenWays(String process, Net net) {
        this.process = process;
        this.net = net;
        this.obstacle = explore();
    }

    private @Nullable Proof explore() {
        Optional<ModelElement> repeated = net.nodes()
                .filter(node ->
                        !node.children("multiInstanceLoopCharacteristics").isEmpty())
                .findFirst();
        if (repeated.isPresent()) {
            return unknown(Reason.NOT_UNDERSTOOD, List.of(), repeated.get().id());
        }
        State begin = net.begin();
        before.put(begin, new Step(null, new Move(List.copyOf(begin.tokens()), begin, "")));
        Deque<State> open = new ArrayDeque<>(List.of(begin));
        while (!open.isEmpty()) {
            State state = open.poll();
            try {
                for (Move move : net.moves(state)) {
                    after.computeIfAbsent(move.to(), _ -> new ArrayList<>()).add(state);
                    Step step = new Step(state, move);
                    move.way()
                            .forEach(id -> passing.computeIfAbsent(id, _ -> new ArrayList<>())
                                    .add(step));
                    if (before.putIfAbsent(move.to(), step) == null) {
                        open.add(move.to());
                    }
                }
            } catch (Net.Twice twice) {
                return unknown(Reason.TWICE, way(state), String.valueOf(twice.getMessage()));
            } catch (Net.Wide wide) {
                return unknown(Reason.TOO_MANY_WAYS, way(state), String.valueOf(wide.getMessage()));
            }
            if (before.size() > MOST_STATES) {
                return unknown(Reason.TOO_MANY_WAYS, List.of(), process);
            }
        }
        return null;
    }

    /** @param called processes whose ways are not proven to end */
    Proof everyPathEnds(Collection<String> called) {
        if (obstacle != null) {
            return about(Claim.EVERY_PATH_ENDS, null, obstacle);
        }
        Set<State> good = leadingToTheEnd();
        for (State state : before.keySet()) {
            if (!good.contains(state)) {
                return refuted(Claim.EVERY_PATH_ENDS, null, Reason.STUCK, stuck(state));
            }
        }
        Optional<ModelElement> open = net.withoutDefault().findFirst();
        if (open.isPresent()) {
            return about(
                    Claim.EVERY_PATH_ENDS,
                    null,
                    unknown(Reason.NO_DEFAULT, List.of(), open.get().id()));
        }
        Optional<String> uncertain = net.nodes()
                .filter(node -> node.is("callActivity"))
                .map(call -> call.attribute("calledElement"))
                .filter(called::contains)
                .findFirst();
        return uncertain.isPresent()
                ? about(Claim.EVERY_PATH_ENDS, null, unknown(Reason.CALLED, List.of(), uncertain.get()))
                : proven(Claim.EVERY_PATH_ENDS, null);
    }

    Proof everyTimerLeadsOn() {
        if (obstacle != null) {
            return about(Claim.EVERY_TIMER_LEADS_ON, null, obstacle);
        }
        Set<State> good = leadingToTheEnd();
        for (ModelElement timer : net.nodes().filter(ProvenWays::isTimer).toList()) {
            List<Step> fired = passing.getOrDefault(timer.id(), List.of());
            if (fired.isEmpty()) {
                return new Proof(
                        Claim.EVERY_TIMER_LEADS_ON,
                        process,
                        null,
                        Answer.REFUTED,
                        List.of(timer.id()),
                        Reason.NEVER_REACHED,
                        List.of(net.name(timer.id())));
            }
            Optional<State> lost = fired.stream()
                    .map(step -> step.move().to())
                    .filter(state -> !good.contains(state))
                    .findFirst();
            if (lost.isPresent()) {
                return refuted(Claim.EVERY_TIMER_LEADS_ON, null, Reason.STUCK, stuck(lost.get()));
            }
        }
        return proven(Claim.EVERY_TIMER_LEADS_ON, null);
    }

    Proof twoPeopleBefore(String step) {
        if (obstacle != null) {
            return about(Claim.TWO_PEOPLE_BEFORE, step, obstacle);
        }
        List<Step> there = passing.getOrDefault(step, List.of());
        if (there.isEmpty()) {
            return about(Claim.TWO_PEOPLE_BEFORE, step, unknown(Reason.NEVER_REACHED, List.of(step), step));
        }
        for (Step each : there) {
            if (each.move().to().most() < 2) {
                return unsafe(step, Answer.REFUTED, Reason.TOO_FEW, each);
            }
        }
        return there.stream()
                .filter(each -> each.move().to().sure() < 2)
                .findFirst()
                .map(each -> unsafe(step, Answer.NOT_PROVEN, Reason.SAME_PERSON, each))
                .orElseGet(() -> proven(Claim.TWO_PEOPLE_BEFORE, step));
    }

    private Proof unsafe(String step, Answer answer, Reason reason, Step last) {
        List<String> way = new ArrayList<>(last.from() == null ? List.of() : way(last.from()));
        way.addAll(last.move().way());
        List<String> why = new ArrayList<>(last.from() == null ? List.of() : why(last.from()));
        if (!last.move().why().isEmpty()) {
            why.add(last.move().why());
        }
        return new Proof(Claim.TWO_PEOPLE_BEFORE, process, step, answer, way, reason, why);
    }

    private static boolean isTimer(ModelElement node) {
        return !node.children("timerEventDefinition").isEmpty();
    }

    private Set<State> leadingToTheEnd() {
        Deque<State> open = new ArrayDeque<>();
        before.keySet().stream().filter(state -> state.tokens().isEmpty()).forEach(open::add);
        Set<State> good = new HashSet<>(open);
        while (!open.isEmpty()) {
            after.getOrDefault(open.poll(), List.of()).stream()
                    .filter(good::add)
                    .forEach(open::add);
        }
        return good;
    }

    /** The nearest state behind it where nothing moves any more; itself where it goes round for ever. */
    private State stuck(State state) {
        return before.keySet().stream()
                .filter(each -> !each.tokens().isEmpty() && net.moves(each).isEmpty())
                .filter(each -> each.equals(state) || path(each).contains(state))
                .findFirst()
                .orElse(state);
    }

    private List<State> path(State state) {
        List<State> path = new ArrayList<>();
        for (State each = state;
                each != null;
                each = Objects.requireNonNull(before.get(each)).from()) {
            path.addFirst(each);
        }
        return path;
    }

    private List<String> way(State state) {
        return path(state).stream()
                .flatMap(each -> Objects.requireNonNull(before.get(each)).move().way().stream())
                .toList();
    }

    private List<String> why(State state) {
        return path(state).stream()
                .map(each -> Objects.requireNonNull(before.get(each)).move().why())
                .filter(why -> !why.isEmpty())
                .toList();
    }

    private Proof refuted(Claim claim, @Nullable String step, Reason reason, State at) {
        return new Proof(
                claim,
                process,
                step,
                Answer.REFUTED,
                way(at),
                reason,
                at.tokens().stream().map(net::name).toList());
    }

    private Proof proven(Claim claim, @Nullable String step) {
        return new Proof(claim, process, step, Answer.PROVEN, List.of(), null, List.of());
    }

    private Proof unknown(Reason reason, List<String> path, String at) {
        return new Proof(Claim.EVERY_PATH_ENDS, process, null, Answer.NOT_PROVEN, path, reason, List.of(net.name(at)));
    }

    private Proof about(Claim claim, @Nullable String step, Proof of) {
        return new Proof(claim, process, step, of.answer(), of.path(), of.reason(), of.at());
    }
}
