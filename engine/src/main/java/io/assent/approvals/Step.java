package io.assent.approvals;

import io.assent.approvals.Approval.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** As if it had not been opened. */
    void close() {
        opened = false;
        approvals.clear();
    }

    Outcome outcome() {
        if (timedOut) {
            return Outcome.REJECTED;
        }
        if (added().anyMatch(each -> each.state == State.REJECTED)) {
            return Outcome.REJECTED;
        }
        if (!opened || ofPolicy().allMatch(each -> each.state == State.VOID)) {
            return Outcome.OPEN;
        }
        Outcome outcome = outcomeOfPolicy();
        return outcome == Outcome.APPROVED && added().anyMatch(Approval::isPending) ? Outcome.OPEN : outcome;
    }

    /** What those say whom the policy asks; who was added is needed besides. */
    private Outcome outcomeOfPolicy() {
        int needed = plan.rule().needed((int) ofPolicy().count());
        int approved = voices(ofPolicy());
        if (approved >= needed) {
            return Outcome.APPROVED;
        }
        return approved + ofPolicy().filter(Approval::isPending).count() < needed ? Outcome.REJECTED : Outcome.OPEN;
    }

    /** The approvals that nobody has to decide any more; where only an added one is missing, those of the policy. */
    List<Approval> superfluous() {
        if (!isOpen()) {
            return pendingApprovals();
        }
        return opened && outcomeOfPolicy() == Outcome.APPROVED
                ? ofPolicy().filter(Approval::isPending).toList()
                : List.of();
    }

    /** Those that ask for a decision, not for an opinion. */
    Stream<Approval> asking() {
        return approvals.stream().filter(each -> !each.isReview());
    }

    private Stream<Approval> ofPolicy() {
        return approvals.stream().filter(each -> each.addition == null);
    }

    /** Those who were added and whose decision is needed. */
    private Stream<Approval> added() {
        return asking().filter(each -> each.addition != null);
    }

    boolean isOpen() {
        return outcome() == Outcome.OPEN;
    }

    int needed() {
        return plan.rule().needed((int) ofPolicy().count()) + (int) added().count();
    }

    /** One person is one voice, however often they were asked. */
    int approved() {
        return voices(ofPolicy()) + voices(added());
    }

    private static int voices(Stream<Approval> approvals) {
        return (int) approvals
                .filter(each -> each.state == State.APPROVED)
                .map(each -> each.decidedBy)
                .distinct()
                .count();
    }

    /** Those in whose name somebody decides to whom they handed it on. */
    Set<UUID> represented() {
        return approvals.stream()
                .flatMap(each -> each.delegates.values().stream())
                .collect(Collectors.toSet());
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

    int rejected() {
        return (int)
                approvals.stream().filter(each -> each.state == State.REJECTED).count();
    }

    /** How many are asked for a decision. */
    int deciders() {
        return (int) asking().count();
    }

    boolean hasVotes() {
        return asking().anyMatch(each -> each.decidedBy != null);
    }

    /** Whether nobody decides, although everybody above was asked as well. */
    boolean isUnheard() {
        return approvals.stream().anyMatch(Approval::isUnheard);
    }

    List<Approval> pendingApprovals() {
        return approvals.stream().filter(Approval::isPending).toList();
    }
}
