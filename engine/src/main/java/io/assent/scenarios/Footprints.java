package io.assent.scenarios;

import io.assent.scenarios.Track.Place;
import io.assent.workflow.FlowTaken;
import io.assent.workflow.StepReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes where a process goes while a scenario is played on this thread. */
@Component
class Footprints {

    @EventListener
    void on(StepReached step) {
        if (Track.RUNNING.isBound()) {
            Track.RUNNING.get().nodes().add(new Place(step.process(), step.node(), step.name()));
        }
    }

    @EventListener
    void on(FlowTaken taken) {
        if (Track.RUNNING.isBound()) {
            Track.RUNNING.get().flows().add(new Place(taken.process(), taken.flow(), ""));
        }
    }
}
