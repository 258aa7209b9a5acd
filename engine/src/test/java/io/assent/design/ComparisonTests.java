package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.design.Change.Kind;
import io.assent.design.Change.OfElement;
import io.assent.design.Change.OfProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F2")
class ComparisonTests {

    private static final String MODEL = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="d">
          <bpmn:process id="p" isExecutable="true">
            <bpmn:userTask id="Order" name="Order the goods" camunda:candidateGroups="procurement">
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="status" value="IN_PROGRESS" />
              </camunda:properties></bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f"><bpmn:conditionExpression>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" /></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    private static final String DECISION = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d"><decision id="policy"><decisionTable id="t">
          <rule id="r1"><inputEntry id="a"><text>&lt; 1000</text></inputEntry><outputEntry id="b"><text>"manager"</text></outputEntry></rule>
        </decisionTable></decision></definitions>
        """;

    @Test
    void tellsHiddenPropertiesOfElements() {
        Change change = only(
                "p.bpmn",
                MODEL,
                MODEL.replace("value=\"IN_PROGRESS\"", "value=\"IN_REVIEW\"")
                        .replace("${a}", "${b}")
                        .replace("procurement", "it"));

        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.elements())
                .extracting(OfElement::id, OfElement::type, OfElement::name)
                .containsExactlyInAnyOrder(
                        tuple("Order", "userTask", "Order the goods"), tuple("f", "sequenceFlow", ""));
        assertThat(change.elements().getFirst().properties())
                .containsExactly(
                        new OfProperty("candidateGroups", "procurement", "it"),
                        new OfProperty("extensionElements/properties/property[status]", "IN_PROGRESS", "IN_REVIEW"));
    }

    @Test
    void tellsElementsThatCameAndWent() {
        Change change = only("p.bpmn", MODEL, MODEL.replace("id=\"f\"", "id=\"g\""));

        assertThat(change.elements())
                .extracting(OfElement::id, OfElement::kind)
                .containsExactly(tuple("g", Kind.ADDED), tuple("f", Kind.REMOVED));
    }

    @Test
    void sayingWhichFlowsComeAndGoIsLeftToTheFlows() {
        String mirrored = MODEL.replace(
                "<bpmn:extensionElements>",
                "<bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>f</bpmn:outgoing><bpmn:extensionElements>");

        assertThat(only("p.bpmn", MODEL, mirrored).elements()).isEmpty();
    }

    @Test
    void whatIsNewIsToldOnceAndAtItsElement() {
        Change change = only(
                "p.bpmn",
                MODEL,
                MODEL.replace(
                                "<camunda:property name",
                                "<camunda:property name=\"kind\" value=\"work\" /><camunda:property name")
                        .replace("<bpmn:sequenceFlow id=\"f\">", """
                            <bpmn:intermediateCatchEvent id="Wait"><bpmn:timerEventDefinition id="TimerEventDefinition_1a2b3c4">
                              <bpmn:timeDuration xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                  xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration>
                            </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id="f">\
                            """));

        assertThat(change.elements())
                .extracting(OfElement::id, OfElement::properties)
                .containsExactly(
                        tuple(
                                "Order",
                                List.of(new OfProperty("extensionElements/properties/property[kind]", null, "work"))),
                        tuple("Wait", List.of(new OfProperty("timerEventDefinition/timeDuration", null, "P5D"))));
    }

    @Test
    void whatIsOnlyMovedIsNoChangeOfAnElement() {
        assertThat(only("p.bpmn", MODEL, MODEL.replace("plane", "level")).elements())
                .isEmpty();
    }

    @Test
    void tellsRowsOfDecisionsAndFieldsOfForms() {
        assertThat(only("policy.dmn", DECISION, DECISION.replace("1000", "2000"))
                        .elements())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.id()).isEqualTo("r1");
                    assertThat(row.properties()).containsExactly(new OfProperty("inputEntry/text", "< 1000", "< 2000"));
                });
        String form =
                "{\"components\": [{\"key\": \"amount\", \"type\": \"number\", \"label\": \"Amount\", \"validate\":"
                        + " {\"max\": 10}}]}";
        assertThat(only("request.form", form, form.replace("10", "20")).elements())
                .containsExactly(new OfElement(
                        "amount",
                        "number",
                        "Amount",
                        Kind.CHANGED,
                        List.of(new OfProperty("validate/max", "10", "20"))));
    }

    @Test
    void whatCannotBeReadIsComparedAsText() {
        String bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";

        Change change = only("p.bpmn", MODEL, bomb);

        assertThat(change.elements())
                .anySatisfy(element -> assertThat(element.properties())
                        .anySatisfy(property -> assertThat(property.after()).isEqualTo(bomb)));
    }

    @Test
    void tellsFilesThatCameAndWent() {
        var before = new TreeMap<>(Map.of("a.yaml", bytes("x: 1"), "b.yaml", bytes("x: 1")));
        var after = new TreeMap<>(Map.of("b.yaml", bytes("x: 1"), "c.yaml", bytes("x: 2")));

        assertThat(Comparison.of(before, after))
                .extracting(Change::file, Change::kind)
                .containsExactly(tuple("a.yaml", Kind.REMOVED), tuple("c.yaml", Kind.ADDED));
    }

    private static Change only(String name, String before, String after) {
        return Comparison.of(new TreeMap<>(Map.of(name, bytes(before))), new TreeMap<>(Map.of(name, bytes(after))))
                .getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
