package io.assent.approvals;

import io.assent.calendars.WorkingTime;
import io.assent.shared.Caller.Channel;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one person, or one group of whom anyone will do, is asked to decide. */
final class Approval {

    /** How often those at the end of the chain are called; then it rests with them. */
    private static final int MOST_CALLS = 8;

    enum State {
        PENDING,
        APPROVED,
        REJECTED,
        /** Returned to the requester for change. */
        SENT_BACK,
        /** Somebody who was asked for an opinion gave it. */
        REVIEWED,
        /** No longer wanted: the step was decided without it, or the request changed or was taken back. */
        VOID
    }

    /**
     * Somebody is asked beside those whom the policy means.
     *
     * @param as whether the step needs their decision or only hears their opinion
     */
    record Addition(As as, UUID by, String reason) {

        enum As {
            APPROVER,
            REVIEWER
        }
    }

    final UUID id;
    final UUID step;
    final Instant requestedAt;
    State state = State.PENDING;
    /** Everybody who may decide, substitutes included. */
    List<UUID> asked;
    /** Who of the asked decides in whose place: substitute to absent person, who is asked as well. */
    Map<UUID, UUID> standIns = Map.of();
    /** Who of the asked decides for whom it was handed on: delegate to who was asked first, and is not asked any more. */
    Map<UUID, UUID> delegates = Map.of();
    /** Who let the time pass, or handed it up: nobody of them is asked again in the place of those after them. */
    List<UUID> passed = List.of();
    /** How often those asked were called since nobody above them is left to ask. */
    int calls;
    /** In whose name it was decided, when not in the decider's own. */
    @Nullable
    UUID onBehalfOf;
    /** Why these people, as a sentence: the edge of the organisation that led to them. */
    String edge;

    int revision;

    @Nullable
    Instant remindAt;

    @Nullable
    Instant escalateAt;

    @Nullable
    UUID decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    Channel channel;

    /** What was said with the decision; while it is pending, by who handed it on. */
    @Nullable
    String comment;

    /** By whom and why it was added to the running step; absent for those whom the policy asks. */
    @Nullable
    Addition addition;

    private boolean stored;
    private boolean changed = true;

