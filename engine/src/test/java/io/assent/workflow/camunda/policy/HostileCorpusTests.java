package io.assent.workflow.camunda.policy;

import static io.assent.workflow.camunda.policy.ModelPolicyTests.UNTIDY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.ModelProblem;
import io.assent.workflow.camunda.HostileCorpus;
import io.assent.workflow.camunda.HostileCorpus.Attempt;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Camunda would read in a model is refused, but for the little that is text to it. */
@Tag("F3")
class HostileCorpusTests {

    record TicketFacts(String title) {}

    private final ModelPolicy policy = new ModelPolicy(
            () -> new TreeMap<>(Map.of("ticket", TicketFacts.class)), () -> Set.of("announceSla"), Map::of);

    @Test
    void isRefusedButForWhatIsText() {
        var accepted = HostileCorpus.attempts()
                .filter(attempt -> !isRefused(attempt))
                .collect(Collectors.groupingBy(
                        Attempt::part, TreeMap::new, Collectors.mapping(Attempt::payload, Collectors.toSet())));

        assertThat(HostileCorpus.attempts().map(Attempt::part).distinct()).hasSizeGreaterThan(150);
        assertThat(accepted.keySet())
                .containsExactlyInAnyOrder(
                        "camunda:properties",
                        "camunda:property",
                        "process camunda:versionTag",
                        "userTask camunda:candidateGroups");
        assertThat(accepted.get("process camunda:versionTag")).noneMatch(ExpressionRules::isExpression);
        assertThat(accepted.get("userTask camunda:candidateGroups")).noneMatch(ExpressionRules::isExpression);
    }

    /** By more than that it is untidy. */
    private boolean isRefused(Attempt attempt) {
        return policy.problems("p.bpmn", attempt.model().getBytes(UTF_8)).stream()
                .map(ModelProblem::because)
                .anyMatch(because -> UNTIDY.stream().noneMatch(because::contains));
    }
}
