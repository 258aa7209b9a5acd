package io.assent.approvals;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.assent.workflow.DecisionContract;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What {@link Planner} and {@link Approvers} understand of a pack's {@code approval-policy} table. */
@Component
class ApprovalPolicies implements DecisionContract {

    @Override
    public String decision() {
        return Planner.DECISION;
    }

    @Override
    public Set<String> outputs() {
        return Arrays.stream(PolicyOutput.values()).map(PolicyOutput::column).collect(toUnmodifiableSet());
    }

    @Override
    public Optional<String> objection(String output, Object value) {
        return PolicyOutput.of(output).flatMap(column -> column.objection(value));
    }
}
