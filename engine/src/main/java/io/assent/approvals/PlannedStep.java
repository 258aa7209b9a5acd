package io.assent.approvals;

import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the approval policy that applies to a ticket: who is to decide, by which rule, and why.
 *
 * @param approver as the table names them, for example {@code departmentHead} or {@code group:finance-committee}
 * @param remindAfter ISO 8601 period or duration, absent for no reminder
 * @param hours whether the two count in business time or around the clock; absent when the ticket's priority says so
 * @param onTimeout what happens when nobody decides in time
 * @param adHoc whether further people may be asked while it runs
 * @param fallback who decides when nobody can be found, for example {@code group:finance-committee}
 * @param matched id of the table's rule
 * @param inputs what the table saw
 * @param material the answers that decisions rest on, by the pack's names of the fields
 * @param release number of the release whose table spoke
 */
record PlannedStep(
        int level,
        String approver,
        Rule rule,
        @Nullable String remindAfter,
        @Nullable String escalateAfter,
        @Nullable StepHours hours,
        OnTimeout onTimeout,
        boolean bulk,
        boolean adHoc,
        @Nullable String fallback,
        String reason,
        String matched,
        Map<String, Object> inputs,
        Map<String, Object> material,
        int release) {

    /** Plans that were stored before material answers were kept have none. */
    PlannedStep {
        material = material == null ? Map.of() : material;
    }

    /** What a step does when its time is up; it never approves by itself. */
    enum OnTimeout {
        ESCALATE,
        REJECT,
        WAIT
    }

    /** In what a step's reminders and time-outs are counted. */
    enum StepHours {
        BUSINESS,
        ALWAYS
    }

    /** What stands for the rule's id when no rule of the table fits. */
    static final String NO_RULE = "none";

    /** Whether a rule of the table asks for it; while a request is still being written, none may fit yet. */
    boolean isFromTable() {
        return !matched.equals(NO_RULE);
    }

    /** Whether the two ask the same people the same thing for the same cause, about the same material answers. */
    boolean isSameAs(PlannedStep other) {
        return asksTheSameAs(other)
                && matched.equals(other.matched)
                && areSame(inputs, other.inputs)
                && areSame(material, other.material);
    }

    boolean asksTheSameAs(PlannedStep other) {
        return level == other.level
                && approver.equals(other.approver)
                && rule.equals(other.rule)
                && sameValue(named(), other.named());
    }

    /** Whom the requester named, when the table leaves it to them. */
    private @Nullable Object named() {
        return Approver.parse(approver)
                .filter(meant -> meant.kind() == Approver.Kind.FIELD)
                .map(meant -> material.get(meant.rest()))
                .orElse(null);
    }

    private static boolean areSame(Map<String, Object> ones, Map<String, Object> others) {
        return ones.keySet().equals(others.keySet())
                && ones.entrySet().stream().allMatch(each -> sameValue(each.getValue(), others.get(each.getKey())));
    }

    private static boolean sameValue(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(String.valueOf(one), String.valueOf(other));
    }

    @Nullable
    TemporalAmount remindPeriod() {
        return period(remindAfter);
    }

    @Nullable
    TemporalAmount escalatePeriod() {
        return period(escalateAfter);
    }

    static @Nullable TemporalAmount period(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.contains("T") ? java.time.Duration.parse(text) : Period.parse(text);
    }
}
