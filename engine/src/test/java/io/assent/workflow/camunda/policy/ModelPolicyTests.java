package io.assent.workflow.camunda.policy;

import static io.assent.workflow.ModelRepair.Loss.NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.tickets.Status;
import io.assent.workflow.ModelProblem;
import io.assent.workflow.ModelRepair;
import io.assent.workflow.ModelRepair.Kind;
import io.assent.workflow.Packs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F3")
class ModelPolicyTests {

    record TicketFacts(BigDecimal amount, Object fields, List<String> items) {}

    record ApprovalFacts(String outcome, Instant nextInstant) {}

    /** What is said of the smallest models, whatever else they hold. */
    static final List<String> UNTIDY = List.of(
            "no flow leads", "its id does not say", "is not drawn", "has no name", "has no status", "asks of people");

    private final ModelPolicy policy = new ModelPolicy(
            () -> new TreeMap<>(Map.of("ticket", TicketFacts.class, "approval", ApprovalFacts.class)),
            () -> Set.of("announceSla", "remindAsked", "remindOrTimeOut", "startRequest"),
            Map::of);

    @ParameterizedTest
    @MethodSource("io.assent.workflow.camunda.HostileModels#processes")
    void refusesHostileModels(String model) {
        assertThat(problems("p.bpmn", model))
                .anySatisfy(problem -> assertThat(problem.because())
                        .as("more than that it is untidy")
                        .doesNotContain(UNTIDY.toArray(String[]::new)));
    }

