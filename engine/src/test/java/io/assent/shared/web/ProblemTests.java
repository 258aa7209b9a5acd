package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("K7")
@IntegrationTest
class ProblemTests {

    @Autowired
    Api api;

    @Test
    void describesAProblemAsTheStandardSays() {
        var answer = api.anonymous().get("/people");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/UNAUTHENTICATED");
        assertThat(answer.json().path("title").asText()).isEqualTo("Unauthorized");
        assertThat(answer.json().path("status").asInt()).isEqualTo(401);
        assertThat(answer.json().path("request_id").asText())
                .isEqualTo(answer.header("X-Request-Id"))
                .isNotEmpty();
        assertThat(answer.json().path("timestamp").asText()).endsWith("Z");
        assertThat(answer.json().path("errors").isArray()).isTrue();
        assertThat(answer.json().has("properties")).isFalse();
    }

    @Test
    void keepsThePlausibleNameOfARequest() {
        String name = UUID.randomUUID().toString();

        assertThat(get("/health", "X-Request-Id", name).header("X-Request-Id")).isEqualTo(name);
        assertThat(get("/health", "X-Request-Id", "<script>").header("X-Request-Id"))
                .doesNotContain("<");
    }

    @Test
    void answersUnreadableJsonWith400() {
        assertThat(login("{\"email\": ").status()).isEqualTo(400);
        assertThat(login("{\"email\": ").code()).isEqualTo("UNREADABLE");
        assertThat(login("").status()).isEqualTo(400);
        assertThat(login("{} {}").status()).isEqualTo(400);
        assertThat(login("hello").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void saysThatABodyIsMissing(String body) {
        var answer = login(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).isEqualTo("The body is missing; send a JSON object.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"employee@acme.example\", \"password\": \"wrong\", \"password\": \"assent-demo\"}",
                "{\"password\": \"a\", \"email\": \"b\", \"unknown\": {\"password\": 1, \"password\": 2}}"
            })
    void answersAPropertyThatComesTwiceWith400(String body) {
        var answer = login(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("UNREADABLE");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("The property \"password\" comes twice in one object; send it once.");
    }

    @Test
    void answersAnAnswerThatComesTwiceWith400() {
        String body = """
            {"title": "T", "ticket_type": "purchase", "custom_fields": {"amount": 10, "amount": 20000}}
            """;

        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(400);
        assertThat(api.as("employee").post("/tickets/preview", body).status()).isEqualTo(400);
    }

    @Test
    void namesEveryUnknownAndMistypedPropertyAtOnce() {
        var answer = addPerson("""
            {"name": 5, "email": "x@acme.example", "roles": ["EMPLOYEE", "king"], "active": "yes",
             "nick_name": "x", "title": {"a": 1}}
            """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/name", "/roles/1", "/active", "/nick_name", "/title");
    }

    @Test
    void namesEveryMissingProperty() {
        var answer = login("{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/email", "/password");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("REQUIRED");
    }

    @Test
    void speaksSnakeCaseInPointers() {
        assertThat(pointers(api.anonymous().post("/auth/refresh", Map.of()))).containsExactly("/refresh_token");
    }

    @Test
    void answersABodyOfTheWrongShapeWith422() {
        assertThat(login("[]").status()).isEqualTo(422);
        assertThat(login("\"text\"").status()).isEqualTo(422);
        assertThat(login("null").status()).isIn(400, 422);
    }

    @Test
    void answersTheWrongMediaTypeWith415AndTheWrongMethodWith405() {
        var text = api.anonymous().send("POST", "/auth/login", "{}", "Content-Type", "text/plain");
        var method = api.as("employee").send("PUT", "/people", Map.of());

        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("WRONG_MEDIA_TYPE");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET", "POST");
    }

    @Test
    void answersUnknownAddressesWith404() {
        assertThat(api.as("employee").get("/nothing-here").status()).isEqualTo(404);
        assertThat(api.as("employee").get("/nothing-here").code()).isEqualTo("NOT_FOUND");
        assertThat(api.as("employee").get("/people/not-an-id").status()).isEqualTo(404);
        assertThat(api.as("employee").get("/people/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(api.anonymous().get("/nothing-here").status()).isEqualTo(401);
    }

    @Test
    void answersWrongParametersWith422() {
        assertThat(pointers(api.as("employee").get("/people?limit=lots"))).containsExactly("/limit");
        assertThat(api.as("employee").get("/people?limit=101").status()).isEqualTo(422);
        assertThat(api.as("employee").get("/people?cursor=rubbish").status()).isEqualTo(422);
    }

    @Test
    void answersWhatTheServerCannotReadWithAProblemToo() throws Exception {
        URI origin = URI.create(api.origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "X-Request-Id", "/problems/UNREADABLE")
                    .doesNotContain("<html");
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var answer = addPerson("{\"name\": \"" + "x".repeat(5_000_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void closesTheDoorToOtherOrigins() {
        var answer = get("/health", "Origin", "https://evil.example");

        assertThat(answer.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void showsNothingOfItsInside() {
        assertThat(api.anonymous().get(api.origin() + "/actuator/env").status()).isEqualTo(401);
        assertThat(api.as("admin").get(api.origin() + "/actuator/env").status()).isIn(403, 404);
        assertThat(api.anonymous()
                        .get(api.origin() + "/actuator/health/liveness")
                        .status())
                .isEqualTo(200);
        assertThat(api.anonymous()
                        .get(api.origin() + "/actuator/health/readiness")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void describesItsApi() {
        JsonNode document = api.anonymous().get(api.origin() + "/v3/api-docs").json();

        JsonNode login = document.at("/paths/~1api~1v1~1auth~1login/post");
        assertThat(login.path("responses").has("default")).isTrue();
        assertThat(login.has("security")).isFalse();
        JsonNode people = document.at("/paths/~1api~1v1~1people/get");
        assertThat(people.path("security").toString()).contains("bearer");
        assertThat(people.path("parameters").findValuesAsText("name"))
                .contains("q")
                .doesNotContain("caller");
        assertThat(document.at("/components/schemas/TokensResponse/properties").has("access_token"))
                .isTrue();
    }

    @Test
    void tellsHealthPartByPart() {
        var health = api.anonymous().get("/health");

        assertThat(health.status()).as(health.text()).isEqualTo(200);
        assertThat(health.json().at("/checks/database").asText()).isEqualTo("UP");
        assertThat(health.json().path("checks").has("process_engine")).isTrue();
        assertThat(health.json().at("/checks/mail").asText()).isEqualTo("NOT_CONFIGURED");
    }

    private Api.Answer get(String path, String... headers) {
        return api.anonymous().send("GET", path, null, headers);
    }

    private Api.Answer login(String body) {
        return api.anonymous().post("/auth/login", body);
    }

    private Api.Answer addPerson(String body) {
        return api.as("admin").post("/people", body);
    }

    private static List<String> pointers(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText())
                .toList();
    }
}
