package io.assent.substitutions;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of substitutions. They look up what they run when they run it: it schedules jobs itself. */
@Configuration(proxyBeanMethods = false)
class SubstitutionJobs {

    private static final Duration RETRY = Duration.ofSeconds(30);

    @Bean
    CustomTask<String> substitutionTurns(ObjectProvider<Turns> turns) {
        return Tasks.custom(Turns.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((job, _) -> turns.getObject().run(job));
    }

    @Bean
    CustomTask<String> substitutionRounds(ObjectProvider<Rounds> rounds) {
        return Tasks.custom(Rounds.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((job, _) -> rounds.getObject().run(job));
    }
}
