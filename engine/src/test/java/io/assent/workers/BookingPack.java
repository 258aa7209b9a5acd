package io.assent.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;

/** The pack {@code custom}, in which a program books once the colleague has approved; taken back afterwards. */
final class BookingPack {

    static final String TOPIC = "booking";
    static final String STEP = "Book the seat";

    private static final String PACK = "/packs/custom";
    private static final String FILES = PACK + "/draft/files/";
    private static final String MODEL = FILES + "custom.bpmn";
    private static final String SEAT = """
        "components": [{"type": "textfield", "id": "field_seat", "key": "seat", "label": "Seat", "validate": {"maxLength": 20}},
        """;
    private static final String BOOKED = """
        scenario: A program books
        given:
          answers: {approver: "{head}", wish: I should like to speak at the fair in May}
        course:
          - when: head approves
            then: {status: IN_PROGRESS, waiting: Book the seat, asked: nobody}
          - when: program completes
            answering: {seat: Seat 12}
            then: {status: COMPLETED, waiting: nothing, told: {requester: TICKET_COMPLETED}}
        """;
    private static final String TAKEN = """
        scenario: A program finds the seats taken, or none at all
        given:
          answers: {approver: "{head}", wish: I should like to speak at the fair in May}
        course:
          - when: head approves
          - when: program %s
            then: {status: REJECTED}
        """;

    private final Api api;
    private int before;

    BookingPack(Api api) {
        this.api = api;
    }

    void publish() {
        before = current();
        api.as("designer").post(PACK + "/draft", Map.of());
        Answer model = api.as("designer").get(MODEL);
        write("custom.bpmn", booking(model.json().path("content").asText()), model.header("ETag"));
        Answer form = api.as("designer").get(FILES + "request.form");
        write(
                "request.form",
                form.json().path("content").asText().replace("\"components\": [", SEAT),
                form.header("ETag"));
        for (String gone : List.of("closed", "straight-through")) {
            String file = FILES + "scenarios/" + gone + ".yaml";
            api.as("designer")
                    .delete(file, "If-Match", api.as("designer").get(file).header("ETag"));
        }
        write("scenarios/booked.yaml", BOOKED, null);
        write("scenarios/taken.yaml", TAKEN.formatted("completes TAKEN"), null);
        write("scenarios/sold-out.yaml", TAKEN.formatted("raises SOLD_OUT"), null);
        publish("A program books");
    }

    void takeBack() {
        api.as("designer").post(PACK + "/releases/" + before + "/take-back", Map.of());
        publish("As it was");
    }

    private void publish(String note) {
        String draft = api.as("designer").get(PACK + "/draft").header("ETag");
        Answer published = api.as("designer").post(PACK + "/draft/publish", Map.of("note", note), "If-Match", draft);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    private void write(String file, String content, String etag) {
        Answer written = etag == null
                ? api.as("designer").put(FILES + file, Map.of("content", content))
                : api.as("designer").put(FILES + file, Map.of("content", content), "If-Match", etag);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private int current() {
        for (var release : api.as("designer").get(PACK + "/releases").json().path("items")) {
            if (release.path("current").asBoolean()) {
                return release.path("number").asInt();
            }
        }
        throw new AssertionError("no release");
    }

    /** @return id of a request whose program is waited for */
    String waiting(Requests requests) {
        Answer created = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "A talk",
                                "ticket_type",
                                "custom",
                                "custom_fields",
                                Map.of("approver", "head@acme.example", "wish", "I should like to speak in May")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String ticket = created.json().path("id").asText();
        requests.approve("head", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        return ticket;
    }

    private static String booking(String model) {
        return model.replace(
                        "<bpmn:process id",
                        "<bpmn:error id=\"error_SoldOut\" errorCode=\"SOLD_OUT\" />\n  <bpmn:process id")
                .replace(
                        "sourceRef=\"gateway_Approved\" targetRef=\"gateway_Completed\"",
                        "sourceRef=\"gateway_Approved\" targetRef=\"serviceTask_Book\"")
                .replace("    <bpmn:sequenceFlow id=\"flow_NotApproved\"", """
                    <bpmn:serviceTask id="serviceTask_Book" name="%s" camunda:type="external" camunda:topic="%s">
                      <bpmn:extensionElements>
                        <camunda:properties>
                          <camunda:property name="status" value="IN_PROGRESS" />
                          <camunda:property name="hall" value="A" />
                        </camunda:properties>
                      </bpmn:extensionElements>
                      <bpmn:incoming>flow_Approved</bpmn:incoming>
                      <bpmn:outgoing>flow_Tried</bpmn:outgoing>
                    </bpmn:serviceTask>
                    <bpmn:boundaryEvent id="boundaryEvent_SoldOut" name="Sold out" attachedToRef="serviceTask_Book">
                      <bpmn:outgoing>flow_SoldOut</bpmn:outgoing>
                      <bpmn:errorEventDefinition id="trigger_SoldOut" errorRef="error_SoldOut" />
                    </bpmn:boundaryEvent>
                    <bpmn:exclusiveGateway id="gateway_Booked" name="Booked?" default="flow_Booked">
                      <bpmn:incoming>flow_Tried</bpmn:incoming>
                      <bpmn:outgoing>flow_Booked</bpmn:outgoing>
                      <bpmn:outgoing>flow_Taken</bpmn:outgoing>
                    </bpmn:exclusiveGateway>
                    <bpmn:sequenceFlow id="flow_Tried" sourceRef="serviceTask_Book" targetRef="gateway_Booked" />
                    <bpmn:sequenceFlow id="flow_SoldOut" sourceRef="boundaryEvent_SoldOut" targetRef="endEvent_Rejected" />
                    <bpmn:sequenceFlow id="flow_Booked" name="yes" sourceRef="gateway_Booked" targetRef="gateway_Completed" />
                    <bpmn:sequenceFlow id="flow_Taken" name="no" sourceRef="gateway_Booked" targetRef="endEvent_Rejected">
                      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${task.outcome == 'TAKEN'}</bpmn:conditionExpression>
                    </bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="flow_NotApproved\"\
                    """.formatted(STEP, TOPIC))
                .replace(
                        "    </bpmndi:BPMNPlane>",
                        shape("serviceTask_Book", 500, 400, 100, 80)
                                + shape("boundaryEvent_SoldOut", 532, 462, 36, 36)
                                + shape("gateway_Booked", 650, 415, 50, 50)
                                + edge("flow_Tried", 600, 440, 650)
                                + edge("flow_SoldOut", 532, 480, 453)
                                + edge("flow_Booked", 675, 415, 585)
                                + edge("flow_Taken", 650, 430, 453)
                                + "    </bpmndi:BPMNPlane>");
    }

    private static String shape(String id, int x, int y, int width, int height) {
        return """
            <bpmndi:BPMNShape id="%s_shape" bpmnElement="%s"><dc:Bounds x="%d" y="%d" width="%d" height="%d" /></bpmndi:BPMNShape>
            """.formatted(id, id, x, y, width, height);
    }

    private static String edge(String id, int x, int y, int to) {
        return """
            <bpmndi:BPMNEdge id="%s_edge" bpmnElement="%s"><di:waypoint x="%d" y="%d" /><di:waypoint x="%d" y="%d" /></bpmndi:BPMNEdge>
            """.formatted(id, id, x, y, to, y);
    }
}
