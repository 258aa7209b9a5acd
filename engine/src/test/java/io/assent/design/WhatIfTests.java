package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Four purchases that are over, asked what a draft would have changed about them. */
@IntegrationTestApart
@Tag("F5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTests {

    private static final String DRAFT = "/packs/purchase/draft";
    private static final String WHAT_IF = DRAFT + "/what-if";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @BeforeAll
    void finish() {
        bought(500, "manager");
        bought(3200, "head");
        String rejected = requests.purchase("employee", 800);
        requests.act("manager", requests.approval("manager", rejected), "reject", Map.of("comments", "Too dear."));
        String edited = requests.purchase("employee", 600);
        api.as("employee").patch("/tickets/" + edited, Map.of("priority", "HIGH"), "If-Match", "*");
        api.as("employee").post("/tickets/" + edited + "/cancel", Map.of());
        assertThat(requests.status(edited)).isEqualTo("CANCELLED");
    }

    private void bought(int amount, String approver) {
        String ticket = requests.purchase("employee", amount);
        requests.act(approver, requests.approval(approver, ticket), "request-info", Map.of("comments", "Why now?"));
        assertThat(requests.complete("employee", ticket, "It is broken.").status())
                .isEqualTo(200);
        requests.approve(approver, ticket);
        String task = requests.tasks("buyer", ticket).getFirst();
        api.as("buyer").post("/tasks/" + task + "/claim", Map.of());
        api.as("buyer").post("/tasks/" + task + "/complete", Map.of("comments", "It is here."));
        api.as("employee").post("/tickets/" + ticket + "/close", Map.of());
        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
    }

    @AfterEach
    void throwAway() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @Test
    void nothingIsDifferentOnADraftThatChangesNothing() {
        JsonNode counts = asked("purchase.bpmn", text -> text + "\n");

        assertThat(count(counts, "SAME")).as(counts.toString()).isEqualTo(3);
        assertThat(count(counts, "UNKNOWN/EDITED")).isEqualTo(1);
        assertThat(api.as("admin")
                        .get("/tickets?ticket_type=purchase&count=true")
                        .json()
                        .path("total")
                        .asInt())
                .as("nothing of it stays")
                .isEqualTo(4);
    }

    @Test
    void aStepThatIsNewIsGainedAndWhatWouldComeOfItIsNotGuessed() {
        JsonNode counts = asked("purchase.bpmn", WhatIfTests::withLegalReview);

        assertThat(count(counts, "GAINS_STEP/NOT_DONE")).as(counts.toString()).isEqualTo(1);
        assertThat(count(counts, "SAME")).isEqualTo(2);
        JsonNode line = api.as("admin")
                .get(WHAT_IF + "/requests?difference=GAINS_STEP")
                .json()
                .at("/items/0");
        assertThat(line.at("/steps/0").asText()).isEqualTo("Review legally");
        assertThat(line.path("at").asText()).isEqualTo("Review legally");
        assertThat(line.at("/ticket/title").asText()).isEqualTo("Camera for the studio");
        JsonNode one = api.as("admin")
                .get(WHAT_IF + "/requests/" + line.path("number").asInt())
                .json();
        assertThat(Requests.texts(one.at("/then/steps"), "name")).contains("Order the goods", "Closed");
        assertThat(Requests.texts(one.at("/now/steps"), "name"))
                .contains("Review legally")
                .doesNotContain("Closed");
        assertThat(one.at("/then/steps").findValuesAsText("email")).contains("head@acme.example");
        assertThat(one.path("release").asInt()).isEqualTo(1);
    }

    @Test
    void whoMayNotReadTheRequestsSeesNeitherWhichTheyAreNorWhoTookPart() {
        asked("purchase.bpmn", WhatIfTests::withLegalReview);

        JsonNode line = api.as("designer")
                .get(WHAT_IF + "/requests?difference=GAINS_STEP")
                .json()
                .at("/items/0");
        String one = api.as("designer")
                .get(WHAT_IF + "/requests/" + line.path("number").asInt())
                .text();

        assertThat(line.path("ticket").isMissingNode() || line.path("ticket").isNull())
                .isTrue();
        assertThat(one).contains("Review legally").doesNotContain("@acme.example", "Camera");
    }

    @Test
    void aRowOfTheDecisionAsksOthers() {
        JsonNode counts = asked("approval-policy.dmn", text -> text.replace("\"manager\"", "\"departmentHead\""));

        assertThat(count(counts, "OTHER_APPROVERS/NOT_DONE"))
                .as(counts.toString())
                .isEqualTo(2);
        assertThat(count(counts, "SAME")).isEqualTo(1);
    }

    @Test
    void anApprovalLevelMoreIsAStepMore() {
        JsonNode counts = asked("approval-policy.dmn", WhatIfTests::withSecondLevel);

        assertThat(count(counts, "GAINS_STEP/NOT_DONE")).as(counts.toString()).isEqualTo(1);
        assertThat(count(counts, "SAME")).isEqualTo(2);
    }

    @Test
    void aStepThatIsPassedByIsLost() {
        JsonNode counts = asked(
                "purchase.bpmn",
                text -> text.replace(
                        "sourceRef=\"gateway_Approved\" targetRef=\"userTask_OrderGoods\"",
                        "sourceRef=\"gateway_Approved\" targetRef=\"gateway_Completed\""));

        assertThat(count(counts, "LOSES_STEP")).as(counts.toString()).isEqualTo(2);
        assertThat(count(counts, "SAME")).isEqualTo(1);
    }

    @Test
    void anotherStatusAtTheEndIsTold() {
        JsonNode counts = asked("purchase.bpmn", text -> text.replace("value=\"REJECTED\"", "value=\"CANCELLED\""));

        assertThat(count(counts, "ENDS_OTHERWISE")).as(counts.toString()).isEqualTo(1);
    }

    @Test
    void aPromiseThatWouldBeBrokenIsCounted() {
        asked("purchase.bpmn", WhatIfTests::withAMonthOfRest);

        JsonNode found = api.as("designer").get(WHAT_IF).json();
        assertThat(found.path("breaches_then").asInt()).as(found.toString()).isZero();
        assertThat(found.path("breaches_now").asInt()).as(found.toString()).isEqualTo(1);
    }

    @Test
    void aCircleNeverEnds() {
        JsonNode counts = asked(
                "purchase.bpmn",
                text -> text.replace(
                                "sourceRef=\"catchEvent_QuietPeriodOver\" targetRef=\"endEvent_Closed\"",
                                "sourceRef=\"catchEvent_QuietPeriodOver\" targetRef=\"gateway_Completed\"")
                        .replace(
                                "sourceRef=\"catchEvent_CloseAsked\" targetRef=\"endEvent_Closed\"",
                                "sourceRef=\"catchEvent_CloseAsked\" targetRef=\"gateway_Completed\"")
                        .replace(
                                "sourceRef=\"boundaryEvent_CancelAsked\" targetRef=\"endEvent_Cancelled\"",
                                "sourceRef=\"boundaryEvent_CancelAsked\" targetRef=\"endEvent_Closed\""));

        assertThat(count(counts, "NEVER_ENDS")).as(counts.toString()).isEqualTo(2);
        assertThat(count(counts, "SAME")).isEqualTo(1);
    }

    @Test
    void anAnswerThatNobodyWasAskedForIsNotMadeUp() {
        JsonNode counts = asked(
                "request.form",
                text -> text.replaceFirst(
                        "\"components\"\\s*:\\s*\\[",
                        "\"components\": [{\"type\": \"textfield\", \"key\": \"contract\", \"label\": \"Contract\","
                                + " \"id\": \"Field_contract\", \"validate\": {\"required\": true}},"));

        assertThat(count(counts, "UNKNOWN/REFUSED")).as(counts.toString()).isEqualTo(3);
        assertThat(api.as("designer")
                        .get(WHAT_IF + "/requests?reason=REFUSED")
                        .json()
                        .at("/items/0/at")
                        .asText())
                .isEqualTo("/custom_fields/contract");
    }

    @Test
    void isForDesignersAndWithinBounds() {
        api.as("designer").post(DRAFT, Map.of());

        assertThat(api.as("designer").get(WHAT_IF).status())
                .as("nobody has asked")
                .isEqualTo(204);
        assertThat(api.as("employee").post(WHAT_IF, Map.of()).status()).isEqualTo(403);
        assertThat(api.as("designer").post(WHAT_IF, Map.of("requests", 501)).text())
                .contains("/requests");
        assertThat(api.as("admin@globex.example").post(WHAT_IF, Map.of()).status())
                .isEqualTo(404);
        assertThat(api.as("designer")
                        .post(WHAT_IF, Map.of("requests", 1))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.as("designer").delete(WHAT_IF).status()).isEqualTo(204);
        assertThat(api.as("designer").get(WHAT_IF).status()).isEqualTo(204);
    }

    private JsonNode asked(String file, UnaryOperator<String> change) {
        api.as("designer").post(DRAFT, Map.of());
        Answer read = api.as("designer").get(DRAFT + "/files/" + file);
        String before = read.json().path("content").asText();
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        api.as("designer").put(DRAFT + "/files/" + file, Map.of("content", after), "If-Match", read.header("ETag"));

        Answer started = api.as("designer").post(WHAT_IF, Map.of());

        assertThat(started.status()).as(started.text()).isEqualTo(202);
        assertThat(api.ended("designer", started).text()).doesNotContain("FAILED", "REFUSED");
        JsonNode found = api.as("designer").get(WHAT_IF).json();
        assertThat(found.path("done").asInt()).as(found.toString()).isEqualTo(4);
        assertThat(found.path("under_way").asBoolean()).isFalse();
        return found.path("counts");
    }

    /** @param wanted the difference, and the reason why something cannot be told if there is one */
    private static int count(JsonNode counts, String wanted) {
        int found = 0;
        for (JsonNode each : counts) {
            String reason =
                    each.path("reason").isTextual() ? "/" + each.path("reason").asText() : "";
            found += (each.path("difference").asText() + reason).equals(wanted)
                    ? each.path("requests").asInt()
                    : 0;
        }
        return found;
    }

    private static String withLegalReview(String model) {
        return model.replace(
                        "sourceRef=\"gateway_Approved\" targetRef=\"userTask_OrderGoods\"",
                        "sourceRef=\"gateway_Approved\" targetRef=\"gateway_NeedsLegalReview\"")
                .replaceFirst("<bpmn:endEvent id=\"endEvent_Rejected\"", """
                    <bpmn:exclusiveGateway id="gateway_NeedsLegalReview" name="Legal review?" default="flow_NoReview" />
                    <bpmn:userTask id="userTask_ReviewLegally" name="Review legally" camunda:candidateGroups="finance-committee">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="status" value="IN_REVIEW" />
                          <camunda:property name="kind" value="work" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="flow_Review" name="yes" sourceRef="gateway_NeedsLegalReview" targetRef="userTask_ReviewLegally">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\\${ticket.amount > 2000}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="flow_NoReview" name="no" sourceRef="gateway_NeedsLegalReview" targetRef="userTask_OrderGoods" />
                    <bpmn:sequenceFlow id="flow_Reviewed" sourceRef="userTask_ReviewLegally" targetRef="userTask_OrderGoods" />
                    <bpmn:endEvent id="endEvent_Rejected\"\
                    """)
                .replace(
                        "</bpmndi:BPMNPlane>",
                        drawn(
                                        List.of("gateway_NeedsLegalReview", "userTask_ReviewLegally"),
                                        List.of("flow_Review", "flow_NoReview", "flow_Reviewed"))
                                + "</bpmndi:BPMNPlane>");
    }

    /** What is rejected lies for a month before it ends. */
    private static String withAMonthOfRest(String model) {
        return model.replace(
                        "sourceRef=\"gateway_Approved\" targetRef=\"endEvent_Rejected\"",
                        "sourceRef=\"gateway_Approved\" targetRef=\"catchEvent_MonthOver\"")
                .replaceFirst("<bpmn:endEvent id=\"endEvent_Rejected\"", """
                    <bpmn:intermediateCatchEvent id="catchEvent_MonthOver" name="A month is over">
                      <bpmn:extensionElements>
                        <camunda:properties><camunda:property name="status" value="IN_REVIEW" /></camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:timerEventDefinition id="timer_MonthOver"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
                    </bpmn:intermediateCatchEvent>
                    <bpmn:sequenceFlow id="flow_MonthOver" sourceRef="catchEvent_MonthOver" targetRef="endEvent_Rejected" />
                    <bpmn:endEvent id="endEvent_Rejected\"\
                    """)
                .replace(
                        "</bpmndi:BPMNPlane>",
                        drawn(List.of("catchEvent_MonthOver"), List.of("flow_MonthOver")) + "</bpmndi:BPMNPlane>");
    }

    private static String drawn(List<String> nodes, List<String> flows) {
        String shapes = nodes.stream().map("""
            <bpmndi:BPMNShape id="shape_%1$s" bpmnElement="%1$s"><dc:Bounds x="0" y="900" width="50" height="50" /></bpmndi:BPMNShape>
            """::formatted).collect(Collectors.joining());
        String edges = flows.stream().map("""
            <bpmndi:BPMNEdge id="edge_%1$s" bpmnElement="%1$s"><di:waypoint x="0" y="900" /><di:waypoint x="50" y="900" /></bpmndi:BPMNEdge>
            """::formatted).collect(Collectors.joining());
        return shapes + edges;
    }

    /** The finance committee decides after the head of the department. */
    private static String withSecondLevel(String table) {
        int from = table.indexOf("<rule id=\"rule_From1000To5000\"");
        String row = table.substring(from, table.indexOf("</rule>", from) + "</rule>".length());
        String second = row.replace("From1000To5000", "Also")
                .replace("<text>1</text>", "<text>2</text>")
                .replace("\"departmentHead\"", "\"group:finance-committee\"")
                .replace("\"From 1,000 to 5,000 the head of the department decides\"", "\"Finance looks at it, too\"");
        return table.replace(row, row + second);
    }
}
