package io.assent.inbox;

import io.assent.inbox.InboxItem.Kind;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may do what with a task. */
@Component
class TaskPolicy {

    private final Principals principals;

    TaskPolicy(Principals principals) {
        this.principals = principals;
    }

    /** What is on offer to the person now; approvals and questions say so themselves. */
    List<String> actions(Caller caller, InboxEntry entry) {
        if (entry.kind() != Kind.WORK) {
            return entry.actions();
        }
        List<String> actions = new ArrayList<>();
        if (isHolder(caller, entry)) {
            actions.addAll(List.of("complete", "unclaim"));
        } else if (entry.assignee() == null && isCandidate(caller, entry)) {
            actions.addAll(List.of("claim", "complete"));
        }
        if (mayAssign(caller, entry)) {
            actions.add("assign");
        }
        return actions;
    }

    boolean maySee(Caller caller, ClosedTask task) {
        return caller.is(Role.ADMIN)
                || caller.person().equals(task.by())
                || principals.of(caller).stream().anyMatch(task.principals()::contains);
    }

    void requireSight(Caller caller, InboxEntry task) {
        if (!caller.is(Role.ADMIN) && !isHolder(caller, task) && !isCandidate(caller, task)) {
            throw notYours();
        }
    }

    void requireCandidate(Caller caller, InboxEntry task) {
        if (!isCandidate(caller, task)) {
            throw notYours();
        }
    }

    /** Work that somebody has claimed is theirs alone, and that of who stands in for them. */
    void requireHolder(Caller caller, InboxEntry task) {
        if (task.assignee() == null) {
            requireCandidate(caller, task);
        } else if (!isHolder(caller, task)) {
            throw Refusal.forbidden("Somebody else has claimed this task.");
        }
    }

    void requireRelease(Caller caller, InboxEntry task) {
        if (!mayAssign(caller, task)) {
            requireHolder(caller, task);
        }
    }

    void requireAssigner(Caller caller, InboxEntry task) {
        if (!mayAssign(caller, task)) {
            throw Refusal.forbidden("Agents of the group and administrators hand out its tasks.");
        }
    }

    static Refusal notYours() {
        return Refusal.forbidden("This task is not offered to you or to a group of yours.");
    }

    private boolean mayAssign(Caller caller, InboxEntry task) {
        return caller.is(Role.ADMIN) || caller.is(Role.AGENT) && isCandidate(caller, task);
    }

    private static boolean isHolder(Caller caller, InboxEntry task) {
        return task.isAssignedTo(caller.person()) || task.isCoveredBy(caller.person());
    }

    private boolean isCandidate(Caller caller, InboxEntry task) {
        List<UUID> mine = principals.of(caller);
        return task.isOfferedTo(mine);
    }
}
