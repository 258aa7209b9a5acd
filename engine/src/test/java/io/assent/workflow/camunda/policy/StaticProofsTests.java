package io.assent.workflow.camunda.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.Packs;
import io.assent.workflow.Proof;
import io.assent.workflow.Proof.Answer;
import io.assent.workflow.Proof.Claim;
import io.assent.workflow.Proof.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of a process {@code p}, and the shipped ones. */
@Tag("F3")
class StaticProofsTests {

    private static final String ORDER = "userTask_OrderGoods";
    private final StaticProofs proofs = new StaticProofs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access",
                "custom",
                "customer-support",
                "emergency-change",
                "facility",
                "it-hardware",
                "it-support",
                "leave",
                "onboarding",
                "purchase"
            })
    void shippedProcessesEndAndTheirTimersLeadOn(String pack) {
        Map<String, byte[]> models = Packs.files(pack + "/" + pack + ".bpmn", "approval/approval.bpmn");

        assertThat(proofs.of(models, pack, null, _ -> 3))
                .hasSize(4)
                .allSatisfy(
                        proof -> assertThat(proof.answer()).as(proof.toString()).isEqualTo(Answer.PROVEN));
    }

    @Test
    void aSplitThatOneWayLeavesIsNeverJoined() {
        Proof proof = ends(
                start("x"),
                "<exclusiveGateway id='x'/>",
                flow("x", "a"),
                flow("x", "b"),
                task("a"),
                task("b"),
                flow("a", "j"),
                flow("b", "j"),
                "<parallelGateway id='j'/>",
                flow("j", "e"),
                end("e", ""));

        assertThat(proof.answer()).isEqualTo(Answer.REFUTED);
        assertThat(proof.reason()).isEqualTo(Reason.STUCK);
        assertThat(proof.path()).containsExactly("start_x", "start_x_x", "x", "x_a", "a", "a_j");
    }

    @Test
    void aCircleThatNothingLeavesHasNoEnd() {
        Proof proof = ends(start("a"), task("a"), flow("a", "b"), task("b"), flow("b", "a"));

        assertThat(proof.answer()).isEqualTo(Answer.REFUTED);
        assertThat(proof.path()).startsWith("start_a");
    }

    @Test
    void aLoopThatIsLeftEnds() {
        assertThat(ends(
                                start("a"),
                                task("a"),
                                flow("a", "x"),
                                "<exclusiveGateway id='x' default='x_e'/>",
                                flow("x", "a"),
                                flow("x", "e"),
                                end("e", ""))
                        .answer())
                .isEqualTo(Answer.PROVEN);
    }

    @Test
    void branchesThatAreJoinedEndAndAnErrorLeavesItsSubProcess() {
        assertThat(ends(
                                start("s"),
                                "<parallelGateway id='s'/>",
                                flow("s", "a"),
                                flow("s", "u"),
                                task("a"),
                                flow("a", "j"),
                                "<subProcess id='u'>" + start("x") + "<exclusiveGateway id='x' default='x_y'/>"
                                        + flow("x", "y") + flow("x", "z") + end("y", "")
                                        + end("z", "<errorEventDefinition/>") + "</subProcess>",
                                "<boundaryEvent id='err' attachedToRef='u'><errorEventDefinition/></boundaryEvent>",
                                flow("err", "j"),
                                flow("u", "j"),
                                "<parallelGateway id='j'/>",
                                flow("j", "e"),
                                end("e", ""))
                        .answer())
                .as("a gateway for both ways in would wait for three")
                .isEqualTo(Answer.REFUTED);
        assertThat(ends(
                                start("i"),
                                "<inclusiveGateway id='i' default='i_a'/>",
                                flow("i", "a"),
                                "<sequenceFlow id='i_b' sourceRef='i'"
                                        + " targetRef='b'><conditionExpression>${ticket.amount &gt;"
                                        + " 1}</conditionExpression></sequenceFlow>",
                                task("a"),
                                task("b"),
                                flow("a", "j"),
                                flow("b", "j"),
                                "<inclusiveGateway id='j'/>",
                                flow("j", "e"),
                                end("e", ""))
                        .answer())
                .isEqualTo(Answer.PROVEN);
    }

    @Test
    void whatIsNotUnderstoodIsNotProven() {
        assertThat(ends(
                        start("x"),
                        "<exclusiveGateway id='x' name='Which?'/>",
                        condition("x", "e"),
                        condition("x", "f"),
                        end("e", ""),
                        end("f", "")))
                .satisfies(proof -> assertThat(proof.answer()).isEqualTo(Answer.NOT_PROVEN))
                .satisfies(proof -> assertThat(proof.reason()).isEqualTo(Reason.NO_DEFAULT))
                .satisfies(proof -> assertThat(proof.at()).containsExactly("Which?"));
        assertThat(ends(
                                start("a"),
                                "<userTask id='a'><multiInstanceLoopCharacteristics/></userTask>",
                                flow("a", "e"),
                                end("e", ""))
                        .reason())
                .isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(ends(
                                start("s"),
                                "<parallelGateway id='s'/>",
                                flow("s", "a"),
                                flow("s", "b"),
                                task("a"),
                                task("b"),
                                flow("a", "c"),
                                flow("b", "c"),
                                task("c"),
                                flow("c", "e"),
                                end("e", ""))
                        .reason())
                .isEqualTo(Reason.TWICE);
    }

    @Test
    void aTimerThatRunsIntoTheSandIsShown() {
        List<Proof> all = of(
                "p",
                null,
                start("a"),
                task("a"),
                flow("a", "e"),
                end("e", ""),
                "<boundaryEvent id='t' name='Late' attachedToRef='a'><timerEventDefinition/></boundaryEvent>",
                flow("t", "b"),
                task("b"),
                flow("b", "c"),
                task("c"),
                flow("c", "b"));

        Proof timers = one(all, Claim.EVERY_TIMER_LEADS_ON);
        assertThat(timers.answer()).isEqualTo(Answer.REFUTED);
        assertThat(timers.path()).containsSequence("a", "t", "t_b", "b");
    }

    @Test
    void onePersonDecidesBelowAThousand() {
        Proof proof = twoPeople(UnaryOperator.identity(), 3);

        assertThat(proof.answer()).isEqualTo(Answer.REFUTED);
        assertThat(proof.reason()).isEqualTo(Reason.TOO_FEW);
        assertThat(proof.at()).containsExactly("Under 1,000 your manager decides");
        assertThat(proof.path())
                .containsExactly(
                        "startEvent_PurchaseRequested",
                        "flow_PurchaseRequested",
                        "callActivity_GetApproval",
                        "flow_ApprovalEnded",
                        "gateway_Approved",
                        "flow_Approved",
                        ORDER);
    }

    @Test
    void aQuorumOfACommitteeThatIsLargeEnoughAreTwo() {
        UnaryOperator<String> committee = table -> table.replaceAll(
                        "\"(manager|departmentHead)\"", "\"group:finance-committee\"")
                .replace("\"any\"", "\"quorum:2\"")
                .replaceAll("<inputEntry(?s:.)*?</inputEntry>", "<inputEntry id='i'><text></text></inputEntry>");

        assertThat(twoPeople(committee, 3).answer()).isEqualTo(Answer.PROVEN);
        assertThat(twoPeople(committee, 2).reason())
                .as("one of them may be the requester")
                .isEqualTo(Reason.SAME_PERSON);
    }

    @Test
    void twoLevelsMayAskTheSamePersonTwice() {
        assertThat(twoPeople(
                        table -> table.replace("\"quorum:2\"", "\"any\"")
                                .replaceAll(
                                        "<inputEntry(?s:.)*?</inputEntry>",
                                        "<inputEntry id='i'><text>-</text></inputEntry>"),
                        3))
                .satisfies(proof -> assertThat(proof.answer()).isEqualTo(Answer.NOT_PROVEN))
                .satisfies(proof -> assertThat(proof.reason()).isEqualTo(Reason.SAME_PERSON));
    }

    private Proof twoPeople(UnaryOperator<String> change, int members) {
        Map<String, byte[]> models = new LinkedHashMap<>(Packs.purchase());
        models.computeIfPresent(
                "approval-policy.dmn",
                (_, table) -> change.apply(new String(table, UTF_8)).getBytes(UTF_8));
        return one(proofs.of(models, "purchase", ORDER, _ -> members), Claim.TWO_PEOPLE_BEFORE);
    }

    private static Proof one(List<Proof> all, Claim claim) {
        return all.stream().filter(proof -> proof.claim() == claim).findFirst().orElseThrow();
    }

    private Proof ends(String... parts) {
        return one(of("p", null, parts), Claim.EVERY_PATH_ENDS);
    }

    private List<Proof> of(String process, String step, String... parts) {
        String model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='x'>"
                + "<process id='p' isExecutable='true'>" + String.join("", parts) + "</process></definitions>";
        return proofs.of(Map.of("p.bpmn", model.getBytes(UTF_8)), process, step, _ -> 0);
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

    private static String condition(String from, String to) {
        return "<sequenceFlow id='%1$s_%2$s' sourceRef='%1$s' targetRef='%2$s'><conditionExpression>${ticket.amount &gt; 1}</conditionExpression></sequenceFlow>"
                .formatted(from, to);
    }
}
