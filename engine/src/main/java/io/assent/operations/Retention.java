package io.assent.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assent.audit.Audit;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import io.assent.tickets.FinishedTickets;
import io.assent.workflow.CleanedHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long the history of processes is kept once their requests are over. The requests, what was decided, and the trail stay. */
@Service
@Transactional
public class Retention {

    private static final int SHORTEST = 30;
    private static final int LONGEST = 36_500;

    private final JdbcClient jdbc;
    private final FinishedTickets finished;
    private final CleanedHistory history;
    private final Audit audit;
    private final Clock clock;

    Retention(JdbcClient jdbc, FinishedTickets finished, CleanedHistory history, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.finished = finished;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param historyDays days without any change after which the history of a finished request goes; absent when it is kept for ever */
    public record RetentionPolicy(@Nullable Integer historyDays) {

        @JsonIgnore
        public long version() {
            return historyDays == null ? 0 : historyDays;
        }
    }

    /** @param requests finished ones that lose their history within hours */
    public record HistoryLoss(int requests) {}

    @Transactional(readOnly = true)
    public RetentionPolicy policy(Caller caller) {
        Permissions.require(caller, Permission.OPERATE);
        return policy(caller.tenant());
    }

    /** What a policy would take away at once. */
    @Transactional(readOnly = true)
    public HistoryLoss lossBy(Caller caller, RetentionPolicy wanted, List<Problem> found) {
        Permissions.require(caller, Permission.OPERATE);
        check(wanted, found);
        Instant before = before(wanted);
        return new HistoryLoss(before == null ? 0 : finished.withHistory(caller.tenant(), before));
    }

    public RetentionPolicy change(Caller by, RetentionPolicy wanted, @Nullable String ifMatch, List<Problem> found) {
        RetentionPolicy was = policy(by);
        ETags.require(ifMatch, was.version());
        check(wanted, found);
        jdbc.sql(wanted.historyDays() == null ? "delete from retention_policy where tenant_id = :tenant" : """
            insert into retention_policy (tenant_id, history_days) values (:tenant, :days)
            on conflict (tenant_id) do update set history_days = excluded.history_days
            """)
                .param("tenant", by.tenant())
                .param("days", wanted.historyDays())
                .update();
        record(by, "RETENTION_CHANGED", was, wanted);
        return wanted;
    }

    /** One page of requests, the unit of a transaction. */
    record Cleaned(int requests, @Nullable UUID last) {}

    /** Cleans what has been over for long enough, of a few requests. @param after the last one of the page before */
    Cleaned clean(UUID tenant, @Nullable UUID after, int most) {
        Instant before = before(policy(tenant));
        List<UUID> page = before == null ? List.of() : finished.restingSince(tenant, before, after, most);
        int requests = page.isEmpty() ? 0 : history.clean(tenant, page);
        return new Cleaned(requests, page.size() < most ? null : page.getLast());
    }

    void tell(UUID tenant, int requests) {
        record(Caller.system(tenant), "HISTORY_CLEANED", null, Map.of("requests", requests));
    }

    private void record(Caller by, String action, @Nullable Object before, @Nullable Object after) {
        audit.record(by, new Audit.Entry(action, null, "retention", "process_history", null, before, after));
    }

    private RetentionPolicy policy(UUID tenant) {
        return new RetentionPolicy(jdbc.sql("select history_days from retention_policy where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(Integer.class)
                .optional()
                .orElse(null));
    }

    private @Nullable Instant before(RetentionPolicy policy) {
        return policy.historyDays() == null ? null : clock.instant().minus(Duration.ofDays(policy.historyDays()));
    }

    private static void check(RetentionPolicy wanted, List<Problem> found) {
        Integer days = wanted.historyDays();
        boolean isAllowed = days == null || (days >= SHORTEST && days <= LONGEST);
        Refusal.ifAny(
                found,
                isAllowed
                        ? List.of()
                        : List.of(new Problem(
                                "/history_days",
                                "OUT_OF_RANGE",
                                "Say from %d to %d days, or nothing to keep it for ever."
                                        .formatted(SHORTEST, LONGEST))));
    }
}
