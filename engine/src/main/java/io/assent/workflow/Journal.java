package io.assent.workflow;

import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.Tenancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where each ticket's processes have been, written once per transaction; the engine itself keeps no history. */
@Component
public class Journal {

    /**
     * One stay at a node.
     *
     * @param leftAt absent while the process is there
     * @param leftBy who acted when it was left; absent when nobody did
     * @param cancelled taken out of the node; an event-based gateway is always left so
     */
    public record Visit(
            String process,
            String node,
            String name,
            String type,
            Instant enteredAt,
            @Nullable Instant leftAt,
            @Nullable UUID leftBy,
            boolean cancelled) {}

    private record Entered(StepReached step, Instant at) {}

    private record Left(StepLeft step, Instant at, Caller by) {}

    private static final class Pending {

        private final Map<String, Entered> entered = new LinkedHashMap<>();
        private final Map<String, Left> left = new LinkedHashMap<>();
    }

    private final JdbcClient jdbc;
    private final ProcessClock clock;
    private final PerTransaction<Pending> pending = new PerTransaction<>(Pending::new, this::write);

    Journal(JdbcClient jdbc, ProcessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All visits of the ticket in the order of entering, those of the running transaction included. */
    @Transactional(readOnly = true)
    public List<Visit> of(UUID tenant, UUID ticket) {
        write(pending.get());
        return jdbc.sql("""
            select process, node, name, type, entered_at, left_at, left_by, cancelled
            from process_journal
            where tenant_id = :tenant and ticket_id = :ticket
            order by position
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Visit.class)
                .list();
    }

    /**
     * The visits since the process was last started, for example since the ticket was sent again. The start event of a sub-process
     * starts nothing anew: the process itself is started at the node where it was started first.
     */
    @Transactional(readOnly = true)
    public List<Visit> sinceLastStart(UUID tenant, UUID ticket, String process) {
        List<Visit> visits = of(tenant, ticket);
        List<Visit> own =
                visits.stream().filter(visit -> visit.process().equals(process)).toList();
        return own.stream()
                .filter(visit -> visit.node().equals(own.getFirst().node()))
                .reduce((_, later) -> later)
                .map(start -> visits.subList(visits.lastIndexOf(start), visits.size()))
                .orElse(visits);
    }

    @EventListener
    void on(StepReached step) {
        pending.get().entered.put(step.visit(), new Entered(step, clock.now()));
    }

    @EventListener
    void on(StepLeft step) {
        pending.get().left.put(step.visit(), new Left(step, clock.now(), Acting.current()));
    }

    private void write(Pending all) {
        List<Entered> entered = List.copyOf(all.entered.values());
        if (!entered.isEmpty()) {
            insert(entered, all.left);
        }
        all.left.keySet().removeAll(all.entered.keySet());
        List<Left> left = List.copyOf(all.left.values());
        if (!left.isEmpty()) {
            update(left);
        }
        all.entered.clear();
        all.left.clear();
    }

    private void insert(List<Entered> entered, Map<String, Left> left) {
        jdbc.sql("""
            insert into process_journal
                (tenant_id, ticket_id, process, node, name, type, visit, entered_at, left_at, left_by, cancelled)
            select :tenant, visit.*
            from unnest(:tickets::uuid[], :processes::text[], :nodes::text[], :names::text[], :types::text[],
                :visits::text[], :entered::timestamptz[], :left::timestamptz[], :by::uuid[], :cancelled::boolean[]) visit
            """)
                .param("tenant", tenant())
                .param("tickets", texts(entered, each -> each.step.ticket()))
                .param("processes", texts(entered, each -> each.step.process()))
                .param("nodes", texts(entered, each -> each.step.node()))
                .param("names", texts(entered, each -> each.step.name()))
                .param("types", texts(entered, each -> each.step.type()))
                .param("visits", texts(entered, each -> each.step.visit()))
                .param("entered", texts(entered, Entered::at))
                .param("left", texts(entered, each -> leftAt(left.get(each.step.visit()))))
                .param("by", texts(entered, each -> leftBy(left.get(each.step.visit()))))
                .param("cancelled", texts(entered, each -> isCancelled(left.get(each.step.visit()))))
                .update();
    }

    private void update(List<Left> left) {
        jdbc.sql("""
            update process_journal
            set left_at = visit.left_at, left_by = visit.left_by, cancelled = visit.cancelled
            from unnest(:tickets::uuid[], :visits::text[], :left::timestamptz[], :by::uuid[],
                :cancelled::boolean[]) visit (ticket_id, id, left_at, left_by, cancelled)
            where process_journal.tenant_id = :tenant
              and process_journal.ticket_id = visit.ticket_id and process_journal.visit = visit.id
            """)
                .param("tenant", tenant())
                .param("tickets", texts(left, each -> each.step.ticket()))
                .param("visits", texts(left, each -> each.step.visit()))
                .param("left", texts(left, Left::at))
                .param("by", texts(left, Journal::leftBy))
                .param("cancelled", texts(left, each -> each.step.cancelled()))
                .update();
    }

    private static @Nullable Instant leftAt(@Nullable Left left) {
        return left == null ? null : left.at;
    }

    private static @Nullable UUID leftBy(@Nullable Left left) {
        return left == null || left.by.isSystem() ? null : left.by.person();
    }

    private static boolean isCancelled(@Nullable Left left) {
        return left != null && left.step.cancelled();
    }

    private static UUID tenant() {
        return Objects.requireNonNull(Tenancy.current(), "a process runs for a tenant");
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        List<@Nullable String> texts = new ArrayList<>();
        rows.forEach(row -> {
            Object value = column.apply(row);
            texts.add(value == null ? null : value.toString());
        });
        return texts.toArray(String[]::new);
    }
}
