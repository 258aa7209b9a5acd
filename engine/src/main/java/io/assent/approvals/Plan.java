package io.assent.approvals;

import io.assent.approvals.Approval.Addition;
import io.assent.approvals.Approval.State;
import io.assent.calendars.WorkingTime;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The approval of one ticket: its steps, level by level, and who said what. Pure rules; {@link Approvals} checks authority, and the
 * process waits at one user task per level until this says how to go on.
 */
final class Plan {

    /** What the process asks when it leaves the level. */
    enum Outcome {
        OPEN,
        INFO_REQUESTED,
        SENT_BACK,
        APPROVED,
        REJECTED
    }

    final UUID ticket;
    final UUID tenant;
    final List<Step> steps = new ArrayList<>();
    /** Steps of plans that a change or a withdrawal has ended; nothing in them is pending, they are kept for the record. */
    final List<Step> former = new ArrayList<>();
    /** The engine's task that waits now: the level's, or the requester's while a question is open. */
    @Nullable
    String task;

    @Nullable
    Question question;

    @Nullable
    SentBack sentBack;

    /** Whether the process that waits knows the way back to the requester; older models do not. */
    boolean maySendBack;

    /** In what the clocks of a step are counted. */
    Function<PlannedStep, WorkingTime> time = _ -> WorkingTime.always(ZoneOffset.UTC);

    private boolean stored;
    private boolean changed = true;

    Plan(UUID ticket, UUID tenant) {
        this.ticket = ticket;
        this.tenant = tenant;
    }

    Outcome outcome() {
        if (sentBack != null) {
            return Outcome.SENT_BACK;
        }
        if (steps.stream().anyMatch(step -> step.outcome() == Step.Outcome.REJECTED)) {
            return Outcome.REJECTED;
        }
        if (!steps.isEmpty() && steps.stream().allMatch(step -> step.outcome() == Step.Outcome.APPROVED)) {
            return Outcome.APPROVED;
        }
        return question == null ? Outcome.OPEN : Outcome.INFO_REQUESTED;
    }

    /** The lowest level that is not decided, absent when all are. */
    Optional<Integer> level() {
        return steps.stream()
                .filter(Step::isOpen)
                .map(step -> step.plan.level())
                .min(Comparator.naturalOrder());
    }

