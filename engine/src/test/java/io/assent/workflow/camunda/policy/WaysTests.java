package io.assent.workflow.camunda.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.workflow.ModelProblem;
import io.assent.workflow.Packs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models of a process {@code p}; what else is wrong with them is not looked at. */
@Tag("F3")
class WaysTests {

    private static final String STATUS = "<extensionElements><camunda:properties><camunda:property name='status'"
            + " value='%s'/></camunda:properties></extensionElements>";
    private static final String CLOSED = STATUS.formatted("CLOSED");
    private static final Predicate<String> OF_WAYS = because -> because.startsWith("no flow")
            || because.contains("what becomes of the ticket")
            || because.contains("wait for ever")
            || because.contains("when it is taken")
            || because.contains("start event")
            || because.contains("catches its error");

    private final ModelPolicy policy = new ModelPolicy(TreeMap::new, Set::of, Map::of);

    @Test
    void leadFromTheStartToAnEnd() {
        assertThat(problems(start("a"), task("a"), flow("a", "e"), end("e", CLOSED)))
                .isEmpty();
    }

    @Test
    void stopNowhere() {
        assertThat(problems(
                        start("a"),
                        task("a"),
                        flow("a", "b"),
                        "<exclusiveGateway id='b' name='Fine?'/>",
                        boundary("t", "a", true),
                        "<callActivity id='c'/>",
                        flow("t", "c")))
                .extracting(ModelProblem::element, ModelProblem::name, ModelProblem::because)
                .containsExactlyInAnyOrder(
                        tuple("b", "Fine?", "no flow leads on from it"), tuple("c", "", "no flow leads on from it"));
    }

    @Test
    void sayAtAChoiceWhenTheyAreTaken() {
        assertThat(problems(
                        start("a"),
                        "<exclusiveGateway id='a' name='Large?' default='a_f'/>",
                        flow("a", "e"),
                        flow("a", "f"),
                        end("e", CLOSED),
                        end("f", CLOSED)))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactly(tuple("a_e", "it does not say when it is taken"));
        assertThat(problems(start("a"), "<exclusiveGateway id='a'/>", flow("a", "e"), end("e", CLOSED)))
                .isEmpty();
    }

    @Test
    void passEverything() {
        assertThat(problems(
                        start("a"),
                        task("a"),
                        flow("a", "e"),
                        end("e", CLOSED),
                        task("b"),
                        boundary("t", "b", true),
                        flow("b", "e"),
                        flow("t", "f"),
                        end("f", CLOSED)))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactly(
                        tuple("b", "no flow leads to it from the start"),
                        tuple("t", "no flow leads to it from the start"),
                        tuple("f", "no flow leads to it from the start"));
    }

    @Test
    void beginAtAStart() {
        assertThat(problems(task("a"), flow("a", "e"), end("e", CLOSED)))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactly(tuple("p", "it has no start event"));
    }

    @Test
    void beginOnce() {
        assertThat(problems(start("e"), start("a"), task("a"), flow("a", "e"), end("e", CLOSED)))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactly(tuple("start_a", "it is a second start event"));
    }

    @Test
    void leadThroughSubProcessesToo() {
        assertThat(problems(
                        start("s"),
                        subProcess("s", start("a"), task("a"), task("b"), flow("b", "i"), end("i", "")),
                        flow("s", "e"),
                        end("e", CLOSED)))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactlyInAnyOrder(
                        tuple("a", "no flow leads on from it"),
                        tuple("b", "no flow leads to it from the start"),
                        tuple("i", "no flow leads to it from the start"));
    }

