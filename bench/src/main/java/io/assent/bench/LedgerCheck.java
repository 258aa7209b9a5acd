package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.bench.Http.Refused;
import io.assent.bench.Ledger.Fact;
import io.assent.bench.Ledger.Line;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * After a kill: is every acknowledged write there exactly once, and does everything that is open have what carries it?
 *
 * <p>{@code --url --ledger --database=<directory of the embedded PostgreSQL>}. A create whose answer was lost is sent again with its key first,
 * as a client would. Ends with 1 and the list of violations, if there are any.
 */
final class LedgerCheck {

    private static final Duration UNCERTAIN = Duration.ofSeconds(90);
    private static final Map<Fact, String> AUDITED = new EnumMap<>(Map.of(
            Fact.CREATED, "TICKET_CREATED",
            Fact.APPROVED, "APPROVAL_APPROVED",
            Fact.CLAIMED, "TASK_CLAIMED",
            Fact.COMPLETED, "TASK_COMPLETED"));
    private static final Map<Fact, Set<String>> STATUSES = new EnumMap<>(Map.of(
            Fact.CREATED, Set.of("IN_REVIEW", "IN_PROGRESS", "COMPLETED", "CLOSED"),
            Fact.APPROVED, Set.of("IN_PROGRESS", "COMPLETED", "CLOSED"),
            Fact.CLAIMED, Set.of("IN_PROGRESS", "COMPLETED", "CLOSED"),
            Fact.COMPLETED, Set.of("COMPLETED", "CLOSED"),
            Fact.CLOSED, Set.of("CLOSED")));

    /** Tickets that a rule finds, with what is wrong; each statement answers with the ids. */
    private static final Map<String, String> RULES = Map.of(
            "an open ticket has exactly one process of its own",
            """
            select t.id::text from ticket t
            where t.status in ('SUBMITTED', 'IN_REVIEW', 'PENDING_INFO', 'APPROVED', 'IN_PROGRESS', 'COMPLETED')
              and 1 <> (select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.business_key_ = t.id::text and e.parent_id_ is null and e.super_exec_ is null
                          and d.key_ <> 'sla-clock')
            """,
            "a ticket with a running clock has exactly one process for it",
            """
            select t.id::text from ticket t
            where t.status in ('SUBMITTED', 'IN_REVIEW', 'PENDING_INFO', 'APPROVED', 'IN_PROGRESS')
              and exists (select 1 from sla_clock c where c.ticket_id = t.id and c.state in ('RUNNING', 'PAUSED'))
              and 1 <> (select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.business_key_ = t.id::text and e.parent_id_ is null and d.key_ = 'sla-clock')
            """,
            "a purchase that is open has both of its clocks",
            """
            select t.id::text from ticket t
            where t.type = 'purchase' and t.status in ('IN_REVIEW', 'IN_PROGRESS')
              and 2 <> (select count(*) from sla_clock c where c.ticket_id = t.id)
            """,
            "a ticket in review has a pending approval in the inbox",
            """
            select t.id::text from ticket t
            where t.status = 'IN_REVIEW'
              and not exists (select 1 from approval a join inbox_item i on i.id = a.id and i.tenant_id = a.tenant_id
                              where a.ticket_id = t.id and a.state = 'PENDING')
            """,
            "a ticket in progress has a task in the inbox",
            """
            select t.id::text from ticket t
            where t.status = 'IN_PROGRESS'
              and not exists (select 1 from inbox_item i where i.ticket = t.id and i.kind <> 'APPROVAL')
            """,
            "an inbox row belongs to an open ticket and, a task, to a task of the engine",
            """
            select i.ticket::text from inbox_item i left join ticket t on t.id = i.ticket
            where t.id is null or t.status in ('DRAFT', 'COMPLETED', 'CLOSED', 'CANCELLED', 'REJECTED')
               or i.task is not null and not exists (select 1 from act_ru_task r where r.id_ = i.task)
            """,
            "an engine's task waits in the inbox or as a level of an approval",
            """
            select r.id_ from act_ru_task r
            where not exists (select 1 from inbox_item i where i.task = r.id_)
              and not exists (select 1 from approval_plan p where p.task = r.id_)
            """,
            "a process belongs to an open ticket",
            """
            select coalesce(e.business_key_, e.id_) from act_ru_execution e
            where e.parent_id_ is null
              and not exists (select 1 from ticket t where t.id::text = e.business_key_
                              and t.status in ('SUBMITTED', 'IN_REVIEW', 'PENDING_INFO', 'APPROVED', 'IN_PROGRESS', 'COMPLETED'))
            """);

