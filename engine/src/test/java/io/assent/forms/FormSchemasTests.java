package io.assent.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A2")
class FormSchemasTests extends FormFixture {

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
    void refusesConditionsThatGoInACircle() {
        assertThat(problems("""
            {"components": [{"type": "number", "key": "a", "conditional": {"hide": "=b > 1"}},
              {"type": "number", "key": "b", "conditional": {"hide": "=c > 1"}},
              {"type": "group", "conditional": {"hide": "=a > 1"}, "components": [{"type": "number", "key": "c"}]},
              {"type": "number", "key": "d", "conditional": {"hide": "=d > 1"}},
              {"type": "number", "key": "e", "conditional": {"hide": "=a > 1"}}]}\
            """))
                .containsExactlyInAnyOrder(
                        "/components/0/conditional/hide BAD_CONDITION",
                        "/components/1/conditional/hide BAD_CONDITION",
                        "/components/2/conditional/hide BAD_CONDITION",
                        "/components/3/conditional/hide BAD_CONDITION");
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

    @Test
    void saysWithoutThePartsOfTheParserWhyItIsUnreadable() {
        assertThat(List.of("{", "[".repeat(2_000)))
                .flatExtracting(schema ->
                        catchThrowableOfType(Refusal.class, () -> read(schema)).errors())
                .extracting(Problem::detail)
                .containsExactly(
                        "The document cannot be read at line 1, column 2: Unexpected end-of-input: expected close"
                                + " marker for Object",
                        "The document cannot be read: Document nesting depth (1001) exceeds the maximum allowed");
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
            """.formatted(quoted(condition)))).contains("/components/1/conditional/hide BAD_CONDITION");
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

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> forms.check(form, Map.of("a", "a".repeat(60) + "!")));
    }

    @Test
    void losesPatienceWithAPatternThatGoesDeep() {
        Form form = read("""
            {"components": [{"type": "textfield", "key": "a", "validate": {"pattern": "%sa|b%s"}}]}\
            """.formatted("(".repeat(60), ")*".repeat(60)));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> forms.check(form, Map.of("a", "ab".repeat(400))));
    }

    @Test
    void speaksTheReadersLanguage() {
        byte[] german = """
            intro: {text: "Was möchten Sie **kaufen**?"}
            amount: {label: Betrag, description: Ohne Steuern}
            currency: {label: Währung, values: {USD: US-Dollar}}
            """.getBytes(StandardCharsets.UTF_8);

        Form form = forms.read(PURCHASE.getBytes(StandardCharsets.UTF_8), Map.of("de", german));

        assertThat(form.in(Locale.GERMANY).at("/components/1/label").asText()).isEqualTo("Betrag");
        assertThat(form.in(Locale.GERMAN).at("/components/2/values/1/label").asText())
                .isEqualTo("US-Dollar");
        assertThat(form.in(Locale.GERMAN).at("/components/2/values/0/label").asText())
                .isEqualTo("Euro");
        assertThat(form.in(Locale.FRENCH).at("/components/1/label").asText()).isEqualTo("Amount");
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
