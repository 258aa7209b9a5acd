package io.assent.sla;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.catalog.Catalog;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenant's own policies, else what the pack says. Kept for seconds: other nodes see a change that late. */
@Component
class SlaPolicies {

    private static final Duration KEPT = Duration.ofSeconds(8);

    private final JdbcClient db;
    private final Catalog catalog;
    private final Cache<UUID, Map<Key, SlaPolicy>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    /** What a policy is for. */
    record Key(String requestType, Priority priority) {}

    SlaPolicies(JdbcClient db, Catalog catalog) {
        this.db = db;
        this.catalog = catalog;
    }

    SlaPolicy of(TicketView ticket) {
        SlaPolicy own = ownOf(ticket.tenant()).get(new Key(ticket.type(), ticket.priority()));
        return own != null
                ? own
                : SlaPolicy.of(
                        catalog.release(ticket.tenant(), ticket.release())
                                .pack()
                                .sla(),
                        ticket.priority());
    }

    Map<Key, SlaPolicy> ownOf(UUID tenant) {
        Map<Key, SlaPolicy> kept = known.getIfPresent(tenant);
        if (kept == null) {
            kept = read(tenant);
            known.put(tenant, kept);
        }
        return kept;
    }

    void put(UUID tenant, Key key, SlaPolicy policy) {
        db.sql("""
            insert into sla_policy (tenant_id, request_type, priority, response_target, resolution_target,
                                    hours, warn_percent, escalate_percent)
            values (:tenant, :type, :priority, :response, :resolution, :hours, :warn, :escalate)
            on conflict (tenant_id, request_type, priority) do update set
                response_target = excluded.response_target, resolution_target = excluded.resolution_target,
                hours = excluded.hours, warn_percent = excluded.warn_percent,
                escalate_percent = excluded.escalate_percent
            """)
                .param("tenant", tenant)
                .param("type", key.requestType())
                .param("priority", key.priority().name())
                .param("response", text(policy.response()))
                .param("resolution", text(policy.resolution()))
                .param("hours", policy.hours().name())
                .param("warn", policy.warnPercent())
                .param("escalate", policy.escalatePercent())
                .update();
        known.invalidate(tenant);
    }

    void remove(UUID tenant, Key key) {
        db.sql("delete from sla_policy where tenant_id = :tenant and request_type = :type and priority = :priority")
                .param("tenant", tenant)
                .param("type", key.requestType())
                .param("priority", key.priority().name())
                .update();
        known.invalidate(tenant);
    }

    private Map<Key, SlaPolicy> read(UUID tenant) {
        Map<Key, SlaPolicy> all = new HashMap<>();
        db.sql("select * from sla_policy where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(row -> {
                    all.put(
                            new Key(row.getString("request_type"), Priority.valueOf(row.getString("priority"))),
                            new SlaPolicy(
                                    amount(row.getString("response_target")),
                                    amount(row.getString("resolution_target")),
                                    WorkingTime.Hours.valueOf(row.getString("hours")),
                                    row.getInt("warn_percent"),
                                    row.getInt("escalate_percent")));
                });
        return Map.copyOf(all);
    }

    /** ISO 8601; days and weeks without a time part are days of the calendar. */
    private static @Nullable TemporalAmount amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    private static @Nullable String text(@Nullable TemporalAmount amount) {
        return amount == null ? null : amount.toString();
    }
}
