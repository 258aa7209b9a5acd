package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.web.RepeatedWrites.Key;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class IdempotentWritesTests {

    @Autowired
    Api api;

    private final String key = UUID.randomUUID().toString();
    private final String group = "group-" + UUID.randomUUID();

    @Test
    void givesTheFirstAnswerAgain() {
        var first = add("admin", group);
        var second = add("admin", group);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void deletesOnce() {
        String ticket = draft();
        String other = draft();

        var first = api.as("employee").delete("/tickets/" + ticket, "Idempotency-Key", key);
        var second = api.as("employee").delete("/tickets/" + ticket, "Idempotency-Key", key);

        assertThat(first.status()).as(first.text()).isEqualTo(204);
        assertThat(second.status()).as(second.text()).isEqualTo(204);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.as("employee").delete("/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(api.as("employee")
                        .delete("/tickets/" + other, "Idempotency-Key", key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        add("admin", group);

        var other = add("admin", group + "-other");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void keepsKeysOfDifferentPeopleApart() {
        assertThat(add("admin", group).status()).isEqualTo(201);
        assertThat(add("admin@globex.example", group).status()).isEqualTo(201);
    }

    @Test
    void freesTheKeyOfARefusedWrite() {
        assertThat(add("admin", "NOT A KEY").status()).isEqualTo(422);

        assertThat(add("admin", group).status()).isEqualTo(201);
    }

    @Test
    void doesTheSameThingOnceWhenAskedTwiceAtOnce() throws Exception {
        api.as("admin");
        try (var callers = Executors.newFixedThreadPool(6)) {
            List<Future<Api.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(callers.submit(() -> add("admin", group)));
            }
            for (Future<Api.Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
            }
        }
        assertThat(TestDatabase.superuserJdbc()
                        .sql("select count(*) from people_group where key = :key")
                        .param("key", group)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** What a kill would part must be of one transaction. */
    @Test
    void keepsKeyAndAnswerInTheTransactionOfTheWrite() {
        String ticket = api.as("employee")
                .post("/tickets", Requests.purchaseBody(10), "Idempotency-Key", key)
                .json()
                .path("id")
                .asText();

        assertThat(TestDatabase.superuserJdbc()
                        .sql("""
                            select w.xmin = t.xmin and w.status = 201 from idempotent_write w, ticket t
                            where w.key = :key and t.id = :ticket::uuid
                            """)
                        .param("key", key)
                        .param("ticket", ticket)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void tellsWhoRepeatsWhileAnotherNodeIsAtWorkToComeAgain() throws Exception {
        JsonNode admin = api.as("admin").get("/auth/me").json();
        Key held = new Key(
                UUID.fromString(admin.path("tenant").path("id").asText()),
                UUID.fromString(admin.path("id").asText()),
                key);
        try (Connection otherNode = TestDatabase.connection()) {
            otherNode.setAutoCommit(false);
            try (PreparedStatement lock =
                    otherNode.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, held.toString());
                lock.execute();
            }

            var early = add("admin", group);

            assertThat(early.status()).isEqualTo(409);
            assertThat(early.code()).isEqualTo("IDEMPOTENT_REQUEST_IN_PROGRESS");
            assertThat(early.header("Retry-After")).isEqualTo("1");
            otherNode.rollback();
        }
        assertThat(add("admin", group).status()).isEqualTo(201);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        var answer =
                api.as("admin").post("/groups", Map.of("key", group, "name", "G"), "Idempotency-Key", "k".repeat(300));

        assertThat(answer.status()).isEqualTo(422);
    }

    private Api.Answer add(String person, String groupKey) {
        return api.as(person).post("/groups", Map.of("key", groupKey, "name", "Night shift"), "Idempotency-Key", key);
    }

    private String draft() {
        Map<String, Object> body = new HashMap<>(Requests.purchaseBody(10));
        body.put("draft", true);
        return api.as("employee").post("/tickets", body).json().path("id").asText();
    }
}