    private final Platform platform;
    private final Ledger ledger;
    private final JdbcClient database;
    private final List<String> violations = new ArrayList<>();

    private LedgerCheck(Platform platform, Ledger ledger, JdbcClient database) {
        this.platform = platform;
        this.ledger = ledger;
        this.database = database;
    }

    public static void main(String[] arguments) {
        Options options = Options.of(arguments);
        Path directory = options.path("database").orElseThrow();
        Ledger ledger = new Ledger(options.path("ledger"));
        Platform platform = new Platform(new Http(URI.create(options.text("url")), new Timings()), ledger);
        List<String> violations =
                new LedgerCheck(platform, ledger, new Server(directory).database("assent")).violations();
        violations.forEach(System.out::println);
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private List<String> violations() {
        int repeated = repeatUnanswered();
        List<Line> lines = ledger.read();
        lines.stream()
                .filter(line -> line.fact() == Fact.ASKED)
                .map(Line::subject)
                .distinct()
                .forEach(this::once);
        lines.stream().filter(line -> line.fact() == Fact.CREATED).forEach(this::answers);
        lines.stream().filter(line -> line.fact() != Fact.ASKED).distinct().forEach(this::holds);
        RULES.forEach(this::keeps);
        System.out.printf(
                "%d writes acknowledged, %d creates without an answer sent again, %d tickets open of %d, %d"
                        + " violations%n",
                lines.stream()
                        .filter(line -> line.fact() != Fact.ASKED)
                        .distinct()
                        .count(),
                repeated,
                count("select count(*) from ticket where status not in ('DRAFT', 'CLOSED', 'CANCELLED', 'REJECTED')"),
                count("select count(*) from ticket"),
                violations.size());
        return violations;
    }

    private int repeatUnanswered() {
        Set<String> unanswered = new HashSet<>();
        ledger.read().forEach(line -> {
            if (line.fact() == Fact.ASKED) {
                unanswered.add(line.subject());
            } else if (line.fact() == Fact.CREATED) {
                unanswered.remove(line.subject());
            }
        });
        unanswered.forEach(this::repeat);
        return unanswered.size();
    }

    /** The platform may say that the first one is still at work (409), or that it is too busy (503): both mean to ask again. */
    private void repeat(String key) {
        Instant patience = Instant.now().plus(UNCERTAIN);
        while (true) {
            try {
                platform.create(key);
                return;
            } catch (Refused e) {
                if (e.status() != 409 && e.status() != 503 || Instant.now().isAfter(patience)) {
                    violations.add("the create " + key + " cannot be repeated: " + e.getMessage());
                    return;
                }
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            }
        }
    }

    private void once(String key) {
        long found = count("select count(*) from ticket where title = ?", Platform.title(key));
        if (found != 1) {
            violations.add("the create " + key + " made " + found + " tickets");
        }
    }

    private void answers(Line created) {
        JsonNode ticket = platform.ticket(created.ticket());
        if (!ticket.get("title").asText().equals(Platform.title(created.subject()))) {
            violations.add("ticket " + created.ticket() + " is called " + ticket.get("title"));
        }
    }

    private void holds(Line line) {
        String status = database.sql("select status from ticket where id::text = ?")
                .param(line.ticket())
                .query(String.class)
                .optional()
                .orElse("absent");
        if (!STATUSES.getOrDefault(line.fact(), Set.of()).contains(status)) {
            violations.add("ticket " + line.ticket() + " was " + line.fact() + " and is " + status);
        }
        Optional.ofNullable(AUDITED.get(line.fact())).ifPresent(action -> audited(line, action));
    }

    private void audited(Line line, String action) {
        long entries =
                count("select count(*) from audit_entry where ticket = ?::uuid and action = ?", line.ticket(), action);
        if (entries != 1) {
            violations.add("ticket " + line.ticket() + " has " + entries + " entries " + action);
        }
    }

    private void keeps(String rule, String statement) {
        List<String> found = database.sql(statement).query(String.class).list();
        found.forEach(id -> violations.add(id + " breaks: " + rule));
    }

    private long count(String statement, Object... parameters) {
        return database.sql(statement)
                .params(List.of(parameters))
                .query(Long.class)
                .single();
    }
}
