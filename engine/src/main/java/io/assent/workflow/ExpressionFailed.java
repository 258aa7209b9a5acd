package io.assent.workflow;

import io.assent.shared.Refusal;
import java.util.UUID;

/** An expression of a model could not be worked out for a request: a fault of the model, which its designer mends. Nothing was changed. */
public final class ExpressionFailed extends Refusal {

    private static final long serialVersionUID = 1;

    private final UUID ticket;

    /** @param step name of the node to which it belongs */
    public ExpressionFailed(UUID ticket, String step, String expression) {
        super(
                Category.CONFLICT,
                "EXPRESSION_FAILED",
                "The process cannot go on at \"%s\": the expression %s fails for this request. Nothing was changed; tell whoever designs it."
                        .formatted(step, expression));
        with("step", step);
        with("expression", expression);
        this.ticket = ticket;
    }

    /** The request that cannot go on; it is not there when it was about to be made. */
    public UUID ticket() {
        return ticket;
    }
}
