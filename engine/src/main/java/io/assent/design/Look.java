package io.assent.design;

import static java.util.stream.Collectors.toMap;

import io.assent.design.Outlook.Consequence;
import io.assent.design.Outlook.Kept;
import io.assent.design.Outlook.Kind;
import io.assent.inbox.InboxEntry;
import io.assent.inbox.InboxItem;
import io.assent.tickets.Status;
import io.assent.workflow.ProcessMigration.Alarm;
import io.assent.workflow.ProcessMigration.Stand;
import io.assent.workflow.ProcessMigration.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A request as people find it at some moment.
 *
 * @param actions names of the verbs that its processes wait for
 */
record Look(Status status, Stand stand, Set<String> actions, List<InboxEntry> items) {

    private static final String CLOCK = "sla-clock";

    /** Names of the steps where it waits; its clock is none of them. */
    List<String> steps() {
        return stand.steps().stream()
                .filter(step -> !step.process().equals(CLOCK))
                .map(Step::name)
                .toList();
    }

    /** What is the same in a later look. */
    Kept keptIn(Look later) {
        List<InboxEntry> items = common(this.items, later.items, InboxEntry::id, (_, _) -> true);
        List<Alarm> alarms = common(
                stand.alarms(),
                later.stand.alarms(),
                Look::place,
                (one, other) -> one.due().equals(other.due()));
        int approvals = (int) items.stream()
                .filter(item -> item.kind() == InboxItem.Kind.APPROVAL)
                .count();
        int clocks = (int)
                alarms.stream().filter(alarm -> alarm.process().equals(CLOCK)).count();
        return new Kept(items.size() - approvals, approvals, alarms.size() - clocks, clocks);
    }

    /** What is different in a later look. */
    List<Consequence> effectsIn(Look later) {
        List<Consequence> all = new ArrayList<>();
        if (status != later.status) {
            all.add(new Consequence(Kind.STATUS, "", status.name(), later.status.name()));
        }
        Map<String, Step> steps = by(stand.steps(), step -> step.process() + '/' + step.node());
        by(later.stand.steps(), step -> step.process() + '/' + step.node()).forEach((place, step) -> {
            Step before = steps.get(place);
            if (before != null && !before.name().equals(step.name())) {
                all.add(new Consequence(Kind.STEP_RENAMED, step.name(), before.name(), step.name()));
            }
        });
        tasks(later, all);
        alarms(later, all);
        added(actions, later.actions).forEach(action -> all.add(Consequence.of(Kind.ACTION_NEW, action)));
        added(later.actions, actions).forEach(action -> all.add(Consequence.of(Kind.ACTION_GONE, action)));
        return all;
    }

    private void tasks(Look later, List<Consequence> all) {
        Map<Object, InboxEntry> before = by(items, InboxEntry::id);
        Map<Object, InboxEntry> after = by(later.items, InboxEntry::id);
        before.forEach((id, item) -> {
            InboxEntry now = after.get(id);
            if (now == null) {
                all.add(Consequence.of(Kind.TASK_GONE, item.step()));
            } else {
                if (!now.outcomes().equals(item.outcomes())) {
                    all.add(new Consequence(Kind.CHOICES, now.step(), list(item.outcomes()), list(now.outcomes())));
                }
                if (!Set.copyOf(now.principals()).equals(Set.copyOf(item.principals()))) {
                    all.add(Consequence.of(Kind.OFFERED_TO_OTHERS, now.step()));
                }
            }
        });
        after.forEach((id, item) -> {
            if (!before.containsKey(id)) {
                all.add(Consequence.of(Kind.TASK_NEW, item.step()));
            }
        });
    }

    private void alarms(Look later, List<Consequence> all) {
        Map<String, Alarm> before = by(stand.alarms(), Look::place);
        Map<String, Alarm> after = by(later.stand.alarms(), Look::place);
        before.forEach((place, alarm) -> {
            Alarm now = after.get(place);
            if (now == null) {
                all.add(new Consequence(
                        Kind.TIMER_GONE, alarm.name(), alarm.due().toString(), null));
            } else if (!now.due().equals(alarm.due())) {
                all.add(new Consequence(
                        Kind.TIMER_CHANGED,
                        now.name(),
                        alarm.due().toString(),
                        now.due().toString()));
            }
        });
        after.forEach((place, alarm) -> {
            if (!before.containsKey(place)) {
                all.add(new Consequence(
                        Kind.TIMER_NEW, alarm.name(), null, alarm.due().toString()));
            }
        });
    }

    private static String place(Alarm alarm) {
        return alarm.process() + '/' + alarm.node();
    }

    private static String list(List<String> choices) {
        return String.join(", ", choices);
    }

    private static Set<String> added(Set<String> before, Set<String> after) {
        Set<String> added = new TreeSet<>(after);
        added.removeAll(before);
        return added;
    }

    private static <T> List<T> common(List<T> before, List<T> after, Function<T, Object> key, BiPredicate<T, T> same) {
        Map<Object, T> known = by(after, key);
        return before.stream()
                .filter(each -> Stream.ofNullable(known.get(key.apply(each))).anyMatch(other -> same.test(each, other)))
                .toList();
    }

    private static <K, T> Map<K, T> by(List<T> all, Function<? super T, ? extends K> key) {
        return all.stream().collect(toMap(key, each -> each, (one, _) -> one, LinkedHashMap::new));
    }
}
