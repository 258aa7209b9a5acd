package io.assent.workflow;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service task asks for another request. Published inside the engine's transaction, in a job of the task's own; whoever refuses it
 * leaves the process at the task.
 *
 * @param ticket whose process asks
 * @param node the task: asked again there, it is the same request
 * @param type key of the request type
 * @param answers key of a field to what is answered; what is not known is left out
 */
public record RequestWanted(UUID ticket, String node, String type, Map<String, Object> answers) {

    /** What such a service task names as its action. */
    public static final String ACTION = "startRequest";

    /** The property that names the request type. */
    public static final String TYPE = "request";

    /** How properties with answers begin: {@code answer.amount}. */
    public static final String ANSWER = "answer.";

    private static final Pattern NAMED = Pattern.compile("[$#]\\{" + ACTION + "}");

    /** Whether a service task starts a request. */
    public static boolean isActionOf(@Nullable String delegateExpression) {
        return delegateExpression != null && NAMED.matcher(delegateExpression).matches();
    }
}
