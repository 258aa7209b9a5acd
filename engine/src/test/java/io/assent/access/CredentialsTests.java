package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assent.shared.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("K2")
class CredentialsTests {

    private static final String GOOD = "correct horse";
    private static final String EMAIL = "ann.long@acme.example";

    private final SignInFixture fixture = new SignInFixture();
    private final Credentials credentials = fixture.credentials;

    @Test
    void matchesThePasswordThatWasSet() {
        set(GOOD);

        assertThat(credentials.match(fixture.tenant, fixture.ann, GOOD)).isTrue();
        assertThat(credentials.match(fixture.tenant, fixture.ann, GOOD + " ")).isFalse();
        assertThat(credentials.match(fixture.tenant, fixture.ben, GOOD)).isFalse();
        assertThat(credentials.match(new SignInFixture().tenant, fixture.ann, GOOD))
                .isFalse();
    }

    @Test
    void replacesThePasswordBefore() {
        set(GOOD);
        set("battery staple");

        assertThat(credentials.match(fixture.tenant, fixture.ann, GOOD)).isFalse();
        assertThat(credentials.match(fixture.tenant, fixture.ann, "battery staple"))
                .isTrue();
    }

    @Test
    void knowsWhoHasOne() {
        assertThat(credentials.exist(fixture.tenant, fixture.ann)).isFalse();
        set(GOOD);

        assertThat(credentials.exist(fixture.tenant, fixture.ann)).isTrue();
        assertThat(credentials.exist(fixture.tenant, fixture.ben)).isFalse();
    }

    @Test
    void keepsAHashOfItsOwnForEach() {
        String hash = credentials.hash(GOOD);

        assertThat(hash).startsWith("$2a$10$").isNotEqualTo(credentials.hash(GOOD));
    }

    @Test
    void takesUpToTheBytesThatItsHashReads() {
        String longest = "x".repeat(72);
        set(longest);

        assertThat(credentials.match(fixture.tenant, fixture.ann, longest)).isTrue();
        assertThat(credentials.match(fixture.tenant, fixture.ann, longest + "y"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ten, 9, Use at least 10 characters.",
        "many, 73, Use at most 72 bytes.",
    })
    void wantsNeitherShortNorEndlessPasswords(String what, int length, String reason) {
        assertThat(reason("x".repeat(length))).as(what).isEqualTo(reason);
    }

    @Test
    void countsBytesAndNotLetters() {
        assertThat(reason("ä".repeat(37))).isEqualTo("Use at most 72 bytes.");
        set("ä".repeat(36));
    }

    @Test
    void refusesTheAddressAsPassword() {
        assertThat(reason("Ann.Long@ACME.example")).isEqualTo("Use something else than the e-mail address.");
    }

    @Test
    void takesTenCharacters() {
        set("x".repeat(10));

        assertThat(credentials.exist(fixture.tenant, fixture.ann)).isTrue();
    }

    @Test
    void leavesTheOldPasswordWhenTheNewOneIsRefused() {
        set(GOOD);

        assertThat(reason("short")).isNotEmpty();

        assertThat(credentials.match(fixture.tenant, fixture.ann, GOOD)).isTrue();
    }

    private String reason(String password) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> set(password));
        assertThat(refusal.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/new_password");
            assertThat(problem.code()).isEqualTo("WEAK_PASSWORD");
        });
        return refusal.errors().getFirst().detail();
    }

    private void set(String password) {
        credentials.set(fixture.tenant, fixture.ann, EMAIL, password);
    }
}
