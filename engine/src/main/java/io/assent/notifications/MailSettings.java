package io.assent.notifications;

import io.assent.integrations.mail.SmtpSettings;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server and how patient we are with it. Without a host no mail is sent, and deliveries say so.
 *
 * @param encryption by default STARTTLS is demanded as soon as there are credentials to protect
 * @param firstRetry pause after the first failure; it doubles with each further one, up to an hour
 * @param attempts how often a mail is tried before it is dead
 */
@ConfigurationProperties("assent.mail")
@Validated
record MailSettings(
        @Nullable String host,
        @DefaultValue("25") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("Assent <assent@localhost>") String from,
        @Nullable String replyTo,
        SmtpSettings.@Nullable Encryption encryption,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30s") Duration firstRetry,
        @Positive @DefaultValue("10") int attempts) {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    Duration pauseAfter(int failures) {
        Duration pause = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    SmtpSettings smtp() {
        String user = username == null || username.isBlank() ? null : username;
        SmtpSettings.Encryption usual =
                user == null ? SmtpSettings.Encryption.IF_OFFERED : SmtpSettings.Encryption.STARTTLS;
        return new SmtpSettings(
                String.valueOf(host), port, user, password, from, encryption == null ? usual : encryption, timeout);
    }
}
