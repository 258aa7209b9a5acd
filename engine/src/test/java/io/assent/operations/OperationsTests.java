package io.assent.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D5")
class OperationsTests extends OperationsFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AfterEach
    void repair() {
        TestDatabase.superuserJdbc()
                .sql("drop trigger if exists broken on process_journal")
                .update();
    }

    @Test
    void showAJobThatFailsTellTheAdministratorsWhenItIsStuckAndMendIt() {
        String ticket = requests.purchase("employee", 3200);
        breaks(ticket);
        fallsDue(ticket);

        JsonNode failing = await().atMost(PATIENCE)
                .until(() -> jobs(ticket), found -> !found.isEmpty())
                .get(0);
        assertThat(failing.path("state").asText()).isEqualTo("RETRYING");
        assertThat(failing.path("cause").asText())
                .startsWith("ERROR: the journal is closed")
                .doesNotContain("insert into");
        assertThat(failing.at("/ticket/id").asText()).isEqualTo(ticket);
        assertThat(failing.path("next_attempt_at").isNull()).isFalse();

        String job = failing.path("id").asText();
        lastAttempt(ticket);
        await().atMost(PATIENCE)
                .until(() -> jobs(ticket).get(0).path("state").asText().equals("STUCK"));
        assertThat(toldOf("admin", ticket)).contains("PROCESS_STUCK");
        assertThat(toldOf("employee", ticket)).doesNotContain("PROCESS_STUCK");
        assertThat(Requests.texts(
                        api.as("admin")
                                .get("/operations/instances?state=stuck&ticket=" + ticket)
                                .json()
                                .path("items"),
                        "stuck"))
                .containsExactly("1");

        repair();
        JsonNode done = api.as("admin")
                .post("/operations/jobs/retry", Map.of("ids", List.of(job, "gone")))
                .json();
        assertThat(Requests.texts(done.path("results"), "outcome")).containsExactly("DONE", "REFUSED");
        await().atMost(PATIENCE).until(() -> jobs(ticket).isEmpty());
        assertThat(audited(ticket)).contains("JOB_RETRIED");
    }

    @Test
    void holdATicketsProcessesAndLetThemGoOn() {
        String ticket = requests.purchase("employee", 3200);
        String instance = instance(ticket);

        assertThat(act(instance, "suspend", Map.of()).status()).isEqualTo(422);
        JsonNode held = act(instance, "suspend", Map.of("reason", "The budget is being moved"))
                .json();
        assertThat(held.path("suspended").asBoolean()).isTrue();
        assertThat(held.at("/ticket/id").asText()).isEqualTo(ticket);
        assertThat(act(instance, "suspend", Map.of("reason", "Once more")).status())
                .isEqualTo(200);
        assertThat(api.as("admin")
                        .get("/operations/instances?state=suspended&count=true&ticket=" + ticket)
                        .json()
                        .path("total")
                        .asInt())
                .as("one request, however many processes it has")
                .isOne();
        assertThat(api.as("head")
                        .get("/tickets/" + ticket)
                        .json()
                        .at("/held/reason")
                        .asText())
                .isEqualTo("The budget is being moved");
        assertThat(actions("employee", ticket)).contains("comment").doesNotContain("withdraw", "cancel", "edit");
        assertThat(actions("head", ticket)).doesNotContain("approve");
        Answer refused = api.as("employee").post("/tickets/" + ticket + "/withdraw", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("PROCESS_SUSPENDED");

        assertThat(act(instance, "resume", Map.of()).json().path("suspended").asBoolean())
                .isFalse();
        assertThat(act(instance, "resume", Map.of()).status()).isEqualTo(200);
        assertThat(actions("employee", ticket)).contains("withdraw", "edit");
        assertThat(api.as("employee").get("/tickets/" + ticket).json().has("held"))
                .isFalse();
        assertThat(api.as("employee")
                        .post("/tickets/" + ticket + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(audited(ticket)).containsOnlyOnce("PROCESS_SUSPENDED", "PROCESS_RESUMED");
    }

    @Test
    void endATicketsProcessesWithTheTicket() {
        String ticket = requests.purchase("employee", 410);
        assertThat(requests.approvals("manager", ticket)).hasSize(1);

        Answer ended = act(instance(ticket), "cancel", Map.of("reason", "Ordered twice"));

        assertThat(ended.status()).isEqualTo(204);
        assertThat(requests.status(ticket)).isEqualTo("CANCELLED");
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(api.as("admin")
                        .get("/operations/instances?ticket=" + ticket)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(audited(ticket)).contains("PROCESS_CANCELLED", "TICKET_STATUS_CHANGED");
    }

    /** Processes have no variables of their own: what they read is in the request. */
    @Test
    void mendWhatTheProcessReads() {
        String ticket = requests.purchase("employee", 410);
        String version = api.as("admin").get("/tickets/" + ticket).header("ETag");

        Answer mended = api.as("admin")
                .patch("/tickets/" + ticket, Map.of("custom_fields", Map.of("amount", 3200)), "If-Match", version);

        assertThat(mended.status()).as(mended.text()).isEqualTo(200);
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(audited(ticket)).contains("TICKET_EDITED");
    }

    @Test
    void mendWhatAStuckProcessReadsOnceTheWorkHasBegun() {
        String ticket = requests.purchase("employee", 410);
        requests.approve("manager", ticket);
        assertThat(mend(ticket, 420).status()).isEqualTo(403);
        breaks(ticket);
        fallsDue(ticket);
        await().atMost(PATIENCE).until(() -> !jobs(ticket).isEmpty());
        lastAttempt(ticket);
        await().atMost(PATIENCE)
                .until(() -> jobs(ticket).get(0).path("state").asText().equals("STUCK"));

        assertThat(actions("admin", ticket)).contains("edit");
        assertThat(actions("employee", ticket)).doesNotContain("edit");
        Answer mended = mend(ticket, 420);
        repair();
        String job = jobs(ticket).get(0).path("id").asText();
        api.as("admin").post("/operations/jobs/" + job + "/retry", Map.of());

        assertThat(mended.status()).as(mended.text()).isEqualTo(200);
        assertThat(audited(ticket)).contains("TICKET_EDITED");
        await().atMost(PATIENCE).until(() -> jobs(ticket).isEmpty());
        assertThat(actions("admin", ticket)).doesNotContain("edit");
    }

    private Answer mend(String ticket, int amount) {
        String version = api.as("admin").get("/tickets/" + ticket).header("ETag");
        return api.as("admin")
                .patch("/tickets/" + ticket, Map.of("custom_fields", Map.of("amount", amount)), "If-Match", version);
    }

    private List<String> actions(String person, String ticket) {
        return api.as(person)
                .get("/tickets/" + ticket)
                .json()
                .path("actions")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void decideForNobody() {
        String ticket = requests.purchase("employee", 410);
        JsonNode approval = null;
        for (JsonNode each : api.as("admin")
                .get("/operations/instances?ticket=" + ticket)
                .json()
                .path("items")) {
            approval = each.path("key").asText().equals("approval") ? each : approval;
        }
        String instance = approval.path("id").asText();

        assertThat(api.as("admin")
                        .get("/operations/instances/" + instance)
                        .json()
                        .path("targets"))
                .isEmpty();
        Answer refused = act(
                instance,
                "move",
                Map.of("from", "userTask_DecideLevel", "to", "endEvent_Approved", "reason", "In a hurry"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("APPROVERS_DECIDE");
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
    }

    @Test
    void showProcessesWithWhatIsAtEachStep() {
        requests.purchase("employee", 3200);

        JsonNode process = null;
        for (JsonNode each : api.as("admin").get("/operations/processes").json().path("items")) {
            process = each.path("key").asText().equals("purchase") ? each : process;
        }
        JsonNode drawn = api.as("admin")
                .get("/operations/processes/" + process.path("id").asText())
                .json();

        assertThat(api.as("admin")
                        .send(
                                "GET",
                                "/operations/processes/" + process.path("id").asText(),
                                null,
                                "Accept-Language",
                                "de")
                        .json()
                        .path("bpmn_xml")
                        .asText())
                .contains("name=\"Ware bestellen\"");
        assertThat(process.path("running").asInt()).isPositive();
        assertThat(drawn.path("bpmn_xml").asText()).contains("bpmn:process");
        assertThat(Requests.texts(drawn.path("nodes"), "id")).isNotEmpty();
        assertThat(api.as("admin@globex.example")
                        .get("/operations/processes/" + process.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void areForThoseWhoOperateTheTenantOnly() {
        String instance = instance(requests.purchase("employee", 3200));

        for (String path : List.of("/processes", "/instances", "/jobs", "/instances/" + instance)) {
            assertThat(api.as("manager").get("/operations" + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        Map<String, String> why = Map.of("reason", "Because");
        assertThat(api.as("manager")
                        .post("/operations/instances/" + instance + "/cancel", why)
                        .status())
                .isEqualTo(403);
        assertThat(api.as("manager")
                        .post("/operations/jobs/retry", Map.of("ids", List.of("x")))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("admin@globex.example")
                        .post("/operations/instances/" + instance + "/cancel", why)
                        .status())
                .isEqualTo(404);
    }

    private JsonNode jobs(String ticket) {
        return api.as("admin").get("/operations/jobs?ticket=" + ticket).json().path("items");
    }

    private List<String> toldOf(String person, String ticket) {
        JsonNode told = api.as(person).get("/notifications?limit=100").json().path("items");
        return told.valueStream()
                .filter(each -> each.at("/ticket/id").asText().equals(ticket))
                .map(each -> each.path("event").asText())
                .toList();
    }

    /** From now on the ticket's process cannot go on: the database refuses its journal. */
    private static void breaks(String ticket) {
        TestDatabase.superuserJdbc().sql("""
            create or replace function broken() returns trigger language plpgsql as
            'begin raise exception ''the journal is closed''; end'
            """).update();
        TestDatabase.superuserJdbc()
                .sql("create trigger broken before insert or update on process_journal for each row"
                        + " when (new.ticket_id = '" + ticket + "') execute function broken()")
                .update();
    }

    /** What fails fails once more, at once, and is stuck. */
    private static void lastAttempt(String ticket) {
        TestDatabase.superuserJdbc()
                .sql("update act_ru_job set retries_ = 1, duedate_ = now() - interval '1 day' where exception_msg_"
                        + " is not null and process_instance_id_ in (select id_ from act_ru_execution where"
                        + " business_key_ = :ticket)")
                .param("ticket", ticket)
                .update();
    }

    /** The next of the ticket's timers fires at once. */
    private static void fallsDue(String ticket) {
        TestDatabase.superuserJdbc()
                .sql("update act_ru_job set duedate_ = now() - interval '1 day' where id_ = (select job.id_ from"
                        + " act_ru_job job join act_ru_execution instance on instance.id_ = job.process_instance_id_"
                        + " where instance.business_key_ = :ticket and job.process_def_key_ = 'sla-clock')")
                .param("ticket", ticket)
                .update();
    }
}
