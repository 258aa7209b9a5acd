package io.assent.shared.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assent.shared.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K6")
class RateLimitsTests {

    private final RateLimits limits = new RateLimits(new RateLimitSettings(true, 2, 5, 2, 5, 3, 5, 1));
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Test
    void refusesThePersonWhoWritesTooMuchAndNobodyElse() {
        for (int i = 0; i < 3; i++) {
            limits.write(ann, "192.0.2.1");
        }

        Refusal refusal = refusalOf(() -> limits.write(ann, "192.0.2.9"));

        assertThat(refusal.category()).isEqualTo(Refusal.Category.TOO_MANY);
        assertThat(refusal.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refusal.properties()).containsEntry("limit", 3);
        assertThat((long) refusal.properties().get("retry_after")).isBetween(1L, 20L);
        assertThatCode(() -> limits.write(bob, "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void refusesTheAddressFromWhichTooMuchIsWritten() {
        for (int i = 0; i < 5; i++) {
            limits.write(UUID.randomUUID(), "192.0.2.1");
        }

        assertThat(refusalOf(() -> limits.write(ann, "192.0.2.1")).properties()).containsEntry("limit", 5);
        assertThatCode(() -> limits.write(ann, "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void refusesSignInsToOneAccountFromManyAddressesAndToManyFromOne() {
        limits.signIn("ann@example.org", "192.0.2.1");
        limits.signIn("ann@example.org", "192.0.2.2");
        for (int i = 0; i < 4; i++) {
            limits.signIn("person" + i + "@example.org", "192.0.2.1");
        }

        assertThat(refusalOf(() -> limits.signIn("ann@example.org", "192.0.2.3"))
                        .properties())
                .containsEntry("limit", 2);
        assertThat(refusalOf(() -> limits.signIn("bob@example.org", "192.0.2.1"))
                        .properties())
                .containsEntry("limit", 5);
    }

    @Test
    void refusesLettersToOneAccountFromManyAddressesAndToManyFromOne() {
        limits.passwordLetter("ann@example.org", "192.0.2.1");
        limits.passwordLetter("ann@example.org", "192.0.2.2");
        for (int i = 0; i < 4; i++) {
            limits.password("192.0.2.1");
        }

        assertThat(refusalOf(() -> limits.passwordLetter("ann@example.org", "192.0.2.3"))
                        .properties())
                .containsEntry("limit", 2);
        assertThat(refusalOf(() -> limits.password("192.0.2.1")).properties()).containsEntry("limit", 5);
        assertThatCode(() -> limits.signIn("ann@example.org", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void refusesNobodyWhenItIsSwitchedOff() {
        RateLimits off = new RateLimits(new RateLimitSettings(false, 1, 1, 1, 1, 1, 1, 1));

        assertThatCode(() -> {
                    for (int i = 0; i < 10; i++) {
                        off.write(ann, "192.0.2.1");
                        off.signIn("ann@example.org", "192.0.2.1");
                    }
                })
                .doesNotThrowAnyException();
    }

    private static Refusal refusalOf(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run);
    }
}
