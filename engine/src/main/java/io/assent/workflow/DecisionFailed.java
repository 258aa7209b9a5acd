package io.assent.workflow;

import io.assent.shared.Refusal;
import java.util.List;

/** A decision table could not be worked out for a request: a fault of the table, which its designer mends. Nothing was changed. */
public final class DecisionFailed extends Refusal {

    private static final long serialVersionUID = 1;

    /**
     * @param table key of the decision
     * @param rules ids of the rules that may be to blame; none when it is a column's own expression
     * @param because what is wrong where, as the end of a sentence
     */
    public DecisionFailed(String table, List<String> rules, String because) {
        super(
                Category.CONFLICT,
                "POLICY_FAILED",
                "The policy \"%s\" cannot be worked out for this request: %s. Nothing was changed; tell whoever designs it."
                        .formatted(table, because));
        with("policy", table);
        with("rules", rules);
    }
}
