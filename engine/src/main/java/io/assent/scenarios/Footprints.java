package io.assent.scenarios;

import io.assent.scenarios.Track.Move;
import io.assent.scenarios.Track.Place;
import io.assent.shared.PlatformClock;
import io.assent.workflow.FlowTaken;
import io.assent.workflow.StepLeft;
import io.assent.workflow.StepReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes where a process goes while a scenario is played on this thread. */
@Component
class Footprints {

    private final PlatformClock clock;

    Footprints(PlatformClock clock) {
        this.clock = clock;
    }

    @EventListener
    void on(StepReached step) {
        move(new Place(step.process(), step.node(), step.name()), true);
    }

    @EventListener
    void on(StepLeft step) {
        move(new Place(step.process(), step.node(), step.name()), false);
    }

    @EventListener
    void on(FlowTaken taken) {
        if (Track.RUNNING.isBound()) {
            Track.RUNNING.get().flows().add(new Place(taken.process(), taken.flow(), ""));
        }
    }

    private void move(Place node, boolean arrives) {
        if (Track.RUNNING.isBound()) {
            Track.RUNNING.get().moves().add(new Move(node, arrives, clock.now()));
        }
    }
}
