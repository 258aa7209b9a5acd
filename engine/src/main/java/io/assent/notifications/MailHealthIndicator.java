package io.assent.notifications;

import io.assent.integrations.Outcome;
import io.assent.integrations.mail.Mail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether mail can leave. Without it people work on and deliveries wait, so that it never makes the platform as a whole look down. */
@Component
class MailHealthIndicator implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(MailHealthIndicator.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Health NOT_CONFIGURED = Health.status("NOT_CONFIGURED").build();
    private static final Health NOT_ASKED = Health.unknown().build();
    private static final Health UP = Health.up().build();
    private static final Health DEGRADED = Health.status("DEGRADED").build();

    private final Mail mail;
    private final MailSettings settings;
    private final Clock clock;
    private final Executor beside =
            task -> Thread.ofVirtual().name("mail-health").start(task);
    private volatile Health last = NOT_ASKED;
    private @Nullable Instant asked;

    MailHealthIndicator(Mail mail, MailSettings settings, Clock clock) {
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Only who asks first waits for the mail server; everybody else is told what was last seen. */
    @Override
    public Health health() {
        if (!settings.isConfigured()) {
            return NOT_CONFIGURED;
        }
        CompletableFuture<Void> look = lookWhenOld();
        if (last == NOT_ASKED) {
            look.join();
        }
        return last;
    }

    private synchronized CompletableFuture<Void> lookWhenOld() {
        Instant now = clock.instant();
        if (asked != null && asked.plus(KEPT).isAfter(now)) {
            return CompletableFuture.completedFuture(null);
        }
        asked = now;
        return CompletableFuture.runAsync(this::look, beside);
    }

    private void look() {
        Outcome outcome = mail.greet();
        Health before = last;
        last = outcome instanceof Outcome.Done ? UP : DEGRADED;
        if (last == DEGRADED && before != DEGRADED) {
            log.warn("No mail can leave, deliveries wait: {}", outcome);
        } else if (last == UP && before == DEGRADED) {
            log.info("Mail leaves again");
        }
    }
}
