package io.assent.workflow;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A decision table was evaluated by a process; inputs and matched rules are the evidence. Published inside the engine's transaction.
 *
 * @param decision key of the decision
 * @param inputs label of the input to its value
 * @param rules in the order of the table
 */
public record DecisionMade(UUID ticket, String decision, Map<String, Object> inputs, List<MatchedRule> rules) {

    /** One rule that matched, with what it says. */
    public record MatchedRule(String rule, Map<String, Object> outputs) {}
}