    @Test
    void sayAtTheirEndWhatBecomesOfTheTicket() {
        assertThat(problems(start("a"), task("a"), flow("a", "e"), end("e", "")))
                .extracting(ModelProblem::element, ModelProblem::because, ModelProblem::fix)
                .containsExactly(tuple(
                        "e",
                        "it does not say what becomes of the ticket",
                        "give it one of the statuses [CANCELLED, CLOSED, DRAFT, REJECTED]"));
        assertThat(problems(start("a"), task("a"), flow("a", "e"), end("e", STATUS.formatted("COMPLETED"))))
                .extracting(ModelProblem::because)
                .containsExactly(
                        "with the status COMPLETED the ticket would wait for ever, since its process has ended");
        assertThat(problems(start("e"), end("e", STATUS.formatted("DRAFT")))).isEmpty();
        assertThat(problems(start("e"), end("e", "<terminateEventDefinition/>")))
                .hasSize(1);
        assertThat(problems(start("e"), end("e", "<errorEventDefinition/>"))).hasSize(1);
    }

    @Test
    void mayEndWithoutAWordWhereTheProcessGoesOn() {
        String inSubProcess = subProcess("s", start("i"), end("i", ""))
                + subProcess("t", start("j"), end("j", "<terminateEventDefinition/>"));
        String beside = boundary("b", "a", false) + flow("b", "r") + end("r", "");

        assertThat(problems(
                        start("s"),
                        inSubProcess,
                        flow("s", "t"),
                        flow("t", "a"),
                        task("a"),
                        beside,
                        onMessage("m", "false", end("n", "")),
                        flow("a", "e"),
                        end("e", CLOSED)))
                .isEmpty();
    }

    @Test
    void sayItInEventSubProcessesThatEndTheRest() {
        assertThat(problems(
                        start("a"), task("a"), flow("a", "e"), end("e", CLOSED), onMessage("m", "true", end("n", ""))))
                .extracting(ModelProblem::element)
                .containsExactly("n");
    }

    @Test
    void catchTheirErrors() {
        String failing = subProcess("s", start("i"), end("i", "<errorEventDefinition/>"));
        String rest = start("s") + failing + flow("s", "e") + end("e", CLOSED);

        assertThat(problems(rest)).extracting(ModelProblem::element).containsExactly("i");
        assertThat(problems(rest, boundary("b", "s", true).replace("timerEvent", "errorEvent"), flow("b", "e")))
                .isEmpty();
    }

    @Test
    void ofCalledProcessesMayEndWithoutAWord() {
        assertThat(policy.problems("purchase", Packs.purchase()))
                .extracting(ModelProblem::because)
                .noneMatch(OF_WAYS);
        assertThat(policy.problems("approval", Packs.purchase()))
                .filteredOn(problem -> OF_WAYS.test(problem.because()))
                .extracting(ModelProblem::element)
                .containsExactly("endEvent_Approved", "endEvent_Rejected");
    }

    private List<ModelProblem> problems(String... parts) {
        String model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='x'>"
                + "<process id='p' isExecutable='true'>" + String.join("", parts) + "</process></definitions>";
        return policy.problems("p", Map.of("p.bpmn", model.getBytes(UTF_8))).stream()
                .filter(problem -> OF_WAYS.test(problem.because()))
                .toList();
    }

    private static String start(String next) {
        return "<startEvent id='start_%1$s'/>".formatted(next) + flow("start_" + next, next);
    }

    private static String task(String id) {
        return "<userTask id='%s'/>".formatted(id);
    }

    private static String end(String id, String inner) {
        return "<endEvent id='%s'>%s</endEvent>".formatted(id, inner);
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id='%1$s_%2$s' sourceRef='%1$s' targetRef='%2$s'/>".formatted(from, to);
    }

    private static String boundary(String id, String at, boolean interrupting) {
        return "<boundaryEvent id='%s' attachedToRef='%s' cancelActivity='%s'><timerEventDefinition/></boundaryEvent>"
                .formatted(id, at, interrupting);
    }

    private static String subProcess(String id, String... parts) {
        return "<subProcess id='%s'>%s</subProcess>".formatted(id, String.join("", parts));
    }

    private static String onMessage(String id, String interrupting, String end) {
        return "<subProcess id='%1$s' triggeredByEvent='true'><startEvent id='start_%1$s' isInterrupting='%2$s'/>%3$s%4$s</subProcess>"
                .formatted(id, interrupting, flow("start_" + id, "n"), end);
    }
}
