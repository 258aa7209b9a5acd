package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("K2")
class TokenSeriesTests {

    private static final String HERE = "the token of this browser";
    private static final String ELSEWHERE = "another token";

    private final SignInFixture fixture = new SignInFixture();
    private final TokenSeries series = new TokenSeries(fixture.jdbc, fixture.transactions);

    @BeforeEach
    void givesAnnAPassword() {
        fixture.credentials.set(fixture.tenant, fixture.ann, "ann@acme.example", "a-first-password");
    }

    @Test
    void endsWhatAPersonHasAndKeepsOneToken() {
        assertThat(isGood(0, HERE)).isTrue();

        end(HERE, false);

        assertThat(isGood(0, HERE)).isTrue();
        assertThat(isGood(0, ELSEWHERE)).isFalse();
        assertThat(isGood(1, ELSEWHERE)).isTrue();

        end(null, false);

        assertThat(isGood(0, HERE)).isFalse();
        assertThat(isGood(1, ELSEWHERE)).isFalse();
    }

    @Test
    void endsNothingThatIsTakenBack() {
        assertThat(isGood(0, ELSEWHERE)).isTrue();

        end(null, true);

        assertThat(isGood(0, ELSEWHERE)).isTrue();
    }

    private boolean isGood(int number, String token) {
        return series.isGood(fixture.tenant, fixture.ann, number, token);
    }

    private void end(@Nullable String kept, boolean takenBack) {
        Tenancy.run(
                fixture.tenant,
                () -> new TransactionTemplate(fixture.transactions).executeWithoutResult(transaction -> {
                    series.end(fixture.tenant, fixture.ann, kept);
                    if (takenBack) {
                        transaction.setRollbackOnly();
                    }
                }));
    }
}
