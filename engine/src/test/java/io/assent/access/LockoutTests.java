package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assent.access.Lockout.TooManyFailures;
import io.assent.shared.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K2")
class LockoutTests {

    private static final String HERE = "192.0.2.1";

    private final SignInFixture fixture = new SignInFixture();
    private final Lockout lockout = fixture.lockout;
    private final String account = UUID.randomUUID() + "@acme.example";

    @Test
    void letsFiveGuessesPassAndThenRefusesForTheRestOfTheMinute() {
        fail(Lockout.ALLOWED - 1);
        assertThatCode(() -> lockout.check(account, HERE)).doesNotThrowAnyException();
        fail(1);

        TooManyFailures refused = catchThrowableOfType(TooManyFailures.class, () -> lockout.check(account, HERE));

        assertThat(refused.category()).isEqualTo(Refusal.Category.TOO_MANY);
        assertThat(refused.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat((Long) refused.properties().get("retry_after")).isBetween(50L, 60L);
        assertThat(refused.properties()).containsEntry("limit", 5);
        assertThat(refused.getMessage()).contains(refused.properties().get("retry_after") + " seconds");
    }

    @Test
    void refusesTheSixthGuessThatArrivedWithTheOthers() {
        fail(Lockout.ALLOWED);

        assertThat(catchThrowableOfType(TooManyFailures.class, () -> lockout.failed(account, HERE)))
                .isNotNull();
    }

    @Test
    void countsEachAddressAndEachAccountByItself() {
        fail(Lockout.ALLOWED);

        assertThatCode(() -> lockout.check(account, "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> lockout.check("another", HERE)).doesNotThrowAnyException();
    }

    @Test
    void forgetsWhenSomebodySucceeds() {
        fail(Lockout.ALLOWED);

        lockout.succeeded(account, HERE);

        assertThatCode(() -> lockout.check(account, HERE)).doesNotThrowAnyException();
        fail(Lockout.ALLOWED);
    }

    @Test
    void beginsAnewWhenTheMinuteIsOver() {
        fail(Lockout.ALLOWED);
        minuteLater();

        assertThatCode(() -> lockout.check(account, HERE)).doesNotThrowAnyException();
        fail(Lockout.ALLOWED);
        assertThat(catchThrowableOfType(TooManyFailures.class, () -> lockout.check(account, HERE)))
                .isNotNull();
    }

    @Test
    void saysAtLeastOneSecond() {
        fail(Lockout.ALLOWED);
        fixture.sql(
                "update sign_in_failure set since = now() - interval '59.9 seconds' where failures = 5"
                        + " and account = sha256(?::text::bytea)",
                account);

        TooManyFailures refused = catchThrowableOfType(TooManyFailures.class, () -> lockout.failed(account, HERE));

        assertThat(refused.properties()).containsEntry("retry_after", 1L);
    }

    @Test
    void keepsNoAccountInClear() {
        fail(1);

        assertThat(fixture.value(
                        Integer.class,
                        "select count(*) from sign_in_failure where account = sha256(?::text::bytea)",
                        account))
                .isOne();
    }

    @Test
    void purgesWhatIsOver() {
        fail(1);
        lockout.purge();
        assertThat(failures()).isOne();
        minuteLater();

        lockout.purge();

        assertThat(failures()).isZero();
    }

    private int failures() {
        return fixture.value(
                Integer.class, "select count(*) from sign_in_failure where account = sha256(?::text::bytea)", account);
    }

    private void minuteLater() {
        fixture.sql(
                "update sign_in_failure set since = since - interval '61 seconds' where account ="
                        + " sha256(?::text::bytea)",
                account);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            lockout.failed(account, HERE);
        }
    }
}
