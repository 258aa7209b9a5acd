package io.assent.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assent.integrations.Outcome;
import io.assent.integrations.mail.Mail;
import io.assent.integrations.mail.MailMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("O2")
@ExtendWith(OutputCaptureExtension.class)
class MailHealthIndicatorTests {

    private final Server server = new Server();
    private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void saysThatThereIsNoMailServer() {
        assertThat(status(indicator(null))).isEqualTo("NOT_CONFIGURED");
        assertThat(status(indicator(" "))).isEqualTo("NOT_CONFIGURED");
        assertThat(server.greeted).hasValue(0);
    }

    @Test
    void asksTheServerAtMostTwiceAMinute() {
        MailHealthIndicator mail = indicator("mail.example");

        assertThat(status(mail)).isEqualTo("UP");
        assertThat(status(mail)).isEqualTo("UP");
        assertThat(server.greeted).hasValue(1);

        now = now.plusSeconds(31);
        assertThat(status(mail)).isEqualTo("UP");
        await().atMost(Duration.ofSeconds(10)).until(() -> server.greeted.get() == 2);
    }

    @Test
    void isDegradedNotDownWhileTheServerIsAwayAndSaysSoOnce(CapturedOutput output) {
        MailHealthIndicator mail = indicator("mail.example");
        server.answer = Outcome.retry("Connection refused");

        assertThat(status(mail)).isEqualTo("DEGRADED");
        lookAgain(mail, 2);
        server.answer = Outcome.done();
        lookAgain(mail, 3);

        await().atMost(Duration.ofSeconds(10)).until(() -> status(mail).equals("UP"));
        assertThat(output.getOut().lines().filter(line -> line.contains("No mail can leave")))
                .singleElement()
                .asString()
                .contains("WARN", "Connection refused");
        assertThat(output.getOut()).contains("Mail leaves again");
    }

    @Test
    void letsNobodyWaitForASlowServer() {
        MailHealthIndicator mail = indicator("mail.example");
        assertThat(status(mail)).isEqualTo("UP");
        server.slow = new CountDownLatch(1);
        now = now.plusSeconds(31);

        assertThat(status(mail)).isEqualTo("UP");

        server.slow.countDown();
    }

    private void lookAgain(MailHealthIndicator mail, int times) {
        now = now.plusSeconds(31);
        status(mail);
        await().atMost(Duration.ofSeconds(10)).until(() -> server.greeted.get() == times);
    }

    private static String status(MailHealthIndicator mail) {
        return mail.health().getStatus().getCode();
    }

    private MailHealthIndicator indicator(@Nullable String host) {
        MailSettings settings = new MailSettings(
                host, 25, null, null, "a@b.example", null, null, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
        return new MailHealthIndicator(server, settings, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private static final class Server implements Mail {

        private final AtomicInteger greeted = new AtomicInteger();
        private volatile Outcome answer = Outcome.done();
        private volatile CountDownLatch slow = new CountDownLatch(0);

        @Override
        public Outcome send(MailMessage message) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public Outcome greet() {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            greeted.incrementAndGet();
            return answer;
        }
    }
}
