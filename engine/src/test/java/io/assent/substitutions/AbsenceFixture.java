package io.assent.substitutions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.OwnDatabase;
import io.assent.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/**
 * People go away, and are back when a test is over. They have a database of their own: elsewhere so much waits for them that a job
 * hands it on, a moment later.
 */
@IntegrationTest
@ContextConfiguration(initializers = OwnDatabase.class)
abstract class AbsenceFixture {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @AfterEach
    void everybodyIsBack() {
        for (JsonNode open :
                api.as("admin").get("/substitutions?everybody=true").json().path("items")) {
            api.as("admin").delete("/substitutions/" + open.path("id").asText());
        }
    }

    Answer away(String person, String substitute, Map<String, ?> more) {
        Instant now = Instant.now();
        return away(person, substitute, now.minusSeconds(60), now.plus(Duration.ofDays(7)), more);
    }

    Answer away(String person, String substitute, Instant from, Instant until, Map<String, ?> more) {
        return api.as(person).post("/substitutions", body(substitute, from, until, more));
    }

    static Map<String, Object> body(String substitute, Instant from, Instant until, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("substitute", substitute.contains("@") ? substitute : substitute + "@acme.example");
        body.put("from", from.toString());
        body.put("until", until.toString());
        return body;
    }

    /** Opens a ticket that an agent works on. */
    String support(String requester) {
        return api.as(requester)
                .post("/tickets", Map.of("title", "It smokes", "ticket_type", "it-support", "description", "Much."))
                .json()
                .path("id")
                .asText();
    }

    JsonNode pending(String person, String ticket) {
        return of(api.as(person).get("/approvals/pending"), ticket);
    }

    static JsonNode of(Answer list, String ticket) {
        return list.json()
                .path("items")
                .valueStream()
                .filter(item -> item.at("/ticket/id").asText().equals(ticket))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    JsonNode entry(String ticket, String action) {
        return api.as("admin")
                .get("/tickets/" + ticket + "/history?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    static List<String> codes(Answer refused) {
        return Requests.texts(refused.json().path("errors"), "code");
    }
}
