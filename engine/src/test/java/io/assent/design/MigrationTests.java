package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import io.assent.workflow.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("F6")
class MigrationTests extends MigrationFixture {

    private static final String WORDING = "purchase.texts.de.yaml";

    @Autowired
    Processes processes;

    @Test
    void aDecisionThatIsAskedForStaysAndTheRequestGoesOnInTheNewRelease() {
        String ticket = purchase(3200);
        publishTogether(Map.of(MODEL, MigrationTests::renamed, WORDING, MigrationTests::renamed));
        Map<Instant, String> timers = timers(ticket);
        String approval = requests.approval("head", ticket);
        int before = release(ticket);

        JsonNode line = rehearsed(ticket);

        assertThat(line.path("state").asText()).as(line.toString()).isEqualTo("MOVABLE");
        assertThat(texts(line.path("steps"))).containsExactly("Get approval", "Decide this level");
        assertThat(line.at("/kept/approvals").asInt()).isEqualTo(1);
        assertThat(line.at("/kept/timers").asInt()).isEqualTo(1);
        assertThat(line.at("/kept/clocks").asInt()).isEqualTo(1);
        assertThat(line.path("effects")).isEmpty();
        assertThat(release(ticket)).as("nothing of a rehearsal stays").isEqualTo(before);
        assertThat(history(ticket)).doesNotContain("TICKET_MIGRATED");

        move(null);

        assertThat(line(ticket).path("state").asText()).isEqualTo("MOVED");
        assertThat(release(ticket)).isEqualTo(before + 1);
        assertThat(timers(ticket)).isEqualTo(timers);
        assertThat(requests.approval("head", ticket)).isEqualTo(approval);
        assertThat(history(ticket)).contains("TICKET_MIGRATED");
        JsonNode process =
                api.as("employee").get("/tickets/" + ticket + "/process").json();
        assertThat(process.path("bpmn_xml").asText()).contains("Buy the goods");
        assertThat(process.at("/called/0/nodes").toString()).contains("userTask_DecideLevel");

        requests.approve("head", ticket);
        assertThat(steps("buyer", ticket)).containsExactly("Buy the goods");
        requests.complete("buyer", ticket, "It is here.");
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
        api.as("employee").post("/tickets/" + ticket + "/close", Map.of());
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
        assertThat(timers(ticket)).isEmpty();
    }

