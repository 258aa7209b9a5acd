package io.assent.shared.web;

import io.assent.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How many rows a list has in all. It is counted only for a request that says {@code count=true}. */
public final class Total {

    /** Where the counting of long lists stops; a client shows "1,000+". */
    public static final int MOST = 1_001;

    static final String PARAMETER = "count";

    private Total() {}

    /** @throws Refusal when the request says something else than yes or no */
    public static @Nullable Long ifAsked(LongSupplier count) {
        return isAsked() ? count.getAsLong() : null;
    }

    private static boolean isAsked() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return false;
        }
        HttpServletRequest request = attributes.getRequest();
        String asked = request.getParameter(PARAMETER);
        return switch (asked) {
            case "true" -> true;
            case "false", "" -> false;
            case null -> false;
            default ->
                throw Refusal.invalid(List.of(new Refusal.Problem(
                        "/" + PARAMETER, "WRONG_TYPE", "Expected " + Kinds.of(boolean.class) + ".")));
        };
    }
}
