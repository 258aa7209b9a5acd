package io.assent.sla;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.catalog.Catalog;
import io.assent.tickets.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tenant's own policies, else what the pack says. One for the requester goes before one for their department, that before one
 * for everybody. Kept for seconds: other nodes see a change that late.
 */
@Component
class SlaPolicies {

    private static final Duration KEPT = Duration.ofSeconds(8);

    private final JdbcClient db;
    private final Catalog catalog;
    private final Cache<UUID, Map<Key, SlaPolicy>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    /**
     * What a policy is for.
     *
     * @param customer id of a person or department; {@link #EVERYBODY} for all others
     */
    record Key(String requestType, Priority priority, UUID customer) {

        Key(String requestType, Priority priority) {
            this(requestType, priority, EVERYBODY);
        }

        boolean isForEverybody() {
            return customer.equals(EVERYBODY);
        }
    }

    static final UUID EVERYBODY = new UUID(0, 0);

    SlaPolicies(JdbcClient db, Catalog catalog) {
        this.db = db;
        this.catalog = catalog;
    }

    SlaPolicy of(Measured ticket) {
        return of(ticket, ownOf(ticket.tenant()));
    }

    /** As if one of the tenant's policies were another one, or absent. */
    SlaPolicy of(Measured ticket, Key key, @Nullable SlaPolicy instead) {
        Map<Key, SlaPolicy> supposed = new HashMap<>(ownOf(ticket.tenant()));
        if (instead == null) {
            supposed.remove(key);
        } else {
            supposed.put(key, instead);
        }
        return of(ticket, supposed);
    }

    private SlaPolicy of(Measured ticket, Map<Key, SlaPolicy> own) {
        return Stream.of(ticket.requester(), ticket.department(), EVERYBODY)
                .filter(Objects::nonNull)
                .map(customer -> own.get(new Key(ticket.type(), ticket.priority(), customer)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> SlaPolicy.of(
                        catalog.release(ticket.tenant(), ticket.release())
                                .pack()
                                .sla(),
                        ticket.priority()));
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
            insert into sla_policy (tenant_id, request_type, priority, customer, response_target, next_response_target,
                                    resolution_target, hours, calendar, warn_percent, escalate_percent, escalate_levels)
            values (:tenant, :type, :priority, :customer, :response, :next, :resolution, :hours, :calendar, :warn,
                    :escalate, :levels)
            on conflict (tenant_id, request_type, priority, customer) do update set
                response_target = excluded.response_target, next_response_target = excluded.next_response_target,
                resolution_target = excluded.resolution_target, hours = excluded.hours, calendar = excluded.calendar,
                warn_percent = excluded.warn_percent, escalate_percent = excluded.escalate_percent,
                escalate_levels = excluded.escalate_levels
            """)
                .param("tenant", tenant)
                .param("type", key.requestType())
                .param("priority", key.priority().name())
                .param("customer", key.customer())
                .param("response", text(policy.response()))
                .param("next", text(policy.nextResponse()))
                .param("resolution", text(policy.resolution()))
                .param("hours", policy.hours().name())
                .param("calendar", policy.calendar())
                .param("warn", policy.warnPercent())
                .param("escalate", policy.escalatePercent())
                .param("levels", policy.escalateLevels())
                .update();
        known.invalidate(tenant);
    }

    void remove(UUID tenant, Key key) {
        db.sql("""
            delete from sla_policy
            where tenant_id = :tenant and request_type = :type and priority = :priority and customer = :customer
            """)
                .param("tenant", tenant)
                .param("type", key.requestType())
                .param("priority", key.priority().name())
                .param("customer", key.customer())
                .update();
        known.invalidate(tenant);
    }

    private Map<Key, SlaPolicy> read(UUID tenant) {
        Map<Key, SlaPolicy> all = new HashMap<>();
        db.sql("select * from sla_policy where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(row -> {
                    all.put(
                            new Key(
                                    row.getString("request_type"),
                                    Priority.valueOf(row.getString("priority")),
                                    row.getObject("customer", UUID.class)),
                            policy(row));
                });
        return Map.copyOf(all);
    }

    private static SlaPolicy policy(ResultSet row) throws SQLException {
        return new SlaPolicy(
                amount(row.getString("response_target")),
                amount(row.getString("next_response_target")),
                amount(row.getString("resolution_target")),
                Hours.valueOf(row.getString("hours")),
                row.getObject("calendar", UUID.class),
                row.getInt("warn_percent"),
                row.getInt("escalate_percent"),
                row.getInt("escalate_levels"));
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
