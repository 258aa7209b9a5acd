package io.assent.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A2")
class FormsTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PURCHASE = """
        {"type": "default", "components": [
          {"type": "text", "id": "intro", "text": "What do you want to **buy**?"},
          {"type": "number", "key": "amount", "label": "Amount", "decimalDigits": 2,
           "validate": {"required": true, "min": 0.01, "max": 10000000}},
          {"type": "select", "key": "currency", "label": "Currency", "validate": {"required": true},
           "values": [{"label": "Euro", "value": "EUR"}, {"label": "US dollar", "value": "USD"}]},
          {"type": "textfield", "key": "budget_code", "label": "Budget code",
           "validate": {"required": true, "pattern": "^[A-Z]{2}-[0-9]{4}$"}},
          {"type": "textarea", "key": "justification", "label": "Justification",
           "validate": {"required": true, "minLength": 10, "maxLength": 2000}},
          {"type": "group", "label": "Vendor", "conditional": {"hide": "=amount < 1000"}, "components": [
            {"type": "textfield", "key": "vendor", "label": "Vendor", "validate": {"required": true}},
            {"type": "checkbox", "key": "framework", "label": "Framework contract"},
            {"type": "textfield", "key": "contract", "label": "Contract", "validate": {"required": true},
             "conditional": {"hide": "=not(framework = true)"}}]},
          {"type": "datetime", "key": "needed_by", "subtype": "date", "dateLabel": "Needed by",
           "disallowPassedDates": true},
          {"type": "taglist", "key": "sites", "label": "Sites", "values": [{"label": "Berlin", "value": "BER"},
            {"label": "Paris", "value": "PAR"}]}
        ]}\
        """;

    private final Forms forms = new Forms(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
    private final Form purchase = read(PURCHASE);

    private Form read(String schema) {
        return forms.read(schema.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Map<String, Object> answers(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
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

    @Nested
    class Answers {

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
            assertThat(problemsWith("amount", BigInteger.TEN.pow(5_000)))
                    .contains("/custom_fields/amount OUT_OF_RANGE");
            assertThat(problemsWith("amount", new BigDecimal("1e999999999")))
                    .contains("/custom_fields/amount OUT_OF_RANGE");
            assertThat(problemsWith("amount", new BigDecimal("1e-999999999")))
                    .contains("/custom_fields/amount OUT_OF_RANGE");
        }

        @Test
        void refusesTextsOfTheWrongLengthOrKind() {
            assertThat(problemsWith("justification", "short"))
                    .containsExactly("/custom_fields/justification TOO_SHORT");
            assertThat(problemsWith("justification", "x".repeat(2_001)))
                    .containsExactly("/custom_fields/justification TOO_LONG");
            assertThat(problemsWith("justification", 12)).containsExactly("/custom_fields/justification NOT_A_TEXT");
            assertThat(problemsWith("justification", "a text with \0 in it"))
                    .containsExactly("/custom_fields/justification NOT_ALLOWED");
            assertThat(problemsWith("justification", "half a pair: \ud83d."))
                    .containsExactly("/custom_fields/justification NOT_ALLOWED");
            assertThat(problemsWith("justification", "a whole pair: \ud83d\ude00"))
                    .isEmpty();
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
            assertThat(problemsWith("sites", List.of("BER", "ROM")))
                    .containsExactly("/custom_fields/sites NOT_ALLOWED");
            assertThat(problemsWith("sites", List.of("BER", "BER")))
                    .containsExactly("/custom_fields/sites NOT_ALLOWED");
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
            assertThat(forms.check(chain, Map.of("a", true, "b", "1", "c", "2")))
                    .containsOnlyKeys("a", "b", "c");
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
    }

    @Nested
    class Schemas {

        private List<String> problems(String schema) {
            return catchThrowableOfType(Refusal.class, () -> read(schema)).errors().stream()
                    .map(each -> each.pointer() + " " + each.code())
                    .toList();
        }

        @Test
        void tellsAllProblemsAtOnce() {
            assertThat(problems("""
                {"components": [
                  {"type": "html", "content": "<b>"},
                  {"type": "textfield", "key": "a", "label": "=amount"},
                  {"type": "textfield", "key": "a"},
                  {"type": "number", "key": "b", "validate": {"min": 5, "max": 1}, "conditional": {"hide": "=c > 1"}},
                  {"type": "select", "key": "or", "values": []},
                  {"type": "textfield", "key": "d", "validate": {"pattern": "("}},
                  {"type": "text", "text": "<script>alert(1)</script>"},
                  {"type": "dynamiclist", "key": "rows"}]}\
                """))
                    .containsExactlyInAnyOrder(
                            "/components/0 NOT_ALLOWED",
                            "/components/0/key BAD_KEY",
                            "/components/0/type UNKNOWN_COMPONENT",
                            "/components/1/label NOT_ALLOWED",
                            "/components/2/key DUPLICATE_KEY",
                            "/components/3/validate/min OUT_OF_RANGE",
                            "/components/3/conditional/hide BAD_CONDITION",
                            "/components/4/key BAD_KEY",
                            "/components/4/values REQUIRED",
                            "/components/5/validate/pattern BAD_PATTERN",
                            "/components/6/text NOT_ALLOWED",
                            "/components/7/type UNKNOWN_COMPONENT");
        }

        @Test
        void takesChoicesFromSourcesThatAreKnown() {
            String place = """
                {"components": [
                  {"type": "select", "key": "property", "label": "P", "properties": {"source": "%s", "about": "true"}},
                  {"type": "select", "key": "room", "label": "R", "properties": {"source": "%s"}%s}]}
                """;
            Form form = read(place.formatted("properties", "rooms", ""));

            assertThat(form.fieldFrom("properties")).contains("property");
            assertThat(form.fieldFrom("rooms")).contains("room");
            assertThat(form.isAbout("properties")).isTrue();
            assertThat(form.isAbout("rooms")).isFalse();
            assertThat(read(place.formatted("properties", "categories", "")).fieldFrom("categories"))
                    .contains("room");
            assertThat(forms.check(form, Map.of("room", "3.07"))).containsKey("room");
            assertThat(problems(place.formatted("rooms", "people", "")))
                    .containsExactly(
                            "/components/0/properties/source REQUIRED", "/components/1/properties/source NOT_ALLOWED");
            assertThat(problems(place.formatted("properties", "properties", ",\"values\": []")))
                    .containsExactly("/components/1/values NOT_ALLOWED");
        }

        @Test
        void ordersOneDateAfterAnother() {
            String period = """
                {"components": [
                  {"type": "datetime", "key": "first", "subtype": "date", "dateLabel": "First day"},
                  {"type": "datetime", "key": "last", "subtype": "%s", "dateLabel": "Last day",
                   "properties": {"notBefore": "%s"}}]}
                """;
            Form form = read(period.formatted("date", "first"));

            assertThat(forms.check(form, Map.of("first", "2026-12-01", "last", "2026-12-01")))
                    .hasSize(2);
            assertThat(forms.check(form, Map.of("last", "2026-12-01"))).hasSize(1);
            assertThat(catchThrowableOfType(
                                    Refusal.class,
                                    () -> forms.check(form, Map.of("first", "2026-12-02", "last", "2026-12-01")))
                            .errors())
                    .extracting(Problem::pointer, Problem::code)
                    .containsExactly(tuple("/custom_fields/last", "TOO_EARLY"));
            for (String wrong : List.of(period.formatted("date", "end"), period.formatted("time", "first"))) {
                assertThat(problems(wrong)).containsExactly("/components/1/properties/notBefore NOT_ALLOWED");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "null",
                    "{",
                    "{\"components\": 3}",
                    "{\"components\": [], \"components\": []}",
                    "\u0000"
                })
        void refusesWhatIsNoForm(String schema) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> read(schema));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "amount > 1",
                    "=amount >",
                    "=for x in [1, 2] return x",
                    "=some x in [1] satisfies x > 1",
                    "=amount ** 9",
                    "=amount / 0 > 1",
                    "=amount in [1..9]",
                    "=true",
                    "=matches(name, \"(a+)+$\")",
                    "=function() external {}",
                    "={a: 1}.a",
                    "=name.getClass()",
                    "=date(\"2026-01-01\")",
                    "=((((((((amount))))))))",
                    "=other = 1",
                    "=\"unfinished"
                })
        void refusesConditionsThatMeanMoreThanTheyShould(String condition) {
            assertThat(problems("""
                {"components": [{"type": "number", "key": "amount"}, {"type": "textfield", "key": "name",
                  "conditional": {"hide": %s}}]}\
                """.formatted(quoted(condition))))
                    .contains("/components/1/conditional/hide BAD_CONDITION");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "=amount < 1000|true",
                    "=amount >= 1000|false",
                    "=amount = null|false",
                    "=name = null|false",
                    "=name = \"\"|true",
                    "=amount in [250, 500]|true",
                    "=amount * 2 + 1 > 1000|false",
                    "=not(contains(city, \"lin\"))|false",
                    "=list contains(sites, \"BER\")|true",
                    "=count(sites) > 1|false",
                    "=city = \"Berlin\" and amount > 1|true",
                    "=city != \"Berlin\" or amount = 250|true",
                    "=string length(city) = 6|true",
                    "=starts with(city, \"Ber\")|true"
                })
        void hidesByCondition(String condition, boolean hidden) {
            Form form = read("""
                {"components": [{"type": "number", "key": "amount"}, {"type": "textfield", "key": "city"},
                  {"type": "textfield", "key": "name"}, {"type": "taglist", "key": "sites", "values": [{"value": "BER"}]},
                  {"type": "textfield", "key": "shown", "validate": {"required": true}, "conditional": {"hide": %s}}]}\
                """.formatted(quoted(condition)));
            Map<String, Object> answers = Map.of("amount", 250, "city", "Berlin", "sites", List.of("BER"));

            boolean refused = false;
            try {
                forms.check(form, answers);
            } catch (Refusal refusal) {
                refused = true;
            }

            assertThat(refused).isEqualTo(!hidden);
        }

        @Test
        @Timeout(5)
        void losesPatienceWithAPatternThatBurnsTime() {
            Form form = read("""
                {"components": [{"type": "textfield", "key": "a", "validate": {"pattern": "^(a+)+$"}}]}\
                """);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> forms.check(form, Map.of("a", "a".repeat(60) + "!")));
        }

        @Test
        void speaksTheReadersLanguage() {
            byte[] german = """
                intro: {text: "Was möchten Sie **kaufen**?"}
                amount: {label: Betrag, description: Ohne Steuern}
                currency: {label: Währung, values: {USD: US-Dollar}}
                """.getBytes(StandardCharsets.UTF_8);

            Form form = forms.read(PURCHASE.getBytes(StandardCharsets.UTF_8), Map.of("de", german));

            assertThat(form.in(Locale.GERMANY).at("/components/1/label").asText())
                    .isEqualTo("Betrag");
            assertThat(form.in(Locale.GERMAN).at("/components/2/values/1/label").asText())
                    .isEqualTo("US-Dollar");
            assertThat(form.in(Locale.GERMAN).at("/components/2/values/0/label").asText())
                    .isEqualTo("Euro");
            assertThat(form.in(Locale.FRENCH).at("/components/1/label").asText())
                    .isEqualTo("Amount");
        }

        @Test
        void refusesLabelsOfNothing() {
            byte[] german = "amuont: {label: Betrag}\nvendor: {colour: rot}\ncurrency: {values: {XXX: x}}"
                    .getBytes(StandardCharsets.UTF_8);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> forms.read(PURCHASE.getBytes(StandardCharsets.UTF_8), Map.of("de", german)))
                    .satisfies(refusal -> assertThat(refusal.errors())
                            .extracting(Problem::pointer)
                            .containsExactlyInAnyOrder(
                                    "/labels/de/amuont", "/labels/de/vendor/colour", "/labels/de/currency/values/XXX"));
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }
}
