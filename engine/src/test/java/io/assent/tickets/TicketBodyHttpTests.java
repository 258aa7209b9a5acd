package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TicketBodyHttpTests {

    @Autowired
    Api api;

    @Tag("A4")
    @ParameterizedTest
    @ValueSource(strings = {"PURCHASE", "purchase", "Purchase"})
    void takesTheRequestTypeInAnyCase(String type) {
        var body = Requests.purchaseBody(10);
        body.put("ticket_type", type);

        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(201);
    }

    @Tag("A2")
    @Test
    void namesEveryWrongAnswerAtOnceAndWritesNothing() {
        var body = Requests.purchaseBody(-5);
        body.put("title", " ");
        body.put("custom_fields", Map.of("amount", -5, "currency", "XXX", "colour", "red"));
        long before = count("employee");

        Answer refused = api.as("employee").post("/tickets", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer"))
                .contains(
                        "/title",
                        "/custom_fields/amount",
                        "/custom_fields/currency",
                        "/custom_fields/colour",
                        "/custom_fields/justification");
        assertThat(count("employee")).isEqualTo(before);
    }

    @Tag("K7")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":               | 400",
                "{\"titel\":\"x\"}         | 422",
                "{\"title\":5}             | 422",
                "{\"priority\":\"SOON\"}   | 422",
                "{\"due_date\":\"soon\"}   | 422",
                "{\"tags\":\"one\"}        | 422",
                "{}                        | 422",
                "[]                        | 422",
            })
    void refusesABodyItCannotUse(String body, int status) {
        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(status);
    }

    @Tag("K7")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title    | a\\u0000b",
                "due_date | +294277-01-01T00:00:00Z",
                "due_date | 2020-01-01T00:00:00Z",
            })
    void refusesWhatCannotBeKept(String property, String value) {
        String body = "{\"ticket_type\":\"purchase\",\"%s\":\"%s\",\"draft\":true}".formatted(property, value);

        assertThat(api.as("employee").post("/tickets", body).status()).isEqualTo(422);
    }

    @Tag("A4")
    @Test
    void previewsNoAmountThatNobodyHas() {
        String body = "{\"ticket_type\":\"purchase\",\"custom_fields\":{\"amount\":1e999999999,\"currency\":\"USD\"}}";

        assertThat(api.as("employee").post("/tickets/preview", body).status()).isIn(200, 422);
    }

    @Tag("K7")
    @Test
    void refusesAnotherMediaType() {
        assertThat(api.as("employee")
                        .post("/tickets", "a=b", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Tag("A4")
    @Test
    void refusesOverlongText() {
        var body = Requests.purchaseBody(10);
        body.put("title", "x".repeat(201));
        body.put("description", "x".repeat(20_001));
        body.put("tags", List.of("x".repeat(41), ""));

        Answer refused = api.as("employee").post("/tickets", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer"))
                .containsExactlyInAnyOrder("/title", "/description", "/tags/0", "/tags/1");
    }

    @Tag("A4")
    @Test
    void sanitisesMarkdown() {
        var body = Requests.purchaseBody(10);
        body.put("description", "<script>alert(1)</script>[x](javascript:alert(1)) <img src=x onerror=alert(1)>");

        String html = api.as("employee")
                .post("/tickets", body)
                .json()
                .path("description_html")
                .asText();

        assertThat(html).doesNotContain("<script", "<img", "href");
    }

    @Tag("K7")
    @Test
    void answersARepeatedCreateOnce() {
        String key = UUID.randomUUID().toString();
        var body = Requests.purchaseBody(10);

        Answer first = api.as("employee").post("/tickets", body, "Idempotency-Key", key);
        Answer second = api.as("employee").post("/tickets", body, "Idempotency-Key", key);
        body.put("title", "Something else");
        Answer third = api.as("employee").post("/tickets", body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(third.status()).isEqualTo(422);
    }

    private long count(String person) {
        return api.as(person)
                .get("/tickets?count=true&limit=1")
                .json()
                .path("total")
                .asLong();
    }
}
