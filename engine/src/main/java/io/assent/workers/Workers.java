package io.assent.workers;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.tickets.Tickets;
import io.assent.workflow.ExternalWork;
import io.assent.workflow.ExternalWork.Failure;
import io.assent.workflow.ExternalWork.Locked;
import io.assent.workflow.ExternalWork.Topic;
import io.assent.workflow.ExternalWork.Waiting;
import io.assent.workflow.ExternalWork.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What workers may do. Each call locks the ticket first, as any command, and acts for the tenant of the work. */
@Service
public class Workers {

    private static final Set<String> USUAL = Set.of("ticket", "requester");

    private final ExternalWork work;
    private final Tickets tickets;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Workers(ExternalWork work, Tickets tickets, Audit audit, TransactionTemplate transaction) {
        this.work = work;
        this.tickets = tickets;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Who asks.
     *
     * @param program name of the client whose token it is
     * @param id the worker's own name, which locks are kept under
     * @param tenants whose work it does; all when absent
     */
    public record Worker(
            String program, String id, @Nullable List<UUID> tenants) {

        private boolean serves(UUID tenant) {
            return tenants == null || tenants.contains(tenant);
        }
    }

    /** @param views what it may know of the ticket */
    record Fetched(Locked task, Map<String, @Nullable Object> views) {}

    /** @param views by topic, those that are wanted; the request and its requester for a topic that is not among them */
    List<Fetched> fetch(
            Worker worker, int most, boolean urgentFirst, List<Topic> topics, Map<String, Set<String>> views) {
        return work.fetch(new Wanted(worker.id(), most, urgentFirst, topics, worker.tenants())).stream()
                .map(task -> Acting.as(
                        Caller.system(task.tenant()),
                        () -> new Fetched(task, work.views(task.ticket(), views.getOrDefault(task.topic(), USUAL)))))
                .toList();
    }

    /** @param answers of the request's form, kept as if people had filled them in during the work */
    public void complete(Worker worker, String id, @Nullable String outcome, Map<String, Object> answers) {
        Map<String, String> said = outcome == null ? Map.of() : Map.of("outcome", outcome);
        finish(worker, id, "PROGRAM_COMPLETED", said, answers, () -> work.complete(id, worker.id(), outcome));
    }

    /** It ended in a way that the model has an error event for. */
    public void raise(Worker worker, String id, String code, String message, Map<String, Object> answers) {
        Map<String, String> said = Map.of("outcome", code, "error", message);
        finish(worker, id, "PROGRAM_RAISED_ERROR", said, answers, () -> work.raise(id, worker.id(), code));
    }

    private void finish(
            Worker worker,
            String id,
            String action,
            Map<String, String> said,
            Map<String, Object> answers,
            Runnable end) {
        act(worker, id, (by, task) -> {
            if (!answers.isEmpty()) {
                tickets.fill(by, task.ticket(), answers);
            }
            audit.record(by, entry(action, worker, task, said));
            end.run();
        });
    }

    /** @param details what the administrators find in the trail, beside the message */
    void fail(Worker worker, String id, Failure failure, String details) {
        act(worker, id, (by, task) -> {
            audit.record(
                    by, entry("PROGRAM_FAILED", worker, task, Map.of("error", failure.message(), "details", details)));
            work.fail(id, worker.id(), failure);
        });
    }

    public void lock(Worker worker, String id, Duration lock) {
        act(worker, id, (_, _) -> work.lock(id, worker.id(), lock));
    }

    void extend(Worker worker, String id, Duration lock) {
        act(worker, id, (_, _) -> work.extend(id, worker.id(), lock));
    }

    /** Camunda's call names no worker. */
    void unlock(Worker worker, String id) {
        act(worker, id, (_, _) -> work.unlock(id));
    }

    private void act(Worker worker, String id, BiConsumer<Caller, Waiting> command) {
        Waiting seen = work.find(id)
                .filter(task -> worker.serves(task.tenant()))
                .orElseThrow(() -> Refusal.notFound("external task"));
        Caller by = Caller.system(seen.tenant());
        Acting.as(
                by,
                () -> transaction.execute(_ -> {
                    tickets.lock(seen.tenant(), seen.ticket());
                    command.accept(by, seen);
                    return true;
                }));
    }

    private static Entry entry(String action, Worker worker, Waiting task, Map<String, String> further) {
        Map<String, String> said = new HashMap<>(further);
        said.put("program", worker.program());
        said.put("step", task.step());
        said.put("node", task.node());
        return new Entry(action, task.ticket(), "task", task.id(), null, null, said);
    }
}
