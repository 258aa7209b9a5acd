package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.workflow.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

/** What a cell of a policy or a model's expression computes is known only when somebody asks; where it fails, the request waits as it was. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("B3")
class FailingPolicyTests {

    private static final String EMPLOYEE = "employee@globex.example";
    private static final String MANAGER = "manager@globex.example";

    /** The condition on the amount, and what the row says of level, approver and rule. */
    private static final Map<String, List<String>> ROWS = Map.of(
            "rule_Good", List.of("10", "1", "\"manager\"", "\"any\""),
            "rule_DividedByNothing", List.of("11", "ticket.amount / ticket.fields.vendor", "\"manager\"", "\"any\""),
            "rule_WrongType", List.of("12", "ticket.currency", "\"manager\"", "\"any\""),
            "rule_Fraction", List.of("13", "ticket.amount / 2", "\"manager\"", "\"any\""),
            "rule_Nobody", List.of("14", "1", "ticket.fields.vendor", "\"any\""),
            "rule_NoApprover", List.of("15", "1", "\"group \" + ticket.priority", "\"any\""),
            "rule_NoRule", List.of("16", "1", "\"manager\"", "\"quorum:\" + ticket.priority"),
            "rule_Long", List.of("17", "1", "ticket.title" + " + ticket.title".repeat(30), "\"any\""));

    private static final String TO_THE_GATEWAY =
            "name=\"yes\" sourceRef=\"gateway_Approved\" targetRef=\"gateway_Big\"";

    /** It compares a text with a number. */
    private static final String GATEWAY = """
        <bpmn:exclusiveGateway id="gateway_Big" name="Big?" default="flow_Small" />
        <bpmn:sequenceFlow id="flow_Big" name="yes" sourceRef="gateway_Big" targetRef="userTask_OrderGoods">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${ticket.fields.budget_code &gt; 3}</bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="flow_Small" name="no" sourceRef="gateway_Big" targetRef="userTask_OrderGoods" />
        """;

    private static final String DRAWN = """
        <bpmndi:BPMNShape id="big" bpmnElement="gateway_Big"><dc:Bounds x="900" y="600" width="50" height="50" /></bpmndi:BPMNShape>
        <bpmndi:BPMNEdge id="yes" bpmnElement="flow_Big">
          <di:waypoint x="950" y="625" /><di:waypoint x="990" y="600" />
        </bpmndi:BPMNEdge>
        <bpmndi:BPMNEdge id="no" bpmnElement="flow_Small">
          <di:waypoint x="950" y="625" /><di:waypoint x="990" y="650" />
        </bpmndi:BPMNEdge>
        """;

    @Autowired
    private Api api;

    @Autowired
    private PackCheck check;

    @Autowired
    private Processes processes;

    @Autowired
    private Releases releases;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Tenants tenants;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path directory;

    @BeforeEach
    void offersARequestTypeWithThisPolicy() throws IOException {
        Map<String, byte[]> files = new ShippedPacks(new CatalogSettings(null))
                .all().stream()
                        .filter(pack -> pack.folder().equals("purchase"))
                        .map(pack -> new TreeMap<>(pack.files()))
                        .findFirst()
                        .orElseThrow();
        String description = new String(files.get("pack.yaml"), StandardCharsets.UTF_8)
                .replace("key: purchase", "key: faulty\nprocess: purchase")
                .replace("prefix: FIN", "prefix: FLT");
        files.put("pack.yaml", description.getBytes(StandardCharsets.UTF_8));
        files.put("approval-policy.dmn", policy().getBytes(StandardCharsets.UTF_8));
        String model = new String(files.get("purchase.bpmn"), StandardCharsets.UTF_8)
                .replace(
                        "name=\"yes\" sourceRef=\"gateway_Approved\" targetRef=\"userTask_OrderGoods\"", TO_THE_GATEWAY)
                .replace("</bpmn:process>", GATEWAY + "</bpmn:process>")
                .replace("</bpmndi:BPMNPlane>", DRAWN + "</bpmndi:BPMNPlane>");
        files.put("purchase.bpmn", model.getBytes(StandardCharsets.UTF_8));
        files.keySet().removeIf(file -> file.contains("/") || file.equals("purchase.texts.de.yaml"));
        Files.createDirectories(directory.resolve("faulty"));
        for (var file : files.entrySet()) {
            Files.write(directory.resolve("faulty").resolve(file.getKey()), file.getValue());
        }
        UUID tenant = tenants.signIn(EMPLOYEE).orElseThrow().tenant();
        new PackInstaller(
                        new ShippedPacks(new CatalogSettings(directory)),
                        check,
                        processes,
                        releases,
                        tenants,
                        transactions)
                .install(List.of(tenant));
        catalog.install(tenant);
    }

    @ParameterizedTest
    @CsvSource({
        "11, rule_DividedByNothing, level",
        "12, rule_WrongType, level",
        "13, rule_Fraction, level",
        "14, rule_Nobody, approver",
        "15, rule_NoApprover, approver",
        "16, rule_NoRule, rule",
        "17, rule_Long, approver"
    })
    void namesTheRuleAndLeavesTheDraft(int amount, String rule, String column, CapturedOutput output) {
        String draft = draft(amount);
        Answer before = api.as(EMPLOYEE).get("/tickets/" + draft);
        int logged = warnings(output, rule);

        Answer sent = api.as(EMPLOYEE).post("/tickets/" + draft + "/submit", Map.of());

        refusedFor(sent, rule, column);
        assertThat(warnings(output, rule) - logged).isOne();
        Answer after = api.as(EMPLOYEE).get("/tickets/" + draft);
        assertThat(after.json().path("status").asText()).isEqualTo("DRAFT");
        assertThat(after.json()).isEqualTo(before.json());
        refusedFor(api.as(EMPLOYEE).post("/tickets/preview", body(amount)), rule, column);
        refusedFor(api.as(EMPLOYEE).post("/tickets", body(amount)), rule, column);
        assertThat(output.getOut()).doesNotContain("Unforeseen");
    }

    @Test
    void asksWhereItsRulesCanBeWorkedOut() {
        Answer sent = api.as(EMPLOYEE).post("/tickets/" + draft(10) + "/submit", Map.of());

        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.json().path("status").asText()).isEqualTo("IN_REVIEW");
    }

    @Test
    void namesTheStepAtWhichAnExpressionFailsAndLeavesTheApproval(CapturedOutput output) {
        String ticket = draft(10);
        api.as(EMPLOYEE).post("/tickets/" + ticket + "/submit", Map.of());
        String approval = api.as(MANAGER)
                .get("/tickets/" + ticket + "/approvals")
                .json()
                .at("/items/0/id")
                .asText();

        Answer approved = api.as(MANAGER).post("/approvals/" + approval + "/approve", Map.of("comments", "Fine"));

        assertThat(approved.status()).as(approved.text()).isEqualTo(409);
        assertThat(approved.code()).isEqualTo("EXPRESSION_FAILED");
        assertThat(approved.json().path("step").asText()).isEqualTo("Big?");
        assertThat(approved.json().path("detail").asText()).contains("Big?", "${ticket.fields.budget_code > 3}");
        assertThat(api.as(MANAGER)
                        .get("/approvals/" + approval)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("PENDING");
        assertThat(warnings(output, "Big?")).isOne();
        api.as(MANAGER).post("/approvals/" + approval + "/approve", Map.of("comments", "Once more"));
        assertThat(api.as("admin@globex.example")
                        .get("/notifications?limit=100")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(told -> told.path("event").asText().equals("PROCESS_STUCK"))
                        .filter(told -> told.at("/ticket/id").asText().equals(ticket)))
                .as("one alert of one cause")
                .singleElement()
                .satisfies(told -> assertThat(told.path("text").asText())
                        .contains("Big?", "${ticket.fields.budget_code > 3}", "was refused"));
        assertThat(output.getOut()).doesNotContain("Unforeseen");
    }

    private static void refusedFor(Answer answer, String rule, String column) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("POLICY_FAILED");
        assertThat(answer.json().path("policy").asText()).isEqualTo("approval-policy");
        assertThat(answer.json().path("rules")).extracting(Object::toString).containsExactly("\"" + rule + "\"");
        assertThat(answer.json().path("detail").asText()).contains("approval-policy", rule, column);
    }

    private static int warnings(CapturedOutput output, String rule) {
        return (int) output.getOut()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains(rule))
                .count();
    }

    private String draft(int amount) {
        Map<String, Object> body = body(amount);
        body.put("draft", true);
        Answer created = api.as(EMPLOYEE).post("/tickets", body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }

    private static Map<String, Object> body(int amount) {
        Map<String, Object> body = Requests.purchaseBody(amount);
        body.put("ticket_type", "faulty");
        body.put("title", "A desk ".repeat(28));
        return body;
    }

    private static String policy() {
        StringBuilder rules = new StringBuilder();
        ROWS.forEach(
                (id, cells) -> rules.append("<rule id=\"%s\"><inputEntry id=\"%1$s_in\"><text>%s</text></inputEntry>"
                                .formatted(id, cells.getFirst()))
                        .append(output(id + "_level", cells.get(1)))
                        .append(output(id + "_approver", cells.get(2)))
                        .append(output(id + "_rule", cells.get(3)))
                        .append("</rule>"));
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="Policy"
                namespace="https://assent.io/decisions">
              <decision id="approval-policy" name="Approval policy">
                <decisionTable id="table" hitPolicy="RULE ORDER">
                  <input id="input_Amount" label="Amount">
                    <inputExpression id="inputExpression_Amount"><text>ticket.amount</text></inputExpression>
                  </input>
                  <output id="output_Level" name="level" typeRef="integer" />
                  <output id="output_Approver" name="approver" typeRef="string" />
                  <output id="output_Rule" name="rule" typeRef="string" />
                  %s
                </decisionTable>
              </decision>
            </definitions>
            """.formatted(rules);
    }

    private static String output(String id, String cell) {
        return "<outputEntry id=\"%s\"><text>%s</text></outputEntry>".formatted(id, cell);
    }
}
