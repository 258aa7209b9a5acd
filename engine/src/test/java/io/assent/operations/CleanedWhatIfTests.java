package io.assent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What-if of requests of which the policy has cleaned what went on in their process. */
@IntegrationTestApart
@Tag("F5")
@Tag("D5")
class CleanedWhatIfTests {

    private static final String DRAFT = "/packs/custom/draft";
    private static final String WHAT_IF = DRAFT + "/what-if";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Retention retention;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate writing;

    @AfterEach
    void putBack() {
        keep(null);
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @Test
    void saysThatTheHistoryIsCleanedAndCountsTheOthers() {
        rejected();
        String cleaned = rejected();
        keep(90);
        UUID tenant = UUID.fromString(
                api.as("admin").get("/auth/me").json().at("/tenant/id").asText());
        Tenancy.run(tenant, () -> {
            ages(cleaned);
            RetentionJob.clean(retention, tenant);
        });

        JsonNode counts = asked();

        assertThat(counts).as(counts.toString()).hasSize(2);
        assertThat(Requests.texts(counts, "difference")).containsExactlyInAnyOrder("SAME", "UNKNOWN");
        JsonNode line = api.as("admin")
                .get(WHAT_IF + "/requests?difference=UNKNOWN")
                .json()
                .at("/items/0");
        assertThat(line.path("reason").asText()).isEqualTo("HISTORY_CLEANED");
        assertThat(line.at("/ticket/id").asText()).isEqualTo(cleaned);
    }

    private String rejected() {
        String ticket = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title", "A stand at the fair",
                                "ticket_type", "custom",
                                "custom_fields",
                                        Map.of("wish", "A stand at the fair", "approver", "head@acme.example")))
                .json()
                .path("id")
                .asText();
        requests.act("head", requests.approval("head", ticket), "reject", Map.of("comments", "Not this year."));
        assertThat(requests.status(ticket)).isEqualTo("REJECTED");
        return ticket;
    }

    private void ages(String ticket) {
        writing.executeWithoutResult(
                _ -> jdbc.sql("update ticket set updated_at = now() - interval '100 days' where id = :id")
                        .param("id", UUID.fromString(ticket))
                        .update());
    }

    private void keep(@Nullable Integer days) {
        Map<String, @Nullable Object> policy = new HashMap<>();
        policy.put("history_days", days);
        api.as("admin").put("/operations/retention", policy, "If-Match", "*");
    }

    private JsonNode asked() {
        api.as("designer").post(DRAFT, Map.of());
        Answer started = api.as("designer").post(WHAT_IF, Map.of());
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        api.ended("designer", started);
        return api.as("designer").get(WHAT_IF).json().path("counts");
    }
}
