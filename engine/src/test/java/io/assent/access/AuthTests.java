package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

@IntegrationTest
@Tag("K2")
class AuthTests {

    private static final String PASSWORD = "assent-demo";

    @Autowired
    Api api;

    @Autowired
    JwtEncoder encoder;

    @AfterEach
    void forgetFailures() {
        TestDatabase.superuserJdbc().sql("delete from sign_in_failure").update();
    }

    @Test
    void signsInAndTellsWhoIsThere() {
        var login = login("employee@acme.example", PASSWORD);

        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.json().path("token_type").asText()).isEqualTo("bearer");
        assertThat(login.json().path("expires_in").asInt()).isEqualTo(1800);
        assertThat(login.json().path("user").path("email").asText()).isEqualTo("employee@acme.example");

        JsonNode me = with(login).get("/auth/me").json();

        assertThat(me.path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(me.path("manager").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(me.path("department").path("key").asText()).isEqualTo("marketing");
        assertThat(me.path("tenant").path("key").asText()).isEqualTo("acme");
        assertThat(me.path("roles")).extracting(JsonNode::asText).containsExactly("EMPLOYEE");
        assertThat(me.path("permissions"))
                .extracting(JsonNode::asText)
                .contains("CREATE_REQUESTS")
                .doesNotContain("MANAGE_PEOPLE");
        assertThat(me.has("substitution")).isTrue();
    }

    @Test
    void takesTheAddressInAnyCase() {
        assertThat(login(" Employee@ACME.example ", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void givesTheSameAnswerToAWrongPasswordAndAnUnknownAccount() {
        var wrong = login("manager@acme.example", "not-the-password");
        var unknown = login("nobody@acme.example", "not-the-password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
        assertThat(unknown.code()).isEqualTo(wrong.code());
    }

    @Test
    void refusesAPasswordThatIsTooLongForItsHashLikeAnyWrongOne() {
        assertThat(login("manager@acme.example", PASSWORD + "x".repeat(100)).code())
                .isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void locksAnAccountForTheAddressAfterFiveFailures() {
        for (int i = 0; i < 5; i++) {
            assertThat(login("hr@acme.example", "wrong-" + i).status()).isEqualTo(401);
        }

        var locked = login("hr@acme.example", PASSWORD);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 60);
        assertThat(locked.header("RateLimit-Limit")).isEqualTo("5");
        assertThat(login("agent@acme.example", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void letsInAgainWhenTheMinuteIsOver() {
        for (int i = 0; i < 6; i++) {
            login("hr@acme.example", "wrong-" + i);
        }
        TestDatabase.superuserJdbc()
                .sql("update sign_in_failure set since = since - interval '61 seconds'")
                .update();

        assertThat(login("hr@acme.example", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsGuessesThatArriveTogether() throws Exception {
        try (var guessers = Executors.newFixedThreadPool(12)) {
            List<Future<Integer>> guesses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String guess = "wrong-" + i;
                guesses.add(guessers.submit(
                        () -> login("facility@acme.example", guess).status()));
            }

            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> guess : guesses) {
                answers.add(guess.get());
            }

            assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(7);
        }
    }

    @Test
    void rotatesRefreshTokens() {
        var login = login("agent@acme.example", PASSWORD);

        var next = refresh(login);

        assertThat(next.status()).isEqualTo(200);
        assertThat(refreshToken(next)).isNotEqualTo(refreshToken(login));
        assertThat(with(next).get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void endsTheFamilyWhenARefreshTokenIsUsedAgain() {
        var login = login("agent@acme.example", PASSWORD);
        var next = refresh(login);

        var reused = refresh(login);

        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("REFRESH_TOKEN_REFUSED");
        assertThat(refresh(next).status()).isEqualTo(401);
        assertThat(with(next).get("/auth/me").status()).isEqualTo(401);
    }

    @Test
    void refusesARefreshTokenThatWasMadeUp() {
        String token = refreshToken(login("agent@acme.example", PASSWORD));
        String forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(refreshWith(forged).status()).isEqualTo(401);
        assertThat(refreshWith("not a token").status()).isEqualTo(401);
    }

    @Test
    void signsOutAtOnce() {
        var login = login("agent2@acme.example", PASSWORD);
        var other = login("agent2@acme.example", PASSWORD);

        assertThat(with(login).post("/auth/logout", null).status()).isEqualTo(204);

        assertThat(with(login).get("/auth/me").status()).isEqualTo(401);
        assertThat(refresh(login).status()).isEqualTo(401);
        assertThat(with(other).get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void changesThePasswordAndSignsOutElsewhere() {
        var here = login("buyer@acme.example", PASSWORD);
        var elsewhere = login("buyer@acme.example", PASSWORD);

        var changed = changePassword(here, PASSWORD, "another-password");

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(login("buyer@acme.example", PASSWORD).status()).isEqualTo(401);
        assertThat(login("buyer@acme.example", "another-password").status()).isEqualTo(200);
        assertThat(with(here).get("/auth/me").status()).isEqualTo(200);
        assertThat(with(elsewhere).get("/auth/me").status()).isEqualTo(401);
        assertThat(changePassword(here, "another-password", PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void changesNoPasswordWithoutTheOldOneOrToAWeakOne() {
        var here = login("buyer@acme.example", PASSWORD);

        var wrong = changePassword(here, "not-the-password", "another-password");
        var weak = changePassword(here, PASSWORD, "short");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").asText()).isEqualTo("/current_password");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.json().at("/errors/0/pointer").asText()).isEqualTo("/new_password");
    }

    @Test
    void refusesExpiredForgedAndForeignTokens() {
        JsonNode me = api.as("employee").get("/auth/me").json();
        Instant now = Instant.now();

        assertThat(meWith(token(me, "at+jwt", now)).status()).isEqualTo(200);
        assertThat(meWith(token(me, "at+jwt", now.minusSeconds(7200))).status()).isEqualTo(401);
        assertThat(meWith(token(me, "JWT", now)).status()).isEqualTo(401);
        assertThat(meWith("rubbish").status()).isEqualTo(401);
        assertThat(meWith("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.").status()).isEqualTo(401);
        assertThat(meWith(tampered(api.as("employee").token())).status()).isEqualTo(401);
        assertThat(meWith(tampered(api.as("employee").token())).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void keepsWorkersAwayFromWhatIsForPeople() {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject("erp-worker")
                .claim("scope", "work")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .build();
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256).type("at+jwt").build();
        String token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();

        assertThat(api.with(token).get("/people").status()).isEqualTo(403);
        assertThat(meWith(token).status()).isEqualTo(403);
    }

    @Test
    void refusesDeactivatedPeopleAtOnce() {
        String email = "leaver-" + UUID.randomUUID() + "@acme.example";
        var admin = api.as("admin");
        var added = admin.post("/people", Map.of("name", "Lee Verr", "email", email, "roles", List.of("employee")));
        String person = "/people/" + added.json().path("id").asText();
        assertThat(admin.put(person + "/password", Map.of("new_password", "a-first-password"))
                        .status())
                .isEqualTo(204);
        var login = login(email, "a-first-password");
        assertThat(with(login).get("/auth/me").status()).isEqualTo(200);

        assertThat(admin.delete(person).status()).isEqualTo(204);

        assertThat(with(login).get("/auth/me").status()).isEqualTo(401);
        assertThat(refresh(login).status()).isEqualTo(401);
        assertThat(login(email, "a-first-password").code()).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void givesNoPasswordsAcrossTenantsOrWithoutThePermission() {
        String person = api.as("employee").get("/auth/me").json().path("id").asText();
        Map<String, String> password = Map.of("new_password", "a-first-password");

        assertThat(api.as("admin@globex.example")
                        .put("/people/" + person + "/password", password)
                        .status())
                .isEqualTo(404);
        assertThat(api.as("manager")
                        .put("/people/" + person + "/password", password)
                        .status())
                .isEqualTo(403);
    }

    private Api.Answer login(String email, String password) {
        return api.anonymous().post("/auth/login", Map.of("email", email, "password", password));
    }

    private Api.Answer refresh(Api.Answer signedIn) {
        return refreshWith(refreshToken(signedIn));
    }

    private Api.Answer refreshWith(String token) {
        return api.anonymous().post("/auth/refresh", Map.of("refresh_token", token));
    }

    private Api.Answer changePassword(Api.Answer signedIn, String current, String wanted) {
        return with(signedIn)
                .post("/auth/change-password", Map.of("current_password", current, "new_password", wanted));
    }

    private Api.Session with(Api.Answer signedIn) {
        return api.with(signedIn.json().path("access_token").asText());
    }

    private Api.Answer meWith(String token) {
        return api.with(token).get("/auth/me");
    }

    private static String refreshToken(Api.Answer signedIn) {
        return signedIn.json().path("refresh_token").asText();
    }

    private String token(JsonNode me, String type, Instant issued) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(me.path("id").asText())
                .claim("tenant", me.path("tenant").path("id").asText())
                .issuedAt(issued)
                .expiresAt(issued.plusSeconds(1800))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type(type).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + '.' + parts[1].substring(0, parts[1].length() - 2) + "AA." + parts[2];
    }

    @Test
    void letsNobodyBeLockedOutByATokenThatHasExpired() {
        var stale = api.with("eyJhbGciOiJSUzI1NiJ9.e30.c3RhbGU");

        assertThat(stale.post("/auth/login", Map.of("email", "employee@acme.example", "password", PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(stale.get("/health").status()).isEqualTo(200);
        assertThat(stale.get("/auth/me").status()).isEqualTo(401);
    }

    @Test
    void countsFailuresFromTheAddressThatTheyComeFrom() {
        for (int i = 0; i < 5; i++) {
            api.anonymous()
                    .post(
                            "/auth/login",
                            Map.of("email", "hr@acme.example", "password", "wrong-password"),
                            "X-Forwarded-For",
                            "9.9.9." + i);
        }

        assertThat(login("hr@acme.example", PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void givesTheBrowsersSessionNoNewIdWithACallOfTheApi() {
        var answer = api.as("employee").send("GET", "/auth/me", null, "Cookie", "ASSENT_SESSION=c29tZXRoaW5n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
