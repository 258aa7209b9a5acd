package io.assent.notifications;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import io.assent.integrations.mail.Mail;
import io.assent.integrations.mail.SmtpMail;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mail server and the job that feeds it. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    Mail mail(MailSettings settings, Clock clock) {
        return new SmtpMail(settings.smtp(), clock);
    }

    @Bean
    CustomTask<String> deliveryTask(DeliveryJob job) {
        return job.task();
    }
}
