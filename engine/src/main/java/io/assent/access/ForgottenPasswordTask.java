package io.assent.access;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job of {@link ForgottenPasswords}, which themselves need the jobs. */
@Configuration(proxyBeanMethods = false)
class ForgottenPasswordTask {

    @Bean
    OneTimeTask<String> answerForgottenPasswords(ObjectProvider<ForgottenPasswords> passwords) {
        return Tasks.oneTime(ForgottenPasswords.TASK)
                .execute((job, context) -> passwords.getObject().answer(job.getData()));
    }
}
