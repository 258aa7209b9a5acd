package io.assent.scenarios;

import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.PersonView;
import io.assent.scenarios.Recording.Deed;
import io.assent.scenarios.Replayed.Cause;
import io.assent.scenarios.Replayed.Stop;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.tickets.LinkKind;
import io.assent.tickets.TicketVerb;
import io.assent.tickets.TicketView;
import io.assent.workflow.ExternalWork.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request done again inside the running transaction. Everybody does what they did, when they did it, or as soon as it is asked of
 * them; nobody does what they did not do.
 */
final class Replay {

    /** Longer than any process waits by itself. */
    private static final Duration PATIENCE = Duration.ofDays(3 * 365);

    private final Scenarios.Parts parts;
    private final UUID tenant;
    private final Recording recording;
    private final Stage stage;
    private final Program program;
    private final List<Deed> open = new ArrayList<>();
    private UUID ticket = Caller.SYSTEM;

    Replay(Scenarios.Parts parts, UUID tenant, Recording recording) {
        this.parts = parts;
        this.tenant = tenant;
        this.recording = recording;
        this.stage = new Stage(parts, tenant, recording.at());
        this.program = new Program(parts, stage, tenant);
    }

    Replayed play() {
        try {
            Refusal refused = stage.attempt(
                    person(recording.requester()),
                    by -> ticket = parts.commands()
                            .create(by, recording.request(), false)
                            .id());
            return refused == null
                    ? new Replayed(ticket, goOn())
                    : new Replayed(null, new Stop(Cause.REFUSED, where(refused)));
        } catch (ScenarioRestless e) {
            return new Replayed(ticket, new Stop(Cause.RESTLESS, ""));
        } catch (ScenarioStopped e) {
            return new Replayed(ticket, new Stop(Cause.FAILED, String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Stop goOn() {
        for (Deed deed : recording.deeds()) {
            Stop stop = passUntil(deed.at());
            if (stop != null) {
                return stop;
            }
            open.add(deed);
            perform();
        }
        Stop stop = passUntil(recording.until());
        if (stop == null && !isOver() && steps().isEmpty()) {
            stop = passUntil(recording.until().plus(PATIENCE));
        }
        if (stop != null || isOver()) {
            return stop;
        }
        return steps().stream()
                .findFirst()
                .map(step -> new Stop(Cause.NOT_DONE, step))
                .orElseGet(() -> new Stop(hasParts() ? Cause.PARTS : Cause.RESTLESS, ""));
    }

    private boolean hasParts() {
        return !parts.links().linked(tenant, ticket, LinkKind.CHILD).isEmpty();
    }

    /** @return the step of which nobody knows what would have come of it, when there is one before */
    private @Nullable Stop passUntil(Instant until) {
        do {
            perform();
            Optional<String> unknown = unknown();
            if (unknown.isPresent()) {
                return new Stop(Cause.NOT_DONE, unknown.get());
            }
        } while (stage.fireNext(until, ticket));
        return null;
    }

    private List<InboxEntry> waiting() {
        return parts.inbox().of(tenant, ticket).stream()
                .filter(entry -> entry.kind() != Kind.TODO)
                .toList();
    }

    /** Where somebody or a program has something to do. */
    private List<String> steps() {
        return Stream.concat(
                        waiting().stream().map(InboxEntry::step),
                        program.waiting(ticket).stream().map(Waiting::step))
                .toList();
    }

    /** The step of what the real request never asked of anybody. Of several who are asked to decide one may be new. */
    private Optional<String> unknown() {
        List<InboxEntry> waiting = waiting();
        boolean isDecisionKnown = waiting.stream()
                .anyMatch(entry ->
                        entry.kind() == Kind.APPROVAL && !Collections.disjoint(entry.principals(), recording.asked()));
        Stream<String> ofPeople = waiting.stream()
                .filter(entry -> entry.kind() == Kind.APPROVAL
                        ? !isDecisionKnown
                        : entry.node() != null && !recording.nodes().contains(entry.node()))
                .map(InboxEntry::step);
        Stream<String> ofPrograms = program.waiting(ticket).stream()
                .filter(task -> !recording.nodes().contains(task.node()))
                .map(Waiting::step);
        return Stream.concat(ofPeople, ofPrograms).findFirst();
    }

    /** Does what can be done of what was done by now. */
    private void perform() {
        boolean moved = true;
        while (moved && !open.isEmpty()) {
            moved = false;
            for (Iterator<Deed> deeds = open.iterator(); deeds.hasNext() && !moved; ) {
                if (perform(deeds.next())) {
                    deeds.remove();
                    moved = true;
                }
            }
        }
    }

    private boolean perform(Deed deed) {
        if (deed.by().equals(Caller.SYSTEM)) {
            return program.waiting(ticket).stream()
                    .filter(task -> task.node().equals(deed.node()))
                    .findFirst()
                    .filter(task -> program.act(task, deed.verb(), deed.object(), Map.of()) == null)
                    .isPresent();
        }
        return switch (deed.verb()) {
            case APPROVES -> approval(deed, (by, id) -> parts.approvals().decide(by, id, true, deed.saying(), null));
            case REJECTS -> approval(deed, (by, id) -> parts.approvals().decide(by, id, false, deed.saying(), null));
            case ASKS -> approval(deed, (by, id) -> parts.approvals().requestInfo(by, id, deed.saying()));
            case SENDS_BACK -> approval(deed, (by, id) -> parts.approvals().sendBack(by, id, deed.saying()));
            case ESCALATES -> approval(deed, (by, id) -> parts.approvals().escalate(by, id, deed.saying()));
            case DELEGATES ->
                approval(deed, (by, id) -> parts.approvals().delegate(by, id, deed.object(), deed.saying()));
            case ANSWERS -> task(deed, entry -> entry.kind() == Kind.ANSWER);
            case COMPLETES ->
                task(deed, entry -> entry.kind() == Kind.WORK && Objects.equals(entry.node(), deed.node()));
            case SUBMITS -> done(deed.by(), by -> parts.commands().submit(by, ticket));
            case WITHDRAWS -> send(deed, TicketVerb.WITHDRAW);
            case CANCELS -> send(deed, TicketVerb.CANCEL);
            case REOPENS -> send(deed, TicketVerb.REOPEN);
            case CLOSES -> send(deed, TicketVerb.CLOSE);
            case CLAIMS, RETURNS, RESUBMITS, CHANGES, RAISES ->
                throw new IllegalArgumentException(deed.verb() + " is not done again");
        };
    }

    private interface OnItem {
        void perform(Caller by, UUID item);
    }

    /** Whoever decided in another's place decides there again, or in their own when the other is asked no more; else the other does. */
    private boolean approval(Deed deed, OnItem command) {
        for (UUID voice : deed.inNameOf() == null ? List.of(deed.by()) : List.of(deed.by(), deed.inNameOf())) {
            Optional<InboxEntry> asked = waiting().stream()
                    .filter(entry ->
                            entry.kind() == Kind.APPROVAL && entry.principals().contains(voice))
                    .findFirst();
            if (asked.isPresent()) {
                return done(voice, by -> command.perform(by, asked.get().id()));
            }
        }
        return false;
    }

    private boolean task(Deed deed, Predicate<InboxEntry> wanted) {
        return waiting().stream()
                .filter(wanted)
                .findFirst()
                .filter(entry -> done(Objects.requireNonNullElse(deed.inNameOf(), deed.by()), by -> {
                    if (entry.kind() == Kind.WORK) {
                        parts.tasks().claim(by, entry.id());
                    }
                    parts.tasks().complete(by, entry.id(), deed.object(), Map.of(), deed.saying());
                }))
                .isPresent();
    }

    private boolean send(Deed deed, TicketVerb verb) {
        return done(deed.by(), by -> parts.commands().send(by, ticket, verb, deed.saying()));
    }

    private boolean done(UUID who, Consumer<Caller> command) {
        return stage.attempt(person(who), command) == null;
    }

    private PersonView person(UUID id) {
        return parts.people()
                .find(tenant, id)
                .orElseThrow(() -> new ScenarioStopped("somebody who took part is not known any more"));
    }

    private boolean isOver() {
        TicketView view = Objects.requireNonNull(
                parts.tickets().get(tenant, List.of(ticket)).get(ticket));
        return view.status().isFinal();
    }

    /** The places in the request that are wrong, without what was written there. */
    private static String where(Refusal refused) {
        return refused.errors().isEmpty()
                ? refused.code()
                : String.join(
                        ", ",
                        refused.errors().stream().map(Refusal.Problem::pointer).toList());
    }
}