    /**
     * When a reminder or a time-out is next due; absent while nothing runs. Who is about to be asked counts from now on: the process
     * sets its timer just before it opens the task at which they are asked.
     */
    Optional<Instant> nextInstant(Instant now) {
        Optional<Integer> level = level();
        Stream<@Nullable Instant> asked = pendingApprovals().stream().map(Approval::nextInstant);
        Stream<@Nullable Instant> aboutToBe = steps.stream()
                .filter(step -> !step.opened
                        && level.filter(open -> open == step.plan.level()).isPresent())
                .map(step -> Approval.firstInstant(step.plan, time.apply(step.plan), now));
        return Stream.concat(asked, aboutToBe).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    List<Approval> pendingApprovals() {
        return steps.stream().flatMap(step -> step.pendingApprovals().stream()).toList();
    }

    Optional<Approval> approval(UUID id) {
        return all().stream().filter(each -> each.id.equals(id)).findFirst();
    }

    /** Every approval, those of former steps included. */
    List<Approval> all() {
        return Stream.concat(former.stream(), steps.stream())
                .flatMap(step -> step.approvals.stream())
                .toList();
    }

    Step stepOf(Approval approval) {
        return Stream.concat(steps.stream(), former.stream())
                .filter(step -> step.id.equals(approval.step))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes a new plan for a changed ticket. Steps that ask the same for the same cause keep what was decided; those who are still
     * asked the same keep their approval; everything else is void, a question of somebody who is no longer asked included.
     *
     * @return the approvals that are void now
     */
    List<Approval> replace(List<PlannedStep> planned, int revision, Instant now) {
        List<Step> before = new ArrayList<>(steps);
        steps.clear();
        for (PlannedStep next : planned) {
            Optional<Step> kept =
                    before.stream().filter(old -> stays(old, next)).findFirst();
            kept.ifPresent(before::remove);
            steps.add(kept.map(old -> rebased(old, next, revision)).orElseGet(() -> fresh(next)));
        }
        steps.sort(Comparator.comparingInt(step -> step.plan.level()));
        int open = level().orElse(Integer.MAX_VALUE);
        List<Approval> voided = new ArrayList<>();
        before.forEach(old -> voided.addAll(old.pendingApprovals()));
        before.stream().filter(old -> old.opened).forEach(former::add);
        steps.replaceAll(step -> step.plan.level() > open ? closed(step, voided) : step);
        voided.forEach(Approval::voided);
        forgetQuestionOfNobody(now);
        changed = true;
        return voided;
    }

    private static boolean stays(Step old, PlannedStep next) {
        return old.plan.isSameAs(next) || old.plan.asksTheSameAs(next) && !old.hasVotes();
    }

    private static Step rebased(Step old, PlannedStep next, int revision) {
        Step step = new Step(old.id, next, old.opened, old.timedOut);
        step.approvals.addAll(old.approvals);
        step.pendingApprovals().forEach(approval -> approval.rebase(revision));
        return step;
    }

    private static Step fresh(PlannedStep planned) {
        return new Step(Ids.next(), planned, false, false);
    }

    /** A later level than the open one waits again; what was decided there stays. */
    private Step closed(Step step, List<Approval> voided) {
        if (!step.opened || step.hasVotes()) {
            return step;
        }
        voided.addAll(step.pendingApprovals());
        former.add(step);
        return fresh(step.plan);
    }

    /**
     * Asks the approvers of the open level who were not asked yet. Who approved this request before is not asked twice.
     *
     * @return the approvals that people are to be told of
     */
    List<Approval> open(Function<PlannedStep, Asked> approvers, int revision, Instant now) {
        List<Approval> opened = new ArrayList<>();
        Optional<Integer> level = level();
        while (level.isPresent()) {
            int current = level.get();
            steps.stream()
                    .filter(step -> step.plan.level() == current && !step.opened)
                    .forEach(step -> opened.addAll(open(step, approvers.apply(step.plan), revision, now)));
            Optional<Integer> next = level();
            if (next.equals(level)) {
                break;
            }
            level = next;
        }
        return opened.stream().filter(Approval::isPending).toList();
    }

    /**
     * Passes over the levels ahead whose approvers have all approved before, as long as one follows the other: nobody is asked there,
     * so that the process must not wait there either.
     *
     * @return the approvals that count once more
     */
    List<Approval> passOver(Function<PlannedStep, Asked> approvers, int revision, Instant now) {
        List<Approval> again = new ArrayList<>();
        Optional<Integer> level = level();
        while (level.isPresent()) {
            int current = level.get();
            List<Step> ahead = steps.stream()
                    .filter(step -> step.plan.level() == current && !step.opened)
                    .toList();
            List<Approval> opened = ahead.stream()
                    .flatMap(step -> open(step, approvers.apply(step.plan), revision, now).stream())
                    .toList();
            level = level();
            if (level.filter(open -> open == current).isPresent()) {
                ahead.forEach(Step::close);
                break;
            }
            again.addAll(opened);
        }
        return again;
    }

    private List<Approval> open(Step step, Asked asked, int revision, Instant now) {
        step.opened = true;
        changed = true;
        List<List<UUID>> each = step.plan.rule().isShared()
                ? List.of(asked.persons())
                : asked.persons().stream().map(List::of).toList();
        for (List<UUID> persons : each) {
            Approval approval = new Approval(Ids.next(), step.id, persons, asked.edge(), revision, now);
            step.approvals.add(approval);
            approvedBefore(persons)
                    .ifPresentOrElse(approval::repeat, () -> approval.arm(step.plan, time.apply(step.plan), now));
        }
        step.superfluous().forEach(Approval::voided);
        return step.approvals;
    }

    /** A substitute's word counts as that of the absent person, who is not asked again, nor the substitute in their place. */
    private Optional<Approval> approvedBefore(List<UUID> persons) {
        return steps.stream()
                .flatMap(step -> step.approvals.stream())
                .filter(each -> each.state == State.APPROVED && persons.stream().anyMatch(each::isVoiceOf))
                .findFirst();
    }

    /**
     * Takes a decision. An approval counts for every pending step of the level that asks the same person.
     *
     * @return the approvals that nobody has to decide any more, this one included
     */
    List<Approval> decide(
            Approval approval, boolean approve, UUID by, Channel channel, @Nullable String comment, Instant now) {
        List<Approval> before = pendingApprovals();
        if (approve) {
            before.stream()
                    .filter(each -> each == approval || each.asks(by) && !each.isReview())
                    .forEach(each -> each.decide(State.APPROVED, by, channel, comment, now));
        } else {
            approval.decide(State.REJECTED, by, channel, comment, now);
        }
        settle(now);
        return before.stream().filter(each -> !each.isPending()).toList();
    }

    /** Asks one more in a running step, for a decision that is needed or an opinion that is not. */
    Approval add(Step step, UUID person, Addition addition, String edge, int revision, Instant now) {
        Approval added = new Approval(Ids.next(), step.id, List.of(person), edge, revision, now);
        added.addition = addition;
        step.approvals.add(added);
        if (added.isReview()) {
            added.armReminder(step.plan, time.apply(step.plan), now);
        } else {
            added.arm(step.plan, time.apply(step.plan), now);
        }
        changed = true;
        return added;
    }

    /** Takes an opinion; it decides nothing. */
    void review(Approval approval, UUID by, Channel channel, String opinion, Instant now) {
        approval.decide(State.REVIEWED, by, channel, opinion, now);
        changed = true;
    }

    /** Rejects a step whose time is up. @return the approvals that nobody has to decide any more */
    List<Approval> timeOut(Step step, Instant now) {
        List<Approval> before = pendingApprovals();
        step.timedOut = true;
        settle(now);
        return before.stream().filter(each -> !each.isPending()).toList();
    }

    /** Whether the process can leave its level: it is decided, or a question is open. */
    boolean isLevelDone() {
        return outcome() == Outcome.APPROVED
                || outcome() == Outcome.REJECTED
                || steps.stream().noneMatch(step -> step.opened && step.isOpen());
    }

    /** Whether somebody is asked about a revision that is no more. */
    boolean isOlderThan(int revision) {
        return pendingApprovals().stream().anyMatch(each -> each.revision < revision);
    }

    /** Whether the approver waits for the requester's answer before deciding. */
    boolean waitsForAnswer(Approval approval) {
        return question != null && question.approval().equals(approval.id);
    }

    void ask(Approval approval, UUID by, String text, Instant now) {
        question = new Question(Ids.next(), approval.id, by, text, now);
        changed = true;
    }

    /** The question is answered: the clocks go on from where they stood. */
    void answered(Instant now) {
        Question open = Objects.requireNonNull(question);
        pendingApprovals().forEach(each -> each.postpone(time.apply(stepOf(each).plan), open.askedAt(), now));
        question = null;
        changed = true;
    }

    /**
     * Returns the request to its requester. Of the open level only what is approved stays, as long as the change leaves it be.
     *
     * @return the approvals that nobody has to decide any more, this one included
     */
    List<Approval> sendBack(Approval approval, UUID by, Channel channel, String reason, Instant now) {
        List<Approval> before = pendingApprovals();
        List<Step> open =
                steps.stream().filter(step -> step.opened && step.isOpen()).toList();
        approval.decide(State.SENT_BACK, by, channel, reason, now);
        pendingApprovals().forEach(Approval::voided);
        former.addAll(open);
        steps.replaceAll(step -> open.contains(step) ? fresh(step.plan) : step);
        question = null;
        sentBack = new SentBack(Ids.next(), approval.id, by, reason, now);
        changed = true;
        return before;
    }

    /** The requester sent it again. */
    void resubmitted() {
        sentBack = null;
        changed = true;
    }

    /** The request was taken back or stopped: nothing of the plan is wanted any more, and sent again it is planned from the start. */
    List<Approval> abandon() {
        List<Approval> pending = pendingApprovals();
        pending.forEach(Approval::voided);
        steps.stream().filter(step -> step.opened).forEach(former::add);
        steps.clear();
        question = null;
        sentBack = null;
        task = null;
        changed = true;
        return pending;
    }

    void waitsAt(@Nullable String engineTask, boolean knowsTheWayBack) {
        task = engineTask;
        maySendBack = knowsTheWayBack;
        changed = true;
    }

    private void settle(Instant now) {
        steps.forEach(step -> step.superfluous().forEach(Approval::voided));
        if (outcome() == Outcome.REJECTED) {
            pendingApprovals().forEach(Approval::voided);
        }
        forgetQuestionOfNobody(now);
        changed = true;
    }

    /** Nobody waits for the answer any more; the clocks of the others go on as if it had come. */
    private void forgetQuestionOfNobody(Instant now) {
        if (question != null
                && approval(question.approval()).filter(Approval::isPending).isEmpty()) {
            answered(now);
        }
    }

    boolean isStored() {
        return stored;
    }

    boolean isChanged() {
        return changed;
    }

    void written() {
        stored = true;
        changed = false;
    }
}
