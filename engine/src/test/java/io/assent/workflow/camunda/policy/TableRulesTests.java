package io.assent.workflow.camunda.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.workflow.DecisionContract;
import io.assent.workflow.ModelProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F3")
class TableRulesTests {

    record TicketFacts(
            BigDecimal amount,
            String type,
            boolean urgent,
            Instant dueDate,
            List<String> items,
            Map<String, Object> fields) {}

    private static final DecisionContract COLOURS = new DecisionContract() {
        @Override
        public String decision() {
            return "colours";
        }

        @Override
        public Set<String> outputs() {
            return Set.of("colour", "shade");
        }

        @Override
        public Optional<String> objection(String output, Object value) {
            return Set.of("red", "blue").contains(value) ? Optional.empty() : Optional.of("write red or blue");
        }
    };

    private final ModelPolicy policy = new ModelPolicy(
            () -> new TreeMap<>(Map.of("ticket", TicketFacts.class)), Set::of, () -> Map.of("colours", COLOURS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket.amount",
                "ticket . amount",
                "upper case(ticket.type)",
                "ticket.fields.vendor",
                "ticket.fields.vendor.name",
                "ticket.dueDate.year",
                "count(ticket.items[item = \"x\"])",
                "some x in ticket.items satisfies x = \"y\"",
                "for x in ticket.items return x",
                "{a: 1, b: ticket.amount}.b",
                "ticket.items[1]",
                "round half up(ticket.amount / 3, 2)",
                "if ticket.urgent then 1 else 2",
                "today()",
                "cellInput"
            })
    void readWhatIsThere(String input) {
        assertThat(problems(input, "-", "\"red\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ticket.ammount | ticket.ammount reads "ammount", which is not there
        ticket.amount.much | ticket.amount.much reads "much", which is not there
        tiket.amount | tiket.amount reads "tiket"
        amount | amount reads "amount"
        ticket.amount > | ticket.amount > is no FEEL
        upper(ticket.type) | upper(ticket.type) calls "upper", which is no function of FEEL
        count(tickets.items) | count(tickets.items) reads "tickets"
        """)
    void refuseToReadWhatIsNotThere(String input, String because) {
        assertThat(problems(input, "-", "\"red\""))
                .extracting(ModelProblem::element, ModelProblem::name, ModelProblem::because)
                .containsExactly(tuple("i", "Amount", because));
    }

    @ParameterizedTest
    @Timeout(5)
    @CsvSource(delimiter = '|', textBlock = """
        9 ** 9 ** 9 > 1 | may take for ever
        matches(ticket.type, "(a+)+$") | may take for ever
        decimal(ticket.amount / 3, 999999999) > 1 | may take for ever
        floor(ticket.amount, ticket.amount) > 1 | may take for ever
        floor(number("1e999999999")) > 1 | may take for ever
        count(for i in 1..1000000000 return i) > 1 | repeats too often
        some i in 1..1000000000 satisfies i < 0 | repeats too often
        count(for a in [1, 2], b in [1, 2] return a) > 1 | repeats too often
        count([1, 2][count([1, 2][item > 1]) > 1]) > 1 | repeats too often
        count(for a in [1, 2] return partial) > 1 | reads "partial"
        {a: "xx", b: a + a + a + a, c: b + b + b + b}.c = "x" | reads "a"
        ((((((((((((1)))))))))))) > 1 | too deep
        """)
    void refuseWhatTakesForEver(String expression, String because) {
        String chosen = "if " + expression + " then \"red\" else \"blue\"";

        for (List<ModelProblem> problems : List.of(
                problems(expression, "-", "\"red\""),
                problems("ticket.amount", expression, "\"red\""),
                problems("ticket.amount", "-", chosen))) {
            assertThat(problems).extracting(ModelProblem::because).anyMatch(each -> each.contains(because));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "< 1000", "[1..5]", "\"a\", \"b\"", "not(\"a\")", "? > ticket.amount", "null"})
    void takeConditions(String condition) {
        assertThat(problems("ticket.amount", condition, "\"red\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "1 to 5", "\"a", "urgent", "< ticket.ammount"})
    void refuseConditionsThatAreNoFeelOrReadNothing(String condition) {
        assertThat(problems("ticket.amount", condition, "\"red\""))
                .extracting(ModelProblem::element, ModelProblem::name)
                .containsExactly(tuple("c", "Amount, row 1"));
    }

    @Test
    void sayHowToWriteATextThatLacksItsQuotes() {
        assertThat(problems("ticket.type", "urgent", "\"red\""))
                .extracting(ModelProblem::because, ModelProblem::fix)
                .containsExactly(
                        tuple("urgent reads \"urgent\"", "read one of [ticket], or put a text in quotes: \"urgent\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"red\"", "\"re\" + \"d\"", "if ticket.urgent then \"red\" else \"blue\"", "ticket.type", ""})
    void giveWhatIsUnderstoodOrCannotBeToldYet(String output) {
        assertThat(problems("ticket.amount", "-", output)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"green\"", "\"gr\" + \"een\"", "if ticket.urgent then \"red\" else \"green\""})
    void refuseWhatIsNotUnderstood(String output) {
        assertThat(problems("ticket.amount", "-", output))
                .extracting(ModelProblem::element, ModelProblem::name, ModelProblem::because, ModelProblem::fix)
                .containsExactly(
                        tuple("o", "colour, row 1", "colour \"green\" is not understood", "write red or blue"));
    }

    @Test
    void refuseOutputsThatNobodyReads() {
        assertThat(problems(table("ticket.amount", "-", "\"red\"").replace("name='colour'", "name='color'")))
                .extracting(ModelProblem::because, ModelProblem::fix)
                .containsExactly(tuple("nobody reads the output \"color\"", "choose one of [colour, shade]"));
    }

    @ParameterizedTest
    @CsvSource({"RULE ORDER, 0", "COLLECT, 0", "FIRST, 0", "UNIQUE, 1", "ANY, 1"})
    void applyAnyNumberOfRules(String hitPolicy, int problems) {
        assertThat(problems(table("ticket.amount", "-", "\"red\"").replace("RULE ORDER", hitPolicy)))
                .hasSize(problems);
    }

    @Test
    void ofOtherDecisionsMaySayAnything() {
        assertThat(problems(table("ticket.amount", "-", "5")
                        .replace("decision id='colours'", "decision id='numbers'")
                        .replace("RULE ORDER", "UNIQUE")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "integer, 5, true",
        "integer, 1.5, false",
        "integer, '\"one\"', false",
        "boolean, true, true",
        "boolean, 7, false",
        "double, 1.5, true"
    })
    void giveValuesOfTheirType(String type, String value, boolean fits) {
        String table = table("ticket.amount", "-", value)
                .replace("decision id='colours'", "decision id='numbers'")
                .replace("name='colour'", "name='colour' typeRef='" + type + "'");

        assertThat(problems(table))
                .extracting(ModelProblem::because)
                .containsExactlyElementsOf(fits ? List.of() : List.of(value + " is no " + type));
    }

    @ParameterizedTest
    @CsvSource({
        "ticket.amount, double, true",
        "ticket.amount, integer, false",
        "ticket.amount, boolean, false",
        "ticket.type, string, true",
        "ticket.type, integer, false",
        "ticket.urgent, boolean, true",
        "ticket.urgent, date, false",
        "ticket.dueDate, date, true",
        "ticket.fields.a, integer, true",
        "count(ticket.items), integer, true"
    })
    void takeTypesThatFitWhatIsRead(String input, String type, boolean fits) {
        String table =
                table(input, "-", "\"red\"").replace("<inputExpression", "<inputExpression typeRef='" + type + "'");

        assertThat(problems(table)).hasSize(fits ? 0 : 1);
    }

    @Test
    void readWhatRequiredDecisionsSay() {
        String table = table("size", "-", "\"red\"")
                .replace(
                        "</definitions>",
                        "<decision id='sizes'><decisionTable id='s'><output id='so'"
                                + " name='size'/></decisionTable></decision></definitions>");

        assertThat(problems(table)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <decisionTable id='t' | <informationRequirement><requiredDecision href='#colours'/></informationRequirement><decisionTable id='t' | it needs itself
        <decisionTable id='t' | <informationRequirement><requiredDecision href='#shades'/></informationRequirement><decisionTable id='t' | does not hold
        </decision> | </decision><decision id='colours'/> | more than once
        <output id='oc' name='colour'/> | '' | says nothing
        <input id='i'| <input id='empty'/><input id='i'| reads nothing
        <output id='oc' | <output id='o2' name='shade'/><output id='oc' | another number of cells
        hitPolicy='RULE ORDER' | hitPolicy='COLLECT' aggregation='SUM' | added up
        inputExpression id | inputExpression expressionLanguage='juel/FEEL/' id | is not allowed
        """)
    void refuseTablesThatDoNotHoldTogether(String one, String other, String because) {
        String table = table("ticket.amount", "-", "\"red\"").replace(one, other == null ? "" : other);

        assertThat(problems(table)).extracting(ModelProblem::because).anyMatch(each -> each.contains(because));
    }

    @Test
    void refuseMoreDecisionsThanCanBeWorkedOutSoon() {
        String table = table("ticket.amount", "-", "\"red\"")
                .replace("</definitions>", "<decision id='x'/>".repeat(10) + "</definitions>");

        assertThat(problems(table)).extracting(ModelProblem::because).contains("it holds more than 10 decisions");
    }

    private List<ModelProblem> problems(String input, String condition, String output) {
        return problems(table(input, condition, output));
    }

    private List<ModelProblem> problems(String table) {
        return policy.problems("colours.dmn", table.getBytes(UTF_8));
    }

    private static String table(String input, String condition, String output) {
        return """
            <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='x'>
              <decision id='colours'><decisionTable id='t' hitPolicy='RULE ORDER'>
                <input id='i' label='Amount'><inputExpression id='ie'><text><![CDATA[%s]]></text></inputExpression></input>
                <output id='oc' name='colour'/>
                <rule id='r'><inputEntry id='c'><text><![CDATA[%s]]></text></inputEntry>
                  <outputEntry id='o'><text><![CDATA[%s]]></text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """.formatted(input, condition, output);
    }
}
