package io.assent.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The corpus holds what the browser's library says of each condition, over the data that form-js makes of unanswered fields. */
@Tag("A2")
class ConditionTests {

    private record Case(String condition, Map<String, Object> answers, boolean hidden) {}

    @Test
    void hidesWhatTheBrowserHides() throws IOException {
        var soft = new SoftAssertions();
        for (Case each : corpus()) {
            assertThat(Condition.problem(each.condition())).as(each.condition()).isEmpty();

            soft.assertThat(Condition.of(each.condition()).holds(each.answers()))
                    .as("%s over %s", each.condition(), each.answers())
                    .isEqualTo(each.hidden());
        }
        soft.assertAll();
    }

    private static List<Case> corpus() throws IOException {
        try (InputStream file = ConditionTests.class.getResourceAsStream("/forms/conditions.json")) {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readValue(file, new TypeReference<>() {});
        }
    }
}
