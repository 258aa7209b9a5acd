package io.assent.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A business refusal: what is wrong and what to do, with a stable code. Answered as {@code application/problem+json} (RFC 9457). */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How the refusal is answered over HTTP. */
    public enum Category {
        UNREADABLE(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        WRONG_MEDIA_TYPE(415),
        INVALID(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One wrong property.
     *
     * @param pointer the JSON pointer (RFC 6901) of the property, for example {@code /custom_fields/amount}
     */
    public record Problem(String pointer, String code, String detail) {}

    private final Category category;
    private final String code;
    private final transient List<Problem> errors;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    public Refusal(Category category, String code, String detail) {
        this(category, code, detail, List.of());
    }

    public Refusal(Category category, String code, String detail, List<Problem> errors) {
        super(detail);
        this.category = category;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** Adds a property to the answer, for example who decided first. */
    public Refusal with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public Category category() {
        return category;
    }

    public String code() {
        return code;
    }

    public List<Problem> errors() {
        return errors;
    }

    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    /** What you may not see does not exist for you. */
    public static Refusal notFound(String what) {
        return new Refusal(Category.NOT_FOUND, "NOT_FOUND", "There is no such " + what + ", or you may not see it.");
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(Category.FORBIDDEN, "FORBIDDEN", detail);
    }

    public static Refusal invalid(List<Problem> errors) {
        return new Refusal(
                Category.INVALID, "VALIDATION_FAILED", "Some values need a correction; nothing was changed.", errors);
    }

    /** The same for problems met one after the other: what lies at or below a place that was told before is not told again. */
    public static void ifAny(List<Problem> told, List<Problem> further) {
        List<Problem> all = new ArrayList<>(told);
        further.stream()
                .filter(problem ->
                        told.stream().noneMatch(before -> (problem.pointer() + "/").startsWith(before.pointer() + "/")))
                .forEach(all::add);
        ifAny(all);
    }

    /** Throws {@link #invalid(List)} when there is any problem. */
    public static void ifAny(List<Problem> errors) {
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
    }
}
