package io.assent.operations;

import io.assent.audit.Audit;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Total;
import io.assent.tickets.Tickets;
import io.assent.workflow.RunningProcesses;
import io.assent.workflow.RunningProcesses.Drawing;
import io.assent.workflow.RunningProcesses.FailingJob;
import io.assent.workflow.RunningProcesses.Instance;
import io.assent.workflow.RunningProcesses.InstanceFilter;
import io.assent.workflow.RunningProcesses.JobFilter;
import io.assent.workflow.RunningProcesses.Place;
import io.assent.workflow.RunningProcesses.Running;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What runs and what is stuck, for those who operate the tenant; whatever they do is in the trail. */
@Service
@Transactional
public class Operations {

    private final RunningProcesses processes;
    private final Tickets tickets;
    private final Audit audit;

    Operations(RunningProcesses processes, Tickets tickets, Audit audit) {
        this.processes = processes;
        this.tickets = tickets;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Running> processes(Caller caller) {
        Permissions.require(caller, Permission.OPERATE);
        return processes.all(caller.tenant());
    }

    @Transactional(readOnly = true)
    public Drawing drawing(Caller caller, String process) {
        Permissions.require(caller, Permission.OPERATE);
        return processes.drawing(caller.tenant(), process);
    }

    @Transactional(readOnly = true)
    public Page<Instance> instances(Caller caller, InstanceFilter filter, @Nullable String cursor, int limit) {
        Permissions.require(caller, Permission.OPERATE);
        List<Instance> rows = processes.instances(caller.tenant(), filter, place(cursor), limit + 1);
        Long total = Total.ifAsked(() -> processes.count(caller.tenant(), filter));
        return Page.of(rows, limit, last -> Cursor.of(last.ticket(), last.id()), total);
    }

    @Transactional(readOnly = true)
    public Instance instance(Caller caller, String instance) {
        Permissions.require(caller, Permission.OPERATE);
        return processes.instance(caller.tenant(), instance);
    }

    @Transactional(readOnly = true)
    public Page<FailingJob> failing(Caller caller, JobFilter filter, @Nullable String cursor, int limit) {
        Permissions.require(caller, Permission.OPERATE);
        List<FailingJob> rows = processes.failing(caller.tenant(), filter, place(cursor), limit + 1);
        Long total = Total.ifAsked(() -> processes.count(caller.tenant(), filter));
        return Page.of(rows, limit, last -> Cursor.of(last.ticket(), last.id()), total);
    }

    /** @throws io.assent.shared.Refusal when it is running at this moment, or has nothing to be tried again */
    public FailingJob retry(Caller caller, String job) {
        Permissions.require(caller, Permission.OPERATE);
        processes.retry(caller.tenant(), job);
        FailingJob failing = processes.job(caller.tenant(), job);
        Map<String, Object> what = Map.of("step", failing.step().name(), "error", failing.cause());
        record(caller, "JOB_RETRIED", failing.ticket(), "job", job, what, null);
        return failing;
    }

    /** Holds everything of the instance's ticket; what is held already stays so, for the reason it was. */
    public Instance suspend(Caller caller, String instance, String reason) {
        Instance found = found(caller, instance);
        if (found.suspended()) {
            return found;
        }
        processes.suspend(caller.tenant(), found.ticket());
        tickets.hold(found.ticket(), reason);
        record(caller, "PROCESS_SUSPENDED", found.ticket(), "process", instance, null, Map.of("reason", reason));
        return processes.instance(caller.tenant(), instance);
    }

    public Instance resume(Caller caller, String instance) {
        Instance found = found(caller, instance);
        if (!found.suspended()) {
            return found;
        }
        processes.resume(caller.tenant(), found.ticket());
        tickets.hold(found.ticket(), null);
        record(caller, "PROCESS_RESUMED", found.ticket(), "process", instance, null, null);
        return processes.instance(caller.tenant(), instance);
    }

    /** Ends everything of the instance's ticket, which is cancelled. */
    public void cancel(Caller caller, String instance, String reason) {
        Instance found = found(caller, instance);
        processes.end(caller.tenant(), found.ticket());
        tickets.abandon(found.ticket());
        record(caller, "PROCESS_CANCELLED", found.ticket(), "process", instance, null, Map.of("reason", reason));
    }

    /** Takes the instance from one step to another. */
    public Instance move(Caller caller, String instance, String from, String to, String reason) {
        Instance found = found(caller, instance);
        processes.move(caller.tenant(), instance, from, to);
        Map<String, Object> after = Map.of("step", to, "reason", reason);
        record(caller, "PROCESS_MOVED", found.ticket(), "process", instance, Map.of("step", from), after);
        return found;
    }

    /** The ticket's row is locked first, as by any command. */
    private Instance found(Caller caller, String instance) {
        Permissions.require(caller, Permission.OPERATE);
        tickets.lock(
                caller.tenant(), processes.instance(caller.tenant(), instance).ticket());
        return processes.instance(caller.tenant(), instance);
    }

    private void record(
            Caller caller,
            String action,
            UUID ticket,
            String type,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {
        audit.record(caller, new Audit.Entry(action, ticket, type, subject, null, before, after));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<@Nullable String> values = Cursor.values(cursor, 2);
        return new Place(String.valueOf(values.getFirst()), String.valueOf(values.getLast()));
    }
}
