package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.forms.Form;
import io.assent.forms.Forms;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D3")
class ModelScanTests {

    private static final String MODEL = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id="purchase">
            <callActivity id="getApproval" calledElement="approval" />
            <businessRuleTask id="route" camunda:decisionRef="routing" />
            <userTask id="order" camunda:candidateGroups="procurement, buyers" />
          </process>
        </definitions>\
        """;

    private final List<PackProblem> problems = new ArrayList<>();

    private ModelScan scan(Map<String, String> models) {
        var contents = new TreeMap<String, byte[]>();
        models.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return ModelScan.of(contents, problems);
    }

    /** What ends with {@code _on} takes a day, all else a text. */
    private static Form form(String... keys) {
        String components = Stream.of(keys)
                .map(key -> key.endsWith("_on")
                        ? "{\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"%s\"}".formatted(key)
                        : "{\"type\": \"textfield\", \"key\": \"%s\"}".formatted(key))
                .collect(Collectors.joining(","));
        return new Forms(Clock.systemUTC())
                .read("{\"components\": [%s]}".formatted(components).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void reportsWhatIsNamedAndNotThere() {
        scan(Map.of("purchase.bpmn", MODEL)).check(Set.of("procurement"));

        assertThat(problems)
                .extracting(PackProblem::toString)
                .containsExactlyInAnyOrder(
                        "purchase.bpmn getApproval: there is no process \"approval\"",
                        "purchase.bpmn route: there is no decision \"routing\"",
                        "purchase.bpmn order: there is no group \"buyers\"");
    }

    @Test
    void findsGroupsInDecisions() {
        ModelScan scan = scan(Map.of("policy.dmn", """
            <definitions><decision id="policy"><rule id="r1"><outputEntry id="o1"><text>"group:finance"</text></outputEntry>
            </rule></decision></definitions>\
            """));

        assertThat(scan.groups()).containsExactly("finance");
    }

    @Test
    void reportsAnswersThatTheFormDoesNotAskFor() {
        scan(Map.of(
                        "purchase.bpmn",
                        MODEL.replace(
                                "</process>",
                                "<sequenceFlow id=\"f\"><conditionExpression>${ticket.fields.vendr == 'x' &amp;&amp;"
                                    + " ticket.fields.amount &gt; 1}</conditionExpression></sequenceFlow></process>"),
                        "policy.dmn",
                        """
                        <definitions><decision id="policy"><input id="i"><text>ticket.fields.amont</text></input>
                        <rule id="r1"><outputEntry id="o1"><text>"field:boss"</text></outputEntry></rule></decision></definitions>\
                        """))
                .checkFields(form("amount", "vendor"));

        assertThat(problems)
                .extracting(PackProblem::toString)
                .containsExactlyInAnyOrder(
                        "purchase.bpmn f: the form has no field \"vendr\"",
                        "policy.dmn i: the form has no field \"amont\"",
                        "policy.dmn o1: the form has no field \"boss\"");
    }

    @Test
    void reportsTimersThatReadNoDay() {
        scan(Map.of("trip.bpmn", """
            <definitions><process id="trip">
            <timerEventDefinition id="t1"><timeDate>${ticket.fields.amount}</timeDate></timerEventDefinition>
            <timerEventDefinition id="t2"><timeDate>${ticket.fields.starts_on}</timeDate></timerEventDefinition>
            </process></definitions>\
            """)).checkFields(form("amount", "starts_on"));

        assertThat(problems)
                .extracting(PackProblem::toString)
                .containsExactly("trip.bpmn t1: its timer reads the field \"amount\", which takes no day");
    }

    @Test
    void findsTheFieldsInWhichApproversAreNamed() {
        ModelScan scan = scan(Map.of("policy.dmn", """
            <definitions><decision id="policy"><rule id="r1"><outputEntry id="o1"><text>"field:boss"</text></outputEntry>
            </rule></decision></definitions>\
            """));

        assertThat(scan.approverFields()).containsExactly("boss");
    }

    @Test
    void hearsWhatAModelAsks() {
        ModelScan scan = scan(Map.of("rate.bpmn", """
            <definitions><process id="rate"><userTask id="u" name="question">
            <property name="question" value="How was it?" /></userTask></process></definitions>\
            """));

        assertThat(scan.words()).contains("How was it?");
        assertThat(scan.spoken()).containsExactly("How was it?");
    }

    @Test
    void doesNotFollowEntities() {
        scan(Map.of("evil.bpmn", """
            <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions><process id="p">&x;</process></definitions>\
            """)).check(Set.of());

        assertThat(problems).extracting(PackProblem::toString).noneMatch(text -> text.contains("root:"));
    }

    @Test
    void leavesAloneWhatIsNoXml() {
        ModelScan scan =
                scan(Map.of("broken.bpmn", "<definitions><callActivity id=\"a\" calledElement=\"b\"><process"));
        scan.check(Set.of());

        assertThat(problems).isEmpty();
    }
}