    @Test
    void whoHasATaskKeepsItAndItIsCalledWhatTheReleaseSays() {
        String ticket = purchase(500);
        requests.approve("manager", ticket);
        String task = requests.tasks("buyer", ticket).getFirst();
        api.as("buyer").post("/tasks/" + task + "/claim", Map.of());
        publishTogether(Map.of(
                MODEL,
                text -> renamed(text)
                        .replace("candidateGroups=\"procurement\"", "candidateGroups=\"finance-committee\"")
                        .replace("value=\"IN_PROGRESS\"", "value=\"APPROVED\""),
                WORDING,
                MigrationTests::renamed));

        JsonNode line = rehearsed(ticket);

        assertThat(effects(line))
                .contains("STATUS  IN_PROGRESS APPROVED", "STEP_RENAMED Buy the goods Order the goods Buy the goods");
        assertThat(line.at("/kept/tasks").asInt()).isEqualTo(1);

        move(null);

        assertThat(requests.tasks("buyer", ticket)).containsExactly(task);
        assertThat(steps("buyer", ticket)).containsExactly("Buy the goods");
        assertThat(requests.status(ticket)).isEqualTo("APPROVED");
        assertThat(history(ticket)).contains("TICKET_STATUS_CHANGED");
        assertThat(requests.complete("buyer", ticket, "It is here.").status()).isEqualTo(200);
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsOnOfferIsWhatTheNewReleaseWaitsFor() {
        String ticket = purchase(500);
        requests.approve("manager", ticket);
        publish(
                MODEL,
                text -> text.replace(
                        "id=\"trigger_boundaryEvent_CancelOrderAsked\" messageRef=\"message_TicketCancel\"",
                        "id=\"trigger_boundaryEvent_CancelOrderAsked\" messageRef=\"message_TicketWithdraw\""));

        JsonNode line = rehearsed(ticket);

        assertThat(effects(line)).containsExactly("ACTION_NEW WITHDRAW  ", "ACTION_GONE CANCEL  ");

        move(null);

        assertThat(texts(api.as("employee").get("/tickets/" + ticket).json().path("actions")))
                .contains("withdraw")
                .doesNotContain("cancel");
        api.as("employee").post("/tickets/" + ticket + "/withdraw", Map.of());
        assertThat(requests.status(ticket)).isEqualTo("CANCELLED");
    }

    @Test
    void workThatNobodyHasIsOfferedToTheGroupOfTheNewRelease() {
        String ticket = purchase(500);
        requests.approve("manager", ticket);
        publish(MODEL, text -> text.replace("candidateGroups=\"procurement\"", "candidateGroups=\"it-support\""));

        JsonNode line = rehearsed(ticket);

        assertThat(effects(line)).containsExactly("OFFERED_TO_OTHERS Order the goods  ");
        assertThat(requests.tasks("agent", ticket)).isEmpty();

        move(null);

        assertThat(requests.tasks("agent", ticket)).hasSize(1);
        assertThat(requests.tasks("buyer", ticket)).isEmpty();
    }

    @Test
    void aTimerThatIsNewCountsFromTheMoveAndTheDiagramKnowsWhereTheRequestWas() {
        String ticket = purchase(500);
        requests.approve("manager", ticket);
        publish(MODEL, MigrationTests::withReminder);

        JsonNode line = rehearsed(ticket);

        assertThat(line.at("/effects/0/kind").asText()).as(line.toString()).isEqualTo("TIMER_NEW");
        assertThat(line.at("/effects/0/name").asText()).isEqualTo("Two days over");

        move(null);

        assertThat(timers(ticket).keySet())
                .anyMatch(due -> Duration.between(Instant.now(), due).abs().compareTo(Duration.ofDays(2)) < 0
                        && due.isAfter(Instant.now().plus(Duration.ofHours(46))));
        requests.complete("buyer", ticket, "It is here.");
        JsonNode nodes =
                api.as("employee").get("/tickets/" + ticket + "/process").json().path("nodes");
        for (JsonNode node : nodes) {
            if (node.path("id").asText().equals("userTask_OrderGoods")) {
                assertThat(node.path("state").asText()).isEqualTo("done");
            }
        }
        assertThat(Requests.texts(nodes, "id")).contains("userTask_OrderGoods", "callActivity_GetApproval");
    }

    @Test
    void aTimerCountsFromWhenItBeganAndOnlyWhereAnotherTimeIsSaid() {
        String ticket = purchase(500);
        requests.approve("manager", ticket);
        requests.complete("buyer", ticket, "It is here.");
        Instant due = timers(ticket).keySet().stream().findFirst().orElseThrow();
        publish(MODEL, text -> text.replace(">P5D<", ">P3D<"));

        JsonNode line = rehearsed(ticket);

        assertThat(line.at("/effects/0/kind").asText()).as(line.toString()).isEqualTo("TIMER_CHANGED");
        assertThat(line.at("/effects/0/name").asText()).isEqualTo("Five days quiet");
        assertThat(timers(ticket)).containsKey(due);

        move(null);

        Instant now = timers(ticket).keySet().stream().findFirst().orElseThrow();
        assertThat(Duration.between(now, due)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
        api.as("employee").post("/tickets/" + ticket + "/reopen", Map.of());
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void answersAreNoObstacleAndTheRequesterMayStillAnswerAQuestion() {
        Map<String, Object> body = Requests.purchaseBody(500);
        Map<String, Object> fields = Requests.fields(500);
        fields.put("vendor", "Lens & Co");
        body.put("custom_fields", fields);
        String ticket =
                api.as("employee").post("/tickets", body).json().path("id").asText();
        mine.add(ticket);
        publishTogether(Map.of(
                "request.form",
                text -> text.replace("\"key\": \"vendor\"", "\"key\": \"supplier\"")
                        .replace("\"label\": \"Vendor\",", "\"label\": \"Supplier\",")
                        .replace("{ \"maxLength\": 200 }", "{ \"required\": true, \"maxLength\": 200 }"),
                "pack.yaml",
                text -> text.replace("budget_code, vendor]", "budget_code, supplier]"),
                "request.labels.de.yaml",
                text -> text.replace("vendor:", "supplier:"),
                "templates/approval-asked.en.md",
                text -> text.replace("fields.vendor", "fields.supplier"),
                "templates/approval-asked.de.md",
                text -> text.replace("fields.vendor", "fields.supplier")));

        JsonNode line = rehearsed(ticket);

        assertThat(effects(line)).containsExactly("ANSWER_NOT_TAKEN Vendor  ", "ANSWER_REQUIRED Supplier  ");

        move(null);
        requests.act("manager", requests.approval("manager", ticket), "request-info", Map.of("comments", "From whom?"));
        Answer answered = api.as("employee")
                .post(
                        "/tasks/" + requests.tasks("employee", ticket).getFirst() + "/complete",
                        Map.of("comments", "Them.", "custom_fields", Map.of("supplier", "Lens & Co")));

        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        JsonNode answers = api.as("employee").get("/tickets/" + ticket).json().path("custom_fields");
        assertThat(answers.path("supplier").asText()).isEqualTo("Lens & Co");
        assertThat(answers.has("vendor")).isFalse();
        requests.approve("manager", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void isForDesignersOfTheCompanyAndSaysWhichRequestOnlyToThoseWhoMayReadIt() {
        String ticket = purchase(500);
        publish(MODEL, text -> text + "\n");

        for (String who : List.of("employee", "manager", "agent")) {
            assertThat(api.as(who).get(MIGRATION).status()).isEqualTo(403);
            assertThat(api.as(who).post(MIGRATION, Map.of()).status()).isEqualTo(403);
            assertThat(api.as(who).post(MIGRATION + "/move", Map.of()).status()).isEqualTo(403);
            assertThat(api.as(who).delete(MIGRATION).status()).isEqualTo(403);
        }
        rehearsed(ticket);
        assertThat(api.as("admin@globex.example").get(MIGRATION).json().path("older"))
                .isEmpty();
        assertThat(api.as("admin@globex.example").get(MIGRATION + "/requests").status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .post(MIGRATION + "/move", Map.of())
                        .status())
                .isEqualTo(404);
        String seen = api.as("designer").get(MIGRATION + "/requests").text();
        assertThat(seen).contains("Decide this level").doesNotContain("Camera");
        JsonNode older = api.as("designer").get(MIGRATION).json().path("older");
        assertThat(older.findValues("requests")).isNotEmpty();
        assertThat(api.as("designer").delete(MIGRATION).status()).isEqualTo(204);
        assertThat(api.as("designer").get(MIGRATION + "/requests").status()).isEqualTo(404);
        assertThat(api.as("admin")
                        .get("/audit?action=MIGRATION_DISCARDED")
                        .json()
                        .path("items"))
                .isNotEmpty();
    }

    private static String withReminder(String model) {
        return model.replaceFirst("<bpmn:boundaryEvent id=\"boundaryEvent_CancelOrderAsked\"", """
            <bpmn:boundaryEvent id="boundaryEvent_TwoDaysOver" name="Two days over" attachedToRef="userTask_OrderGoods">
              <bpmn:timerEventDefinition id="trigger_TwoDaysOver">
                <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration>
              </bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="flow_TwoDaysOver" sourceRef="boundaryEvent_TwoDaysOver" targetRef="endEvent_Cancelled" />
            <bpmn:boundaryEvent id="boundaryEvent_CancelOrderAsked\"\
            """)
                .replace("</bpmndi:BPMNPlane>", """
                    <bpmndi:BPMNShape id="shape_TwoDaysOver" bpmnElement="boundaryEvent_TwoDaysOver"><dc:Bounds x="0" y="900" width="36" height="36" /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="edge_TwoDaysOver" bpmnElement="flow_TwoDaysOver"><di:waypoint x="0" y="900" /><di:waypoint x="50" y="900" /></bpmndi:BPMNEdge>
                    </bpmndi:BPMNPlane>\
                    """);
    }

    private static String renamed(String text) {
        return text.replace("Order the goods", "Buy the goods");
    }

    private Map<Instant, String> timers(String ticket) {
        return inTransaction(() -> processes.timers(UUID.fromString(ticket)).stream()
                .collect(java.util.stream.Collectors.toMap(Processes.Timer::due, Processes.Timer::process)));
    }

    private List<String> steps(String person, String ticket) {
        return Requests.texts(
                api.as(person).get("/tasks?ticket=" + ticket).json().path("items"), "step");
    }

    private static List<String> effects(JsonNode line) {
        List<String> effects = new ArrayList<>();
        line.path("effects")
                .forEach(each -> effects.add(String.join(
                        " ",
                        each.path("kind").asText(),
                        each.path("name").asText(),
                        each.path("before").asText(""),
                        each.path("after").asText(""))));
        return effects;
    }
}