    @Test
    void tellsAllProblemsAtOnceByElement() {
        String model = purchase()
                .replace("camunda:calledElementBinding=\"deployment\"", "camunda:calledElementBinding=\"latest\"")
                .replace("${approval.outcome == 'APPROVED'}", "${approval.result == 'APPROVED'}")
                .replace("value=\"IN_PROGRESS\"", "value=\"BUSY\"")
                .replace("ticket.reopen", "ticket.reopened");

        assertThat(problems("purchase.bpmn", model))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactlyInAnyOrder(
                        tuple("callActivity_GetApproval", "its called process is not bound to the release"),
                        tuple("flow_Approved", "${approval.result == 'APPROVED'} reads \"result\", which is not there"),
                        tuple("userTask_OrderGoods", "status BUSY is unknown"),
                        tuple("message_TicketReopen", "nobody sends ticket.reopened"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${ticket.amount > 1000}",
                "${ticket.amount > 1000 && approval.outcome == 'APPROVED'}",
                "${empty ticket.items}",
                "${ticket.fields.vendor == 'x'}",
                "${ticket.fields['vendor'] == 'x'}",
                "${not (approval.outcome == 'APPROVED')}"
            })
    void letsConditionsReadViewsAndCompare(String condition) {
        String model = purchase()
                .replace(
                        "${approval.outcome == 'APPROVED'}",
                        condition.replace("&", "&amp;").replace(">", "&gt;"));

        assertThat(problems("purchase.bpmn", model)).isEmpty();
    }

    @Test
    void letsAServiceTaskStartARequestWithAnswersFromTheViews() {
        String model = clock(
                "${startRequest}",
                "request",
                "it-hardware",
                "answer.item",
                "${ticket.fields.item} and ${ticket.amount}");

        assertThat(problems("sla-clock.bpmn", model))
                .extracting(ModelProblem::because)
                .allSatisfy(because -> assertThat(because).doesNotContain("request", "answer", "${ticket"));
    }

    @ParameterizedTest
    @CsvSource({
        "request, it-hardware, answer.item, ${''.getClass()}, is not a property read",
        "request, it-hardware, answer.item, ${ticket.colour}, 'reads \"colour\", which is not there'",
        "request, ${ticket.fields.type}, answer.item, laptop, its request type is an expression",
        "answer.quantity, 1, answer.item, laptop, it names no request type",
    })
    void refusesToStartWhatIsNotFixedOrReadsWhatIsNotThere(
            String one, String value, String other, String otherValue, String because) {
        assertThat(problems("sla-clock.bpmn", clock("${startRequest}", one, value, other, otherValue)))
                .anySatisfy(problem -> assertThat(problem.because()).contains(because));
    }

    /** The SLA clock, whose service task names another action and has two properties. */
    private static String clock(String action, String one, String value, String other, String otherValue) {
        String property = "<camunda:property name=\"%s\" value=\"%s\" />";
        return new String(Packs.files("sla-clock/sla-clock.bpmn").get("sla-clock.bpmn"), UTF_8)
                .replaceFirst(
                        "camunda:delegateExpression=\"[^\"]+\">",
                        Matcher.quoteReplacement("camunda:delegateExpression=\"" + action
                                + "\"><bpmn:extensionElements><camunda:properties>" + property.formatted(one, value)
                                + property.formatted(other, otherValue)
                                + "</camunda:properties></bpmn:extensionElements>"));
    }

    @ParameterizedTest
    @CsvSource({
        "messageRef=\"message_TicketClose\", messageRef=\"nirvana\", is nothing that it can lean on",
        "messageRef=\"message_TicketClose\", messageRef=\"userTask_OrderGoods\", is nothing that it can lean on",
        " messageRef=\"message_TicketClose\", '', is nothing that it can lean on",
        "attachedToRef=\"callActivity_GetApproval\", attachedToRef=\"startEvent_PurchaseRequested\", is nothing that"
                + " it can lean on",
        "id=\"endEvent_Rejected\", id=\"endEvent_Closed\", its id is there more than once"
    })
    void refusesWhatLeansOnNothing(String one, String other, String because) {
        assertThat(problems("purchase.bpmn", purchase().replace(one, other == null ? "" : other)))
                .extracting(ModelProblem::because)
                .anyMatch(each -> each.contains(because));
    }

    /** What walks through a model goes as deep as the model does. */
    @Test
    void refusesModelsThatNestDeeply() {
        String nested = "<bpmn:subProcess>".repeat(150) + "</bpmn:subProcess>".repeat(150);

        assertThat(problems("purchase.bpmn", purchase().replace("<bpmn:startEvent", nested + "<bpmn:startEvent")))
                .extracting(ModelProblem::because)
                .containsExactly("it is not readable XML without a DTD");
    }

    @Test
    @Timeout(10)
    void tellsTenThousandProblemsAtMostAndSoon() {
        String processes = IntStream.range(0, 4_000)
                .mapToObj(i ->
                        "<bpmn:process id=\"p%d\"><bpmn:callActivity id=\"c%d\" calledElement=\"p%d\"/></bpmn:process>"
                                .formatted(i, i, i + 1))
                .collect(Collectors.joining());
        String model = purchase().replace("</bpmn:definitions>", processes + "</bpmn:definitions>");

        assertThat(policy.problems(Map.of("purchase.bpmn", model.getBytes(UTF_8))))
                .hasSizeBetween(10_000, 10_100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 days",
                "",
                "P",
                "five",
                "2027-01-31",
                "PT0S",
                "PT30S",
                "-P1D",
                "P999999999Y",
                "${ticket.amount}",
                "${ticket.amount > 1}"
            })
    void refusesDurationsThatTheEngineCannotRead(String text) {
        assertThat(problems("purchase.bpmn", purchase().replace(">P5D<", ">" + text.replace(">", "&gt;") + "<")))
                .extracting(ModelProblem::element, ModelProblem::name, ModelProblem::fix)
                .containsExactly(tuple(
                        "catchEvent_QuietPeriodOver",
                        "Five days quiet",
                        "write for example P5D for five days, or PT4H for four hours; from a minute up to ten years"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5D", " PT4H ", "P1DT2H", "P2W", "${approval.nextInstant}", "${ticket.fields.span}"})
    void takesDurationsAndWhatViewsSay(String text) {
        assertThat(problems("purchase.bpmn", purchase().replace(">P5D<", ">" + text + "<")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-31T08:00:00Z, true", "31.1.2027, false", "2027-01-31, false", "P5D, false"})
    void takesDatesAsInstantsOnly(String text, boolean readable) {
        String model = new String(Packs.files("approval/approval.bpmn").get("approval.bpmn"), UTF_8);

        assertThat(problems("approval.bpmn", model.replace("${approval.nextInstant}", text)))
                .extracting(ModelProblem::element)
                .containsExactlyElementsOf(readable ? List.of() : List.of("boundaryEvent_StepDue"));
    }

    @ParameterizedTest
    @CsvSource({"P14D, true", "PT4H, true", "soon, false", "-P1D, false", "PT99999999999H, false"})
    void readsWithinWhatTimeAStepIsToBeDone(String due, boolean readable) {
        String model = purchase()
                .replaceFirst(
                        "(<camunda:property name=\"kind\" value=\"work\" />)",
                        "$1<camunda:property name=\"due\" value=\"" + due + "\" />");

        assertThat(problems("purchase.bpmn", model))
                .extracting(ModelProblem::because)
                .containsExactlyElementsOf(
                        readable ? List.of() : List.of("it is due after \"%s\", which is no duration".formatted(due)));
    }

    @Test
    void refusesTimersThatSayNothing() {
        String model = purchase().replaceFirst("(?s)<bpmn:timeDuration.*?</bpmn:timeDuration>", "");

        assertThat(problems("purchase.bpmn", model))
                .extracting(ModelProblem::element, ModelProblem::because)
                .containsExactly(tuple("catchEvent_QuietPeriodOver", "its timer says no time"));
    }

    @ParameterizedTest
    @CsvSource({
        "P7D/2040-03-19T00:00:00Z,",
        "P7D/${ticket.fields.ends_on},",
        "PT0S/2027-01-31T08:00:00Z, 'its timer says \"PT0S\", which is no duration'",
        "soon/${ticket.fields.ends_on}, 'its timer says \"soon\", which is no duration'",
        "P7D/then, 'its timer says \"then\", which is no instant'"
    })
    void readsIntervalsThatEndAtAnInstant(String interval, @Nullable String because) {
        String model = purchase()
                .replaceFirst(
                        "(?s)<bpmn:timeDuration.*?</bpmn:timeDuration>",
                        Matcher.quoteReplacement(
                                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">" + interval + "</bpmn:timeDate>"));

        assertThat(problems("purchase.bpmn", model))
                .extracting(ModelProblem::because)
                .containsExactlyElementsOf(because == null ? List.of() : List.of(because));
    }

    @Test
    void wantsEverythingThatIsCalledInTheSameRelease() {
        assertThat(policy.problems(Packs.files("purchase/purchase.bpmn")))
                .extracting(ModelProblem::because)
                .containsExactly("it needs \"approval\", which this release does not hold");
        assertThat(policy.problems(Packs.files("purchase/purchase.bpmn", "approval/approval.bpmn")))
                .extracting(ModelProblem::because)
                .containsExactly("it needs \"approval-policy\", which this release does not hold");
    }

    @Test
    void refusesProcessesThatCallEachOtherInACircle() {
        Map<String, byte[]> release = new HashMap<>();
        release.put("purchase.bpmn", purchase().getBytes(UTF_8));
        release.put(
                "approval.bpmn",
                purchase()
                        .replace("bpmn:process id=\"purchase\"", "bpmn:process id=\"approval\"")
                        .replace("calledElement=\"approval\"", "calledElement=\"purchase\"")
                        .getBytes(UTF_8));

        assertThat(policy.problems(release))
                .extracting(ModelProblem::because)
                .containsExactly("it calls itself", "it calls itself");
        assertThat(policy.problems("purchase", release))
                .extracting(ModelProblem::because)
                .containsExactly("it calls itself", "it calls itself");
    }

    @Test
    void refusesDecisionsInOtherLanguagesAndWithFunctions() {
        String table = new String(Packs.purchase().get("approval-policy.dmn"), UTF_8);

        assertThat(problems("approval-policy.dmn", table)).isEmpty();
        assertThat(problems(
                        "approval-policy.dmn",
                        table.replace("<inputExpression ", "<inputExpression expressionLanguage=\"groovy\" ")))
                .extracting(ModelProblem::because)
                .containsExactly("expressionLanguage \"groovy\" is not allowed");
        assertThat(problems("approval-policy.dmn", table.replace("ticket.amount", "{f: function(a) external {}}")))
                .extracting(ModelProblem::because)
                .contains("it defines a function");
    }

    @Test
    void mendsInDecisionsWhatMeansTheSame() {
        String table = new String(Packs.purchase().get("approval-policy.dmn"), UTF_8)
                .replaceFirst(
                        "<inputExpression ", "<inputExpression expressionLanguage=\"groovy\" typeRef=\"feel:number\" ");

        assertThat(repairs(table))
                .containsExactlyInAnyOrder(
                        new ModelRepair(
                                Kind.SET_ATTRIBUTE,
                                "input_Amount",
                                "inputExpression",
                                "expressionLanguage",
                                null,
                                NOTHING),
                        new ModelRepair(
                                Kind.SET_ATTRIBUTE, "input_Amount", "inputExpression", "typeRef", "double", NOTHING));
        assertThat(repairs(table.replaceFirst("ticket.amount", "ticket.amount + 1")))
                .as("plus is something else in each language")
                .extracting(ModelRepair::name)
                .containsExactly("typeRef");
        assertThat(repairs(table.replace("feel:number", "tMoney")))
                .as("a type of somebody's own")
                .extracting(ModelRepair::name)
                .containsExactly("expressionLanguage");
    }

    private List<ModelRepair> repairs(String table) {
        return problems("approval-policy.dmn", table).stream()
                .flatMap(problem -> Stream.ofNullable(problem.repair()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<html/>"})
    void refusesWhatIsNoModel(String content) {
        assertThat(problems("p.bpmn", content)).hasSize(1);
    }

    @Test
    void knowsTheStatusesOfTickets() {
        assertThat(ProcessRules.STATUSES)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Status.values()).map(Status::name).toList());
        assertThat(Ways.LAST)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Status.values())
                        .filter(status -> status.isFinal() || status == Status.DRAFT)
                        .map(Status::name)
                        .toList());
    }

    private List<ModelProblem> problems(String file, String model) {
        return policy.problems(file, model.getBytes(UTF_8));
    }

    private static String purchase() {
        return new String(Packs.purchase().get("purchase.bpmn"), UTF_8);
    }
}
