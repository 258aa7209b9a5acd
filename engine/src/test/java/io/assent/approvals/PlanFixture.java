package io.assent.approvals;

import io.assent.approvals.Approval.Addition.As;
import io.assent.approvals.PlannedStep.OnTimeout;
import io.assent.shared.Caller.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan in a small organisation, and what can be done to it. */
abstract class PlanFixture {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final UUID ANN = person(1);

    static final UUID BEN = person(2);

    static final UUID CAT = person(3);

    static final UUID DAN = person(4);

    final Plan plan = new Plan(person(100), person(101));

    final Map<String, List<UUID>> organisation = new HashMap<>(Map.of(
            "manager",
            List.of(ANN),
            "head",
            List.of(BEN),
            "group:pair",
            List.of(ANN, BEN),
            "group:board",
            List.of(ANN, BEN, CAT)));

    static PlannedStep timed(@Nullable String remind, @Nullable String escalate) {
        return timed(1, "manager", remind, escalate);
    }

    static PlannedStep hurried(int level) {
        return timed(level, "head", "PT1H", null);
    }

    static PlannedStep timed(int level, String approver, @Nullable String remind, @Nullable String escalate) {
        return new PlannedStep(
                level,
                approver,
                Rule.parse("any"),
                remind,
                escalate,
                null,
                OnTimeout.ESCALATE,
                true,
                true,
                null,
                "because",
                "rule_1",
                Map.of(),
                Map.of(),
                1);
    }

    void plan(PlannedStep... steps) {
        plan.replace(Arrays.asList(steps), 1, NOON);
        open();
    }

    List<Approval> open() {
        return plan.open(this::approvers, plan.steps.isEmpty() ? 1 : currentRevision(), NOON);
    }

    List<Approval> passOver() {
        return plan.passOver(this::approvers, currentRevision(), NOON);
    }

    Asked approvers(PlannedStep step) {
        return new Asked(organisation.getOrDefault(step.approver(), List.of()), "because");
    }

    int currentRevision() {
        return plan.former.isEmpty() ? 1 : 2;
    }

    List<Approval> approve(UUID who) {
        return plan.decide(pending(who), true, who, Channel.PORTAL, null, NOON);
    }

    Approval add(UUID who, As as) {
        return plan.add(plan.steps.getFirst(), who, new Approval.Addition(as, ANN, "An expert."), "because", 1, NOON);
    }

    List<Approval> sendBack(UUID who) {
        return plan.sendBack(pending(who), who, Channel.PORTAL, "Two, please.", NOON);
    }

    void reject(UUID who) {
        plan.decide(pending(who), false, who, Channel.PORTAL, "no", NOON);
    }

    Approval pending(UUID who) {
        return plan.pendingApprovals().stream()
                .filter(each -> each.asks(who))
                .findFirst()
                .orElseThrow();
    }

    List<UUID> asked() {
        return plan.pendingApprovals().stream()
                .flatMap(each -> each.asked.stream())
                .toList();
    }

    static PlannedStep step(int level, String approver, String rule) {
        return stepSeeing(500, level, approver, rule);
    }

    static PlannedStep stepSeeing(int amount, int level, String approver, String rule) {
        return stepAbout("Acme", amount, level, approver, rule);
    }

    static PlannedStep stepAbout(String vendor, int amount, int level, String approver, String rule) {
        return new PlannedStep(
                level,
                approver,
                Rule.parse(rule),
                "P1D",
                "P3D",
                null,
                OnTimeout.ESCALATE,
                true,
                true,
                null,
                "because",
                "rule_1",
                Map.of("Amount", amount),
                Map.of("vendor", vendor),
                1);
    }

    static UUID person(long number) {
        return new UUID(7, number);
    }
}
