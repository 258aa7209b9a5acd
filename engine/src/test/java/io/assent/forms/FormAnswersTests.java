package io.assent.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A2")
class FormAnswersTests extends FormFixture {

    private final Form purchase = read(PURCHASE);

    @Test
    void keepsWhatIsRight() {
        assertThat(forms.check(purchase, goodAnswers())).isEqualTo(goodAnswers());
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> forms.check(purchase, answers("""
            {"amount": -3, "currency": "XXX", "budget_code": "mk2041", "colour": "red"}\
            """)));

        assertThat(refusal.category()).isEqualTo(Refusal.Category.INVALID);
        assertThat(refusal.errors())
                .extracting(Problem::pointer, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("/custom_fields/colour", "UNKNOWN_FIELD"),
                        tuple("/custom_fields/amount", "OUT_OF_RANGE"),
                        tuple("/custom_fields/currency", "NOT_ALLOWED"),
                        tuple("/custom_fields/budget_code", "WRONG_FORMAT"),
                        tuple("/custom_fields/justification", "REQUIRED"));
        assertThat(refusal.errors())
                .extracting(Problem::detail)
                .contains("Amount must be 0.01 or more.", "Currency takes one of: EUR, USD.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, OUT_OF_RANGE", "0.001, OUT_OF_RANGE", "-0.01, OUT_OF_RANGE", "10000000.01, OUT_OF_RANGE",
                "1e30, OUT_OF_RANGE",
        "-1e300, OUT_OF_RANGE", "12.345, TOO_MANY_DECIMALS", "1e400, NOT_A_NUMBER", "true, NOT_A_NUMBER",
                "[1], NOT_A_NUMBER",
        "'\"12\"', NOT_A_NUMBER", "'{\"amount\": 1}', NOT_A_NUMBER"
    })
    void refusesNumbersThatAreNone(String value, String code) {
        assertThat(problems(answers("""
            {"amount": %s, "currency": "EUR", "budget_code": "MK-2041", "justification": "It is broken."}\
            """.formatted(value)))).contains("/custom_fields/amount" + " " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.10", "1E+2", "9999999.990", "10000000", "10000000.00"})
    void takesNumbersHoweverTheyAreWritten(String value) {
        assertThat(problemsWith("amount", new BigDecimal(value)))
                .allMatch(problem -> problem.equals("/custom_fields/vendor REQUIRED"));
    }

    @Test
    void endsQuicklyOnNumbersThatFillAPage() {
        assertThat(problemsWith("amount", BigInteger.TEN.pow(5_000))).contains("/custom_fields/amount OUT_OF_RANGE");
        assertThat(problemsWith("amount", new BigDecimal("1e999999999")))
                .contains("/custom_fields/amount OUT_OF_RANGE");
        assertThat(problemsWith("amount", new BigDecimal("1e-999999999")))
                .contains("/custom_fields/amount OUT_OF_RANGE");
    }

    @Test
    void refusesTextsOfTheWrongLengthOrKind() {
        assertThat(problemsWith("justification", "short")).containsExactly("/custom_fields/justification TOO_SHORT");
        assertThat(problemsWith("justification", "x".repeat(2_001)))
                .containsExactly("/custom_fields/justification TOO_LONG");
        assertThat(problemsWith("justification", 12)).containsExactly("/custom_fields/justification NOT_A_TEXT");
        assertThat(problemsWith("justification", "a text with \0 in it"))
                .containsExactly("/custom_fields/justification NOT_ALLOWED");
        assertThat(problemsWith("justification", "half a pair: \ud83d."))
                .containsExactly("/custom_fields/justification NOT_ALLOWED");
        assertThat(problemsWith("justification", "a whole pair: \ud83d\ude00")).isEmpty();
    }

    @Test
    void saysInWordsWhatATextShouldLookLike() {
        Form form = read("""
            {"components": [
              {"type": "textfield", "key": "code", "label": "Code", "description": "Two letters, for example AB.",
               "validate": {"pattern": "^[A-Z]{2}$"}},
              {"type": "textfield", "key": "mail", "label": "Mail", "validate": {"validationType": "email"}}]}\
            """);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> forms.check(form, Map.of("code", "1", "mail", "anna at acme")))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(Problem::detail)
                        .containsExactly(
                                "Code does not have the expected form: Two letters, for example AB.",
                                "Mail does not have the expected form: an e-mail address."));
        assertThatExceptionOfType(Refusal.class)
                .as("a line break behind the end")
                .isThrownBy(() -> forms.check(form, Map.of("code", "AB\n")));
        assertThat(forms.check(form, Map.of("mail", "anna@acme.example"))).hasSize(1);
    }

    @Test
    void takesBlankForNothing() {
        assertThat(problemsWith("justification", "   ")).containsExactly("/custom_fields/justification REQUIRED");
        assertThat(problemsWith("currency", null)).containsExactly("/custom_fields/currency REQUIRED");
        assertThat(problemsWith("sites", List.of())).isEmpty();
    }

    @Test
    void refusesChoicesThatAreNotOnOffer() {
        assertThat(problemsWith("currency", "eur")).containsExactly("/custom_fields/currency NOT_ALLOWED");
        assertThat(problemsWith("currency", List.of("EUR"))).containsExactly("/custom_fields/currency NOT_ALLOWED");
        assertThat(problemsWith("sites", List.of("BER", "ROM"))).containsExactly("/custom_fields/sites NOT_ALLOWED");
        assertThat(problemsWith("sites", List.of("BER", "BER"))).containsExactly("/custom_fields/sites NOT_ALLOWED");
        assertThat(problemsWith("sites", "BER")).containsExactly("/custom_fields/sites NOT_A_LIST");
        assertThat(problemsWith("sites", List.of("BER", "PAR"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, IN_THE_PAST",
        "2026-02-30, NOT_A_DATE",
        "20.11.2026, NOT_A_DATE",
        "2026-11-20T10:00, NOT_A_DATE",
        "2999-01-01, OUT_OF_RANGE",
        "-0001-01-01, NOT_A_DATE"
    })
    void refusesDatesThatAreNone(String value, String code) {
        assertThat(problemsWith("needed_by", value)).contains("/custom_fields/needed_by " + code);
    }

    @Test
    void letsADayPassThatWasRightWhenItWasAnswered() {
        Map<String, Object> answers = goodAnswers();
        answers.put("needed_by", "2026-11-01");

        assertThat(problems(answers)).containsExactly("/custom_fields/needed_by IN_THE_PAST");
        assertThat(forms.check(purchase, answers, Map.of("needed_by", "2026-11-01")))
                .containsKey("needed_by");
    }

    @Test
    void dropsTheAnswersOfHiddenFields() {
        Map<String, Object> answers = goodAnswers();
        answers.put("vendor", "Acme");
        answers.put("framework", true);
        answers.put("contract", "C-1");

        assertThat(forms.check(purchase, answers)).isEqualTo(goodAnswers());
    }

    @Test
    void asksForWhatIsShown() {
        Map<String, Object> answers = goodAnswers();
        answers.put("amount", 1000);

        assertThat(problems(answers)).containsExactly("/custom_fields/vendor REQUIRED");

        answers.put("vendor", "Acme");
        answers.put("framework", true);
        assertThat(problems(answers)).containsExactly("/custom_fields/contract REQUIRED");

        answers.put("framework", false);
        assertThat(forms.check(purchase, answers))
                .containsEntry("framework", false)
                .doesNotContainKey("contract");
    }

    @Test
    void hidesWhatHangsOnAHiddenField() {
        Form chain = read("""
            {"components": [
              {"type": "checkbox", "key": "a"},
              {"type": "textfield", "key": "c", "conditional": {"hide": "=b = null or b = \\"\\""}, "validate": {"required": true}},
              {"type": "textfield", "key": "b", "conditional": {"hide": "=not(a)"}, "validate": {"required": true}}]}\
            """);

        assertThat(forms.check(chain, Map.of("a", false, "b", "left over", "c", "left over")))
                .containsOnlyKeys("a");
        assertThat(forms.check(chain, Map.of("a", true, "b", "1", "c", "2"))).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void checksADraftForTypesOnly() {
        assertThat(forms.checkDraft(purchase, Map.of())).isEmpty();
        assertThat(forms.checkDraft(
                        purchase, answers("{\"amount\": -5, \"vendor\": \"Acme\", \"justification\": \"\"}")))
                .isEqualTo(answers("{\"amount\": -5, \"vendor\": \"Acme\"}"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> forms.checkDraft(purchase, Map.of("amount", "5", "colour", "red")))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(Problem::code)
                        .containsExactlyInAnyOrder("NOT_A_NUMBER", "UNKNOWN_FIELD"));
    }

    @Test
    void leavesOutWhatTheFormOfAnotherReleaseTook() {
        Map<String, Object> answers = new HashMap<>(goodAnswers());
        answers.put("colour", "red");

        assertThat(forms.check(purchase, answers, answers)).isEqualTo(goodAnswers());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> forms.check(purchase, answers, Map.of("colour", "blue")));
    }

    @Test
    void writesPointersByTheBook() {
        assertThat(problemsWith("a/b~c", 1)).containsExactly("/custom_fields/a~1b~0c UNKNOWN_FIELD");
    }

    /** Whatever is thrown at it, it answers with a refusal or with a part of what it was given. */
    @Test
    void survivesAnything() {
        var random = new Random(42);
        List<Object> values = List.of(
                "",
                " ",
                "EUR",
                "MK-2041",
                "x".repeat(30_000),
                0,
                -1,
                1e308,
                Double.MAX_VALUE,
                Long.MAX_VALUE,
                true,
                false,
                List.of(),
                List.of(List.of()),
                Map.of(),
                Map.of("a", 1),
                "2026-12-01",
                "\0",
                "=amount",
                12.345);
        for (int i = 0; i < 3_000; i++) {
            var answers = new HashMap<String, Object>();
            for (String key : purchase.keys()) {
                if (random.nextInt(3) > 0) {
                    answers.put(key, values.get(random.nextInt(values.size())));
                }
            }
            try {
                assertThat(answers).containsAllEntriesOf(forms.check(purchase, answers));
            } catch (Refusal refusal) {
                assertThat(refusal.errors())
                        .isNotEmpty()
                        .allMatch(each -> each.pointer().startsWith("/custom_fields/"));
            }
        }
    }

    private static Map<String, Object> goodAnswers() {
        return new HashMap<>(answers("""
            {"amount": 250.5, "currency": "EUR", "budget_code": "MK-2041",
             "justification": "The old one is broken beyond repair."}\
            """));
    }

    private List<String> problemsWith(String key, Object value) {
        Map<String, Object> answers = goodAnswers();
        answers.put(key, value);
        return problems(answers);
    }

    private List<String> problems(Map<String, Object> answers) {
        try {
            forms.check(purchase, answers);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.errors().stream()
                    .map(each -> each.pointer() + " " + each.code())
                    .toList();
        }
    }
}
