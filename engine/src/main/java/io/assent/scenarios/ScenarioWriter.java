package io.assent.scenarios;

import io.assent.scenarios.Scenario.Expected;
import io.assent.scenarios.Scenario.Given;
import io.assent.scenarios.Scenario.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a scenario as people write it: of what is to be seen only what has changed. */
final class ScenarioWriter {

    private static final int WIDTH = 140;

    private ScenarioWriter() {}

    static byte[] write(Scenario scenario) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("scenario", scenario.sentence());
        all.put("given", given(scenario.given()));
        List<Map<String, Object>> course = new ArrayList<>();
        Expected before = null;
        for (Step step : scenario.course()) {
            course.add(step(step, before));
            before = step.then();
        }
        all.put("course", course);
        return yaml().dump(all).getBytes(StandardCharsets.UTF_8);
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(WIDTH);
        options.setAllowUnicode(true);
        return new Yaml(options);
    }

    private static Map<String, Object> given(Given given) {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "requester", given.requester());
        all.put("at", given.at().toString());
        put(all, "priority", given.priority() == null ? null : given.priority().name());
        Map<String, Object> answers = new LinkedHashMap<>(given.answers());
        answers.replaceAll((_, answer) -> answer instanceof BigDecimal number ? plain(number) : answer);
        all.put("answers", answers);
        return all;
    }

    /** Without an exponent, which YAML takes for a text. */
    private static Number plain(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger() : number;
    }

    private static Map<String, Object> step(Step step, @Nullable Expected before) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (step.when() != null) {
            all.put("when", step.when().sentence());
            put(all, "saying", step.when() instanceof Act.Deed deed ? deed.saying() : null);
        }
        Expected then = step.then();
        Map<String, Object> seen = new LinkedHashMap<>();
        if (before == null || then.status() != before.status()) {
            put(seen, "status", then.status() == null ? null : then.status().name());
        }
        if (before == null || !Objects.equals(then.asked(), before.asked())) {
            put(seen, "asked", oneOrMore(then.asked(), "nobody"));
        }
        if (before == null || !Objects.equals(then.waiting(), before.waiting())) {
            put(seen, "waiting", oneOrMore(then.waiting(), "nothing"));
        }
        if (!then.path().isEmpty()) {
            seen.put("path", then.path());
        }
        if (!seen.isEmpty()) {
            all.put("then", seen);
        }
        return all;
    }

    private static @Nullable Object oneOrMore(@Nullable Collection<String> texts, String none) {
        return texts == null
                ? null
                : texts.isEmpty() ? none : texts.size() == 1 ? texts.iterator().next() : List.copyOf(texts);
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
