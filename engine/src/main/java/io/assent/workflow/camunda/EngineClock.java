package io.assent.workflow.camunda;

import io.assent.shared.ClockMoved;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Timers come due by the engine's own clock, one for the whole JVM; it goes along when a process of its own lives at another time. */
@Component
class EngineClock {

    @EventListener
    void on(ClockMoved moved) {
        ClockUtil.offset(moved.ahead().toMillis());
    }
}
