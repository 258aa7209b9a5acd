package io.assent.shared.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assent.shared.Refusal;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@IntegrationTest
@TestPropertySource(
        properties = {
            "assent.limits.writes-per-person=60",
            "assent.limits.sign-ins-per-address=30",
            "assent.trusted-proxies=127\\\\.0\\\\.0\\\\.1"
        })
@Tag("K6")
class RateLimitsHttpTests {

    @Autowired
    Api api;

    @Autowired
    RateLimits limits;

    @Test
    void answersWhoWritesTooMuchWithTheTimeToWait() {
        UUID facility = UUID.fromString(
                api.as("facility").get("/auth/me").json().path("id").asText());

        Answer refused = refused(
                () -> limits.write(facility, "192.0.2.50"),
                () -> api.as("facility").post("/tickets", Map.of()));

        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("60");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(api.as("facility").get("/auth/me").status()).isEqualTo(200);
        assertThat(api.as("hr").post("/tickets", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void answersAnAddressThatSignsInTooOften() {
        String address = "192.0.2.60";

        Answer refused = refused(
                () -> limits.signIn(UUID.randomUUID() + "@example.org", address),
                () -> api.anonymous()
                        .post(
                                "/auth/login",
                                Map.of("email", "hr@acme.example", "password", "assent-demo"),
                                "X-Forwarded-For",
                                address));

        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("30");
    }

    /** What is used up fills again while the request is on its way, so it may take several. */
    private static Answer refused(Runnable use, Supplier<Answer> request) {
        AtomicReference<Answer> last = new AtomicReference<>();
        await().until(() -> {
            useUp(use);
            last.set(request.get());
            return last.get().status() == 429;
        });
        return last.get();
    }

    private static void useUp(Runnable use) {
        while (true) {
            try {
                use.run();
            } catch (Refusal e) {
                return;
            }
        }
    }
}