    Approval(UUID id, UUID step, List<UUID> asked, String edge, int revision, Instant requestedAt) {
        this.id = id;
        this.step = step;
        this.asked = List.copyOf(asked);
        this.edge = edge;
        this.revision = revision;
        this.requestedAt = requestedAt;
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** Whether only an opinion is asked for. */
    boolean isReview() {
        return addition != null && addition.as() == Addition.As.REVIEWER;
    }

    boolean asks(UUID person) {
        return asked.contains(person);
    }

    /** Those who are asked themselves and not in somebody's place. */
    List<UUID> themselves() {
        return asked.stream().filter(person -> !standIns.containsKey(person)).toList();
    }

    boolean asksThemselves(UUID person) {
        return asks(person) && !standIns.containsKey(person);
    }

    /** For which absent person they stand in; absent when they are asked themselves. */
    Optional<UUID> inPlaceOf(UUID person) {
        return Optional.ofNullable(standIns.get(person));
    }

    /** In whose name the person decides, as substitute or delegate; absent for their own. */
    Optional<UUID> inNameOf(UUID person) {
        return inPlaceOf(person).or(() -> Optional.ofNullable(delegates.get(person)));
    }

    /** Everybody who decides in another's name: the person to that other. */
    Map<UUID, UUID> names() {
        Map<UUID, UUID> names = new LinkedHashMap<>(delegates);
        names.putAll(standIns);
        return names;
    }

    /** @return whether that changes who is asked */
    boolean standIn(Map<UUID, UUID> now) {
        if (standIns.equals(now)) {
            return false;
        }
        asked = Stream.concat(themselves().stream(), now.keySet().stream()).toList();
        standIns = Map.copyOf(now);
        changed = true;
        return true;
    }

    /** Asks those above in place of one of those asked themselves, or of all when absent. */
    void pass(@Nullable UUID instead, List<UUID> above, String why) {
        List<UUID> from = instead == null ? themselves() : List.of(instead);
        passed = Stream.concat(passed.stream(), from.stream()).distinct().toList();
        ask(instead, above, why);
    }

    /** The person in whose name it was decided. */
    boolean isVoiceOf(UUID person) {
        return decidedBy != null && (decidedBy.equals(person) || person.equals(standIns.get(decidedBy)));
    }

    void decide(State decision, UUID by, Channel from, @Nullable String words, Instant now) {
        state = decision;
        decidedBy = by;
        onBehalfOf = inNameOf(by).orElse(null);
        decidedAt = now;
        channel = from;
        comment = words;
        changed = true;
    }

    /** What was said before in the name of one of the asked holds here too. */
    void repeat(Approval earlier) {
        decide(
                State.APPROVED,
                Objects.requireNonNull(earlier.decidedBy),
                Objects.requireNonNull(earlier.channel),
                earlier.comment,
                Objects.requireNonNull(earlier.decidedAt));
        if (!asks(earlier.decidedBy)) {
            onBehalfOf = earlier.onBehalfOf;
        }
    }

    void voided() {
        state = State.VOID;
        changed = true;
    }

    /** Asks others in place of one of those asked themselves, or of all when absent; their substitutes go with them. */
    void ask(@Nullable UUID instead, List<UUID> others, String why) {
        List<UUID> stay = themselves().stream()
                .filter(person -> instead != null && !person.equals(instead))
                .toList();
        Map<UUID, UUID> remaining = new LinkedHashMap<>(standIns);
        remaining.entrySet().removeIf(each -> !stay.contains(each.getValue()) || others.contains(each.getKey()));
        standIns = Map.copyOf(remaining);
        asked = Stream.of(stay, others, List.copyOf(remaining.keySet()))
                .flatMap(List::stream)
                .distinct()
                .toList();
        delegates = delegatesAmong(asked);
        edge = why;
        changed = true;
    }

    void because(String why) {
        edge = why;
        changed = true;
    }

    /** Asks one person in place of another, in whose name they decide: that of who was asked first. */
    void delegate(UUID from, UUID to, String why) {
        UUID first = delegates.getOrDefault(from, from);
        ask(from, List.of(to), why);
        Map<UUID, UUID> now = new LinkedHashMap<>(delegates);
        now.put(to, first);
        delegates = Map.copyOf(now);
    }

    private Map<UUID, UUID> delegatesAmong(List<UUID> persons) {
        Map<UUID, UUID> left = new LinkedHashMap<>(delegates);
        left.keySet().retainAll(persons);
        return Map.copyOf(left);
    }

    void handedOnWith(@Nullable String words) {
        comment = words;
        changed = true;
    }

    void rebase(int toRevision) {
        revision = toRevision;
        changed = true;
    }

    /** Starts the clocks of the step. */
    void arm(PlannedStep step, WorkingTime time, Instant now) {
        remindAt = after(now, time, step.remindPeriod());
        escalateAt = after(now, time, step.escalatePeriod());
        calls = 0;
        changed = true;
    }

    /** Nothing follows when an opinion does not come, so it is reminded of and no more. */
    void armReminder(PlannedStep step, WorkingTime time, Instant now) {
        remindAt = after(now, time, step.remindPeriod());
        changed = true;
    }

    void reminded(PlannedStep step, WorkingTime time, Instant now) {
        remindAt = after(now, time, step.remindPeriod());
        changed = true;
    }

    /** Nobody above is left to ask: the next call is as far away as the next above would have been. */
    void call(PlannedStep step, WorkingTime time, Instant now) {
        calls++;
        remindAt = null;
        escalateAt = calls < MOST_CALLS ? after(now, time, step.escalatePeriod()) : null;
        changed = true;
    }

    /** Whether everybody up the chain was asked, and nobody said anything. */
    boolean isUnheard() {
        return isPending() && calls > 0;
    }

    void stopClocks() {
        remindAt = null;
        escalateAt = null;
        changed = true;
    }

    /** Time that passed while somebody else had to act does not count; none passes while it is closed. */
    void postpone(WorkingTime time, Instant since, Instant now) {
        if (time.between(since, now).isZero()) {
            return;
        }
        remindAt = remindAt == null ? null : time.plus(now, time.between(since, remindAt));
        escalateAt = escalateAt == null ? null : time.plus(now, time.between(since, escalateAt));
        changed = true;
    }

    /** The next instant at which something is to be done, absent for never. */
    @Nullable
    Instant nextInstant() {
        return earlier(remindAt, escalateAt);
    }

    /** The same of an approval that is asked for now. */
    static @Nullable Instant firstInstant(PlannedStep step, WorkingTime time, Instant now) {
        return earlier(after(now, time, step.remindPeriod()), after(now, time, step.escalatePeriod()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
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

    private static @Nullable Instant after(Instant from, WorkingTime time, @Nullable TemporalAmount period) {
        return period == null ? null : time.plus(from, period);
    }
}
