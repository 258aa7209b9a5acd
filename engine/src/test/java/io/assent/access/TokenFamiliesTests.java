package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.assent.access.ApiTokens.ApiToken;
import io.assent.access.TokenFamilies.Started;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A sign-in is a family of refresh tokens, of which each is used once. */
@Tag("K2")
class TokenFamiliesTests {

    private final SignInFixture fixture = new SignInFixture();
    private final TokenFamilies families = fixture.families();

    @Test
    void startsASignInThatIsOpen() {
        Started started = families.start(fixture.tenant, fixture.ann);

        assertThat(started.tenant()).isEqualTo(fixture.tenant);
        assertThat(started.person()).isEqualTo(fixture.ann);
        assertThat(families.isOpen(fixture.tenant, started.family())).isTrue();
        assertThat(expiry(started.family()))
                .isCloseTo(Instant.now().plus(SignInFixture.LASTING), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void staysOpenWhenItsEndIsTakenBack() {
        Started started = families.start(fixture.tenant, fixture.ann);

        Tenancy.run(
                fixture.tenant,
                () -> new TransactionTemplate(fixture.transactions).executeWithoutResult(transaction -> {
                    families.endOthers(fixture.tenant, fixture.ann, Optional.empty());
                    transaction.setRollbackOnly();
                }));

        assertThat(families.isOpen(fixture.tenant, started.family())).isTrue();
    }

    @Test
    void keepsNoTokenInClear() {
        Started started = families.start(fixture.tenant, fixture.ann);
        byte[] token = Base64.getUrlDecoder().decode(started.refreshToken());

        byte[] kept = fixture.value(byte[].class, "select hash from refresh_token where family = ?", started.family());

        assertThat(kept).hasSize(32).isNotEqualTo(Arrays.copyOfRange(token, 16, token.length));
        assertThat(token).hasSize(48).startsWith(kept.length == 32 ? Arrays.copyOf(token, 16) : kept);
    }

    @Test
    void makesEachTokenOfItsOwnChance() {
        assertThat(families.start(fixture.tenant, fixture.ann).refreshToken())
                .isNotEqualTo(families.start(fixture.tenant, fixture.ann).refreshToken());
    }

    @Test
    void givesTheNextTokenOfTheSameFamilyAndProlongsTheSignIn() {
        Started first = families.start(fixture.tenant, fixture.ann);
        expireAt(first.family(), Duration.ofMinutes(5));

        Started second = families.rotate(first.refreshToken());
        Started third = families.rotate(second.refreshToken());

        assertThat(second.family()).isEqualTo(first.family());
        assertThat(second.tenant()).isEqualTo(fixture.tenant);
        assertThat(second.person()).isEqualTo(fixture.ann);
        assertThat(third.refreshToken()).isNotIn(first.refreshToken(), second.refreshToken());
        assertThat(expiry(first.family()))
                .isCloseTo(Instant.now().plus(SignInFixture.LASTING), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void endsTheFamilyWhenATokenIsUsedAgain() {
        Started first = families.start(fixture.tenant, fixture.ann);
        Started second = families.rotate(first.refreshToken());

        assertThat(refused(first.refreshToken()).code()).isEqualTo("REFRESH_TOKEN_REFUSED");

        assertThat(families.isOpen(fixture.tenant, first.family())).isFalse();
        assertThat(fixture.families().isOpen(fixture.tenant, first.family()))
                .as("at another node")
                .isFalse();
        refused(second.refreshToken());
    }

    @Test
    void refusesATokenOfASignInThatIsOver() {
        Started started = families.start(fixture.tenant, fixture.ann);
        expireAt(started.family(), Duration.ofSeconds(-1));

        assertThat(refused(started.refreshToken()).category()).isEqualTo(Refusal.Category.UNAUTHENTICATED);
        assertThat(fixture.families().isOpen(fixture.tenant, started.family())).isFalse();
    }

    @Test
    void takesNoTokenInTheNameOfAnotherTenant() {
        SignInFixture other = new SignInFixture();
        byte[] token = Base64.getUrlDecoder()
                .decode(families.start(fixture.tenant, fixture.ann).refreshToken());
        byte[] theirs = Base64.getUrlDecoder()
                .decode(other.families().start(other.tenant, other.ann).refreshToken());
        System.arraycopy(theirs, 0, token, 0, 16);

        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64 at all!", "ä"})
    void refusesWhatIsNoToken(String token) {
        refused(token);
    }

    @Test
    void refusesOneByteTooMany() {
        byte[] token = Base64.getUrlDecoder()
                .decode(families.start(fixture.tenant, fixture.ann).refreshToken());

        refused(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(token, token.length + 1)));
        refused(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(token, token.length - 1)));
    }

    @Test
    void endsASignInAtOnceHereAndForItsTokens() {
        Started started = families.start(fixture.tenant, fixture.ann);
        assertThat(families.isOpen(fixture.tenant, started.family())).isTrue();

        families.end(fixture.tenant, started.family());

        assertThat(families.isOpen(fixture.tenant, started.family())).isFalse();
        assertThat(fixture.families().isOpen(fixture.tenant, started.family())).isFalse();
        refused(started.refreshToken());
    }

    @Test
    void endsNoSignInOfAnotherTenant() {
        SignInFixture other = new SignInFixture();
        Started theirs = other.families().start(other.tenant, other.ann);

        families.end(fixture.tenant, theirs.family());

        assertThat(other.families().isOpen(other.tenant, theirs.family())).isTrue();
        assertThat(fixture.families().isOpen(fixture.tenant, theirs.family())).isFalse();
    }

    @Test
    void remembersForSecondsWhetherASignInIsOpen() {
        Started started = families.start(fixture.tenant, fixture.ann);
        assertThat(families.isOpen(fixture.tenant, started.family())).isTrue();

        fixture.families().end(fixture.tenant, started.family());

        assertThat(families.isOpen(fixture.tenant, started.family())).isTrue();
        assertThat(families.isOpen(fixture.tenant, UUID.randomUUID())).isFalse();
    }

    @Test
    void findsTheFamilyOfAPersonsOwnTokenOnly() {
        Started started = families.start(fixture.tenant, fixture.ann);

        assertThat(families.familyOf(fixture.tenant, fixture.ann, started.refreshToken()))
                .contains(started.family());
        assertThat(families.familyOf(fixture.tenant, fixture.ben, started.refreshToken()))
                .isEmpty();
        assertThat(new SignInFixture().families().familyOf(fixture.ben, fixture.ann, started.refreshToken()))
                .isEmpty();
    }

    @Test
    void endsTheOtherSignInsOfAPerson() {
        Started kept = families.start(fixture.tenant, fixture.ann);
        Started other = families.start(fixture.tenant, fixture.ann);
        Started bens = families.start(fixture.tenant, fixture.ben);
        assertThat(families.isOpen(fixture.tenant, other.family())).isTrue();

        families.endOthers(fixture.tenant, fixture.ann, Optional.of(kept.family()));

        assertThat(families.isOpen(fixture.tenant, kept.family())).isTrue();
        assertThat(families.isOpen(fixture.tenant, other.family())).isFalse();
        assertThat(families.isOpen(fixture.tenant, bens.family())).isTrue();

        families.endOthers(fixture.tenant, fixture.ann, Optional.empty());
        assertThat(families.isOpen(fixture.tenant, kept.family())).isFalse();
    }

    @Test
    void purgesWhatIsOver() {
        Started over = families.start(fixture.tenant, fixture.ann);
        Started open = families.start(fixture.tenant, fixture.ann);
        expireAt(over.family(), Duration.ofSeconds(-1));

        families.purge(fixture.tenant);

        assertThat(fixture.value(
                        Integer.class, "select count(*) from token_family where tenant_id = ?", fixture.tenant))
                .isOne();
        assertThat(families.isOpen(fixture.tenant, open.family())).isTrue();
    }

    @Test
    @Tag("I10")
    void keepsApiTokensByTheirNamesNewestFirst() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ApiToken reports = apiToken("Reports", now.minusSeconds(60), now.plusSeconds(600));
        ApiToken modeler = apiToken("Modeler", now, now.plusSeconds(600));
        ApiToken over = apiToken("Over", now, now.minusSeconds(1));
        families.start(fixture.tenant, fixture.ann);

        assertThat(families.named(fixture.tenant, fixture.ann)).containsExactly(modeler, reports);
        assertThat(families.named(fixture.tenant, fixture.ben)).isEmpty();
        assertThat(families.isOpen(fixture.tenant, over.id())).isFalse();
    }

    @Test
    @Tag("I10")
    void remembersToTheHourWhenAnApiTokenWasUsed() {
        Instant now = Instant.now();
        ApiToken reports = apiToken("Reports", now, now.plusSeconds(600));

        assertThat(families.isOpen(fixture.tenant, reports.id())).isTrue();
        Instant first = used();
        assertThat(fixture.families().isOpen(fixture.tenant, reports.id())).isTrue();
        assertThat(used()).isEqualTo(first).isCloseTo(now, within(1, ChronoUnit.MINUTES));

        fixture.sql("update token_family set used_at = now() - interval '2 hours' where id = ?", reports.id());
        assertThat(fixture.families().isOpen(fixture.tenant, reports.id())).isTrue();
        assertThat(used()).isAfterOrEqualTo(first);
    }

    private ApiToken apiToken(String name, Instant made, Instant until) {
        ApiToken token = new ApiToken(Ids.next(), name, made, until, null);
        families.add(fixture.tenant, fixture.ann, token);
        return token;
    }

    private Instant used() {
        return Objects.requireNonNull(
                families.named(fixture.tenant, fixture.ann).getFirst().usedAt());
    }

    private Refusal refused(String token) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> families.rotate(token));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void expireAt(UUID family, Duration fromNow) {
        fixture.sql(
                "update token_family set expires_at = now() + make_interval(secs => ?) where id = ?",
                fromNow.toSeconds(),
                family);
    }

    private Instant expiry(UUID family) {
        return fixture.value(OffsetDateTime.class, "select expires_at from token_family where id = ?", family)
                .toInstant();
    }
}
