package io.assent.workflow;

import java.util.Optional;
import java.util.Set;

/** What the module that acts upon a decision understands of it; checked before a release is made. */
public interface DecisionContract {

    /** Key of the decision, for example {@code approval-policy}. */
    String decision();

    /** Names of the outputs that are read. */
    Set<String> outputs();

    /** The hit policies by which any number of rules may apply. */
    default Set<String> hitPolicies() {
        return Set.of("RULE ORDER", "COLLECT", "FIRST");
    }

    /** What an output should say instead of this value; empty when the value will do. */
    Optional<String> objection(String output, Object value);
}
