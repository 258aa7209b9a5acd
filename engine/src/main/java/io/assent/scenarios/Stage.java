package io.assent.scenarios;

import io.assent.people.PersonView;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.PlatformClock;
import io.assent.shared.Refusal;
import io.assent.tickets.LinkKind;
import io.assent.workflow.ProcessFailed;
import io.assent.workflow.Processes.Timer;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where people act in simulated time, inside the running transaction. */
final class Stage {

    private static final int MOST_TIMERS = 1_000;

    private final Scenarios.Parts parts;
    private final UUID tenant;
    private Instant now;
    private int fired;

    Stage(Scenarios.Parts parts, UUID tenant, Instant now) {
        this.parts = parts;
        this.tenant = tenant;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** Lets time pass, and fires what is due of the request and its parts meanwhile. */
    void passUntil(Instant until, UUID ticket) {
        fired = 0;
        while (fireNext(until, ticket)) {
            // until nothing is due any more
        }
    }

    /**
     * Fires the next timer that is due by then; when none is, it is that time.
     *
     * @return whether one was
     * @throws ScenarioStopped when timers do not come to an end
     */
    boolean fireNext(Instant until, UUID ticket) {
        Optional<Timer> next = next(until, ticket);
        if (next.isEmpty()) {
            now = until.isAfter(now) ? until : now;
            return false;
        }
        Timer timer = next.get();
        now = timer.due().isAfter(now) ? timer.due() : now;
        fire(timer);
        fired++;
        if (fired > MOST_TIMERS) {
            throw new ScenarioRestless("more than " + MOST_TIMERS + " timers fired; the process does not come to rest");
        }
        return true;
    }

    private Optional<Timer> next(Instant until, UUID ticket) {
        return Stream.concat(Stream.of(ticket), parts.links().linked(tenant, ticket, LinkKind.CHILD).stream())
                .flatMap(each -> parts.processes().timers(each).stream())
                .filter(timer -> !timer.due().isAfter(until))
                .min(Comparator.comparing(Timer::due));
    }

    private void fire(Timer timer) {
        try {
            act(Caller.system(tenant), _ -> parts.processes().fire(timer.id()));
        } catch (Refusal | ProcessFailed e) {
            PerTransaction.forget();
            throw new ScenarioStopped("a timer of %s failed at %s: %s".formatted(timer.process(), now, e.getMessage()));
        }
    }

    /** @return why it was refused, with nothing changed */
    @Nullable
    Refusal attempt(PersonView person, Consumer<Caller> command) {
        return attempt(Cast.caller(person), command);
    }

    /** @return why it was refused, with nothing changed */
    @Nullable
    Refusal attempt(Caller by, Consumer<Caller> command) {
        try {
            act(by, command);
            return null;
        } catch (Refusal refused) {
            PerTransaction.forget();
            return refused;
        } catch (ProcessFailed failed) {
            PerTransaction.forget();
            throw new ScenarioStopped(String.valueOf(failed.getMessage()));
        }
    }

    private void act(Caller by, Consumer<Caller> command) {
        parts.each()
                .executeWithoutResult(_ -> PlatformClock.at(
                        now,
                        () -> Acting.as(by, () -> {
                            command.accept(by);
                            PerTransaction.settle();
                            return true;
                        })));
    }
}
