package io.assent.design;

import io.assent.design.Course.Step;
import io.assent.scenarios.Replayed.Cause;
import io.assent.scenarios.Replayed.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would change about one request.
 *
 * @param steps names of those that are gained or lost
 * @param reason why it, or how it ends, cannot be told; absent where all can
 * @param at the step or the place that is the reason
 * @param now as far as it goes; absent when it was not done again
 */
public record Verdict(
        Difference difference,
        List<String> steps,
        @Nullable Reason reason,
        String at,
        Course then,
        @Nullable Course now) {

    /** Of several differences the first counts. */
    public enum Difference {
        UNKNOWN,
        NEVER_ENDS,
        ENDS_OTHERWISE,
        GAINS_STEP,
        LOSES_STEP,
        OTHER_APPROVERS,
        SAME
    }

    /** What cannot be known. */
    public enum Reason {
        /** Somebody is to do what nobody did. */
        NOT_DONE,
        /** The request is not accepted as it was asked for. */
        REFUSED,
        /** A step cannot be worked out. */
        FAILED,
        /** It was changed after it was sent; what it said before is not kept word for word. */
        EDITED,
        /** Somebody led it by hand: asked further people, handed it to others, merged it. */
        BY_HAND,
        /** It waits for requests that it started. */
        PARTS,
        /** It was brought in from elsewhere, or its history is too long. */
        NO_HISTORY,
        /** The history of its process was cleaned by the policy of the tenant. */
        HISTORY_CLEANED,
        /** Done again on its own release it does not go as it went: the organisation has changed. */
        NOT_REPRODUCED
    }

    static Verdict unknown(Reason reason, String at, Course then) {
        return new Verdict(Difference.UNKNOWN, List.of(), reason, at, then, null);
    }

    static Verdict of(Course then, @Nullable Course now, @Nullable Stop stop) {
        Reason reason = stop == null
                ? null
                : switch (stop.because()) {
                    case NOT_DONE -> Reason.NOT_DONE;
                    case REFUSED -> Reason.REFUSED;
                    case PARTS -> Reason.PARTS;
                    case FAILED -> Reason.FAILED;
                    case RESTLESS -> null;
                };
        String at = stop == null ? "" : stop.at();
        if (now == null || reason == Reason.FAILED) {
            return new Verdict(Difference.UNKNOWN, List.of(), reason, at, then, now);
        }
        List<String> gained = missing(now, then);
        List<String> lost = stop == null ? missing(then, now) : List.of();
        Difference difference = difference(then, now, stop, gained, lost);
        return new Verdict(difference, difference == Difference.LOSES_STEP ? lost : gained, reason, at, then, now);
    }

    /** Whether it would be over in the time promised where it was not, or the other way round. */
    boolean breaksAnotherPromise() {
        return now != null && now.minutes() != null && now.breached() != then.breached();
    }

    /** @param own the same request done again on its own release: what does not go as it went there is not the draft's doing */
    Verdict provenBy(Verdict own) {
        boolean goesAsItWent = own.difference() == Difference.SAME;
        if (!goesAsItWent && difference != Difference.SAME) {
            return unknown(Reason.NOT_REPRODUCED, "", then);
        }
        return now != null && (!goesAsItWent || own.breaksAnotherPromise())
                ? new Verdict(difference, steps, reason, at, then, now.keeping(then.breached()))
                : this;
    }

    private static Difference difference(
            Course then, Course now, @Nullable Stop stop, List<String> gained, List<String> lost) {
        if (stop != null && stop.because() == Cause.RESTLESS) {
            return Difference.NEVER_ENDS;
        }
        if (stop == null && then.status() != now.status()) {
            return Difference.ENDS_OTHERWISE;
        }
        if (!gained.isEmpty()) {
            return Difference.GAINS_STEP;
        }
        if (!lost.isEmpty()) {
            return Difference.LOSES_STEP;
        }
        if (asksOthers(then.approvals(), now.approvals())) {
            return Difference.OTHER_APPROVERS;
        }
        return stop == null ? Difference.SAME : Difference.UNKNOWN;
    }

    /** The names of what the one has more of than the other: tasks by their node, approvals by their number. */
    private static List<String> missing(Course of, Course in) {
        List<String> left = new ArrayList<>(in.tasks().map(Step::node).toList());
        List<String> names = new ArrayList<>();
        of.tasks().filter(step -> !left.remove(step.node())).map(Step::name).forEach(names::add);
        of.approvals().stream().skip(in.approvals().size()).map(Step::name).forEach(names::add);
        return names;
    }

    private static boolean asksOthers(List<Step> then, List<Step> now) {
        for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
            if (!Objects.equals(then.get(i).persons(), now.get(i).persons())) {
                return true;
            }
        }
        return false;
    }
}
