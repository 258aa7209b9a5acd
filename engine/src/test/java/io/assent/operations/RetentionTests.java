package io.assent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("D5")
@IntegrationTest
class RetentionTests {

    private static final String RETENTION = "/operations/retention";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Retention retention;

    @AfterEach
    void keepForEver() {
        keep(null);
    }

    @Test
    void keepsAllUntilAnAdministratorSaysOtherwise() {
        String over = over("Too dear.");

        clean();

        assertThat(api.as("admin").get(RETENTION).json().path("history_days").isNull())
                .isTrue();
        assertThat(visits(over)).isPositive();
    }

    @Test
    void saysBeforehandHowManyLoseTheirHistory() {
        int before = loss(90);
        over("No.");
        over("No.");
        requests.purchase("employee", 700);

        assertThat(loss(90) - before).isEqualTo(2);
        assertThat(loss(110)).as("they are over for a hundred days").isZero();
        assertThat(api.as("admin")
                        .post(RETENTION + "/preview", Map.of("history_days", 3))
                        .status())
                .isEqualTo(422);
        assertThat(api.as("manager").get(RETENTION).status()).isEqualTo(403);
    }

    @Test
    void cleansWhatIsOverForLongEnoughAndNothingElse() {
        String over = over("Too dear.");
        String lately = requests.purchase("employee", 800);
        api.as("employee").post("/tickets/" + lately + "/cancel", Map.of());
        String running = requests.purchase("employee", 900);
        ages(running);
        int visits = visits(running);
        keep(90);

        clean();

        assertThat(visits(over)).isZero();
        assertThat(visits(lately)).isPositive();
        assertThat(visits(running)).isEqualTo(visits);
        requests.approve("manager", running);
        assertThat(requests.status(running)).isEqualTo("IN_PROGRESS");
        assertThat(Requests.texts(
                        api.as("employee")
                                .get("/tickets/" + over + "/history")
                                .json()
                                .path("items"),
                        "action"))
                .contains("APPROVAL_REJECTED");
        assertThat(Requests.texts(api.as("admin").get("/audit?limit=20").json().path("items"), "action"))
                .contains("RETENTION_CHANGED", "HISTORY_CLEANED");
    }

    @Test
    void takesAFewRequestsInEachTransaction() {
        List<String> over = List.of(over("No."), over("No."), over("No."));
        keep(90);

        var first = Tenancy.of(tenant(), () -> retention.clean(tenant(), null, 1));

        assertThat(first.requests()).isLessThanOrEqualTo(1);
        assertThat(over.stream().filter(ticket -> visits(ticket) > 0)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(first.last()).isNotNull();
    }

    @Test
    void isToldWhereTheHistoryWasRead() {
        String over = over("Too dear.");
        JsonNode before = insight();
        keep(90);

        clean();

        JsonNode diagram =
                api.as("employee").get("/tickets/" + over + "/process").json();
        assertThat(diagram.path("history_cleaned_at").isTextual()).isTrue();
        assertThat(diagram.path("nodes")).isEmpty();
        JsonNode path = api.as("employee").get("/tickets/" + over + "/path").json();
        assertThat(path.path("history_cleaned_at").isTextual()).isTrue();
        assertThat(Requests.texts(path.path("stops"), "state"))
                .startsWith("done")
                .endsWith("stopped")
                .doesNotContain("next");
        JsonNode after = insight();
        assertThat(after.path("cleaned").asInt())
                .isGreaterThan(before.path("cleaned").asInt());
        assertThat(after.path("requests").asInt() + after.path("cleaned").asInt())
                .isEqualTo(
                        before.path("requests").asInt() + before.path("cleaned").asInt());
        api.as("designer").post("/packs/purchase/draft", Map.of());
        var example = api.as("admin").post("/packs/purchase/draft/scenarios", Map.of("ticket", over));
        assertThat(example.text()).contains("The history of its process has been cleaned");
        api.as("designer").delete("/packs/purchase/draft", "If-Match", "*");
    }

    /** A request that was rejected a hundred days ago. */
    private String over(String why) {
        String ticket = requests.purchase("employee", 800);
        requests.act("manager", requests.approval("manager", ticket), "reject", Map.of("comments", why));
        ages(ticket);
        return ticket;
    }

    private static void ages(String ticket) {
        TestDatabase.superuserJdbc()
                .sql("update ticket set updated_at = now() - interval '100 days' where id = :id")
                .param("id", UUID.fromString(ticket))
                .update();
    }

    private static int visits(String ticket) {
        return TestDatabase.superuserJdbc()
                .sql("select count(*) from process_journal where ticket_id = :id")
                .param("id", UUID.fromString(ticket))
                .query(Integer.class)
                .single();
    }

    private void keep(@Nullable Integer days) {
        Map<String, @Nullable Object> policy = new HashMap<>();
        policy.put("history_days", days);
        assertThat(api.as("admin").put(RETENTION, policy, "If-Match", "*").status())
                .isEqualTo(200);
    }

    private int loss(int days) {
        return api.as("admin")
                .post(RETENTION + "/preview", Map.of("history_days", days))
                .json()
                .path("requests")
                .asInt();
    }

    private void clean() {
        Tenancy.run(tenant(), () -> RetentionJob.clean(retention, tenant()));
    }

    private UUID tenant() {
        return UUID.fromString(
                api.as("admin").get("/auth/me").json().at("/tenant/id").asText());
    }

    private JsonNode insight() {
        for (JsonNode release :
                api.as("designer").get("/packs/purchase/releases").json().path("items")) {
            if (release.path("current").asBoolean()) {
                return api.as("designer")
                        .get("/packs/purchase/releases/"
                                + release.path("number").asInt() + "/insight")
                        .json();
            }
        }
        throw new AssertionError("no release");
    }
}
