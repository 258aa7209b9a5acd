package io.assent.approvals;

import io.assent.approvals.Approval.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A step of a plan with what its approvers said. */
final class Step {

    enum Outcome {
        OPEN,
        APPROVED,
        REJECTED
    }

    final UUID id;
    final PlannedStep plan;
    final List<Approval> approvals = new ArrayList<>();
    /** Whether its approvers were asked: the steps of later levels wait for those before them. */
    boolean opened;
    /** The rule said so when nobody decided in time. */
    boolean timedOut;

    Step(UUID id, PlannedStep plan, boolean opened, boolean timedOut) {
        this.id = id;
        this.plan = plan;
        this.opened = opened;
        this.timedOut = timedOut;
    }

    Outcome outcome() {
        if (timedOut) {
            return Outcome.REJECTED;
        }
        if (!opened || approvals.stream().allMatch(each -> each.state == State.VOID)) {
            return Outcome.OPEN;
        }
        if (approved() >= needed()) {
            return Outcome.APPROVED;
        }
        return approved() + pending() < needed() ? Outcome.REJECTED : Outcome.OPEN;
    }

    boolean isOpen() {
        return outcome() == Outcome.OPEN;
    }

    int needed() {
        return plan.rule().needed(approvals.size());
    }

    /** One person is one voice, however often they were asked. */
    int approved() {
        return (int) approvals.stream()
                .filter(each -> each.state == State.APPROVED)
                .map(each -> each.decidedBy)
                .distinct()
                .count();
    }

    /** Everybody who is asked in this step in their own right, or was heard in it. */
    Set<UUID> voices() {
        Set<UUID> persons = new HashSet<>();
        approvals.forEach(each -> {
            persons.addAll(each.themselves());
            if (each.decidedBy != null) {
                persons.add(each.decidedBy);
            }
        });
        return persons;
    }

    int pending() {
        return count(State.PENDING);
    }

    int rejected() {
        return count(State.REJECTED);
    }

    boolean hasVotes() {
        return approvals.stream().anyMatch(each -> each.decidedBy != null);
    }

    List<Approval> pendingApprovals() {
        return approvals.stream().filter(Approval::isPending).toList();
    }

    private int count(State state) {
        return (int) approvals.stream().filter(each -> each.state == state).count();
    }
}
