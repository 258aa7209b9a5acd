package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs act for a person by tokens, each with a name and an end. */
@IntegrationTest
@Tag("I10")
class ApiTokensTests {

    private static final String PASSWORD = "a-first-password";

    @Autowired
    Api api;

    private String email;
    private Api.Session person;

    @BeforeEach
    void somebodyNew() {
        email = "programmer-" + UUID.randomUUID() + "@acme.example";
        Api.Session admin = api.as("admin");
        String id = admin.post(
                        "/people",
                        Map.of("name", "Pia Programm", "email", email, "roles", List.of("employee", "designer")))
                .json()
                .path("id")
                .asText();
        admin.put("/people/" + id + "/password", Map.of("new_password", PASSWORD));
        person = signedIn();
    }

    @Test
    void letsAProgramDoWhatThePersonMay() {
        Api.Answer made = make("Camunda Modeler", 30);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(Instant.parse(made.json().path("expires_at").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        Api.Session program = program(made);
        assertThat(program.get("/auth/me").json().path("email").asText()).isEqualTo(email);
        assertThat(program.get("/packs").status()).isEqualTo(200);
        assertThat(program.get("/audit").status()).isEqualTo(403);
    }

    @Test
    void listsOnlyOnesOwnWithoutTheirText() {
        Api.Answer made = make("Reports", 7);
        JsonNode before = only(person);
        program(made).get("/auth/me");

        assertThat(before.path("name").asText()).isEqualTo("Reports");
        assertThat(before.path("used_at").isNull()).isTrue();
        assertThat(before.has("token")).isFalse();
        assertThat(only(person).path("used_at").isNull()).isFalse();
        assertThat(api.as("employee").get("/auth/tokens").text()).doesNotContain("Reports");
        assertThat(TestDatabase.superuserJdbc()
                        .sql("select count(*) from token_family where strpos(name, :text) > 0")
                        .param("text", made.json().path("token").asText())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isRefusedOnceItIsEnded() {
        Api.Answer made = make("Reports", 7);
        String path = "/auth/tokens/" + made.json().path("id").asText();
        program(made).get("/auth/me");

        assertThat(api.as("admin").delete(path).status()).isEqualTo(404);
        assertThat(program(made).get("/auth/me").status()).isEqualTo(200);
        assertThat(person.delete(path).status()).isEqualTo(204);

        assertThat(program(made).get("/auth/me").status()).isEqualTo(401);
        assertThat(person.get("/auth/tokens").json().path("items")).isEmpty();
        assertThat(person.delete(path).status()).isEqualTo(404);
        assertThat(person.get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void endsWithThePassword() {
        Api.Answer made = make("Reports", 7);

        assertThat(person.post(
                                "/auth/change-password",
                                Map.of("current_password", PASSWORD, "new_password", "another-password"))
                        .status())
                .isEqualTo(204);

        assertThat(program(made).get("/auth/me").status()).isEqualTo(401);
    }

    @Test
    void makesNoOthersAndChangesNoPassword() {
        Api.Session program = program(make("Reports", 7));

        Api.Answer another = program.post("/auth/tokens", Map.of("name", "More", "days", 365));
        Api.Answer password = program.post(
                "/auth/change-password", Map.of("current_password", PASSWORD, "new_password", "another-password"));

        assertThat(another.status()).isEqualTo(403);
        assertThat(another.code()).isEqualTo("SIGN_IN_NEEDED");
        assertThat(password.code()).isEqualTo("SIGN_IN_NEEDED");
    }

    @Test
    void refusesWhatIsNoTokenToMake() {
        assertThat(person.post("/auth/tokens", Map.of("name", " ", "days", 0)).text())
                .contains("/name", "/days");
        assertThat(make("Long", 366).status()).isEqualTo(422);
        assertThat(make("\u202E", 7).status()).isEqualTo(422);
        assertThat(make("Re\u202Eports", 7).json().path("name").asText()).isEqualTo("Reports");
        assertThat(make("x".repeat(81), 5).status()).isEqualTo(422);
    }

    @Test
    void isMadeNoMoreThanTwentyTimes() {
        IntStream.rangeClosed(1, 20)
                .forEach(i -> assertThat(make("Reports " + i, 7).status()).isEqualTo(201));

        assertThat(make("One more", 7).code()).isEqualTo("TOO_MANY_TOKENS");
    }

    @Test
    void standsInTheAuditTrailByItsNameAlone() {
        Api.Answer made = make("Reports of Pia", 7);

        String trail = api.as("admin").get("/audit?action=API_TOKEN_MADE").text();

        assertThat(trail).contains("Reports of Pia");
        assertThat(trail)
                .doesNotContain(Arrays.asList(made.json().path("token").asText().split("\\."))
                        .get(2));
    }

    private Api.Answer make(String name, int days) {
        return person.post("/auth/tokens", Map.of("name", name, "days", days));
    }

    private Api.Session program(Api.Answer made) {
        return api.with(made.json().path("token").asText());
    }

    private Api.Session signedIn() {
        return api.with(api.anonymous()
                .post("/auth/login", Map.of("email", email, "password", PASSWORD))
                .json()
                .path("access_token")
                .asText());
    }

    private static JsonNode only(Api.Session person) {
        JsonNode items = person.get("/auth/tokens").json().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
