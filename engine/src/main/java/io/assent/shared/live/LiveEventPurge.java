package io.assent.shared.live;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets live events after a day; who was away longer starts anew. */
@Configuration
class LiveEventPurge {

    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> purgeLiveEvents(LiveLog log) {
        return Tasks.recurring("live-events.purge", FixedDelay.ofHours(1)).execute((_, _) -> log.purge(KEPT));
    }
}
