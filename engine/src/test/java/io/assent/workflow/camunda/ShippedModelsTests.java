package io.assent.workflow.camunda;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.camunda.policy.ModelPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every model that we ship passes its policy, whatever pack it belongs to. */
@Tag("D2")
@Tag("F3")
@WorkflowTest
class ShippedModelsTests {

    @Autowired
    private ModelPolicy policy;

    @Test
    void haveNoProblems() {
        Map<String, Resource> models = Stream.of("bpmn", "dmn")
                .flatMap(ShippedModelsTests::files)
                .collect(toMap(Resource::getDescription, Function.identity()));

        assertThat(models).hasSizeGreaterThanOrEqualTo(7);
        assertThat(models.values())
                .allSatisfy(model -> assertThat(
                                policy.problems(String.valueOf(model.getFilename()), model.getContentAsByteArray()))
                        .isEmpty());
    }

    private static Stream<Resource> files(String extension) {
        try {
            return Arrays.stream(
                    new PathMatchingResourcePatternResolver().getResources("classpath:packs/*/*." + extension));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
