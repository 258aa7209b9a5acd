package io.assent.substitutions;

import io.assent.substitutions.Substitution.Limit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of substitutions. */
@Component
class SubstitutionStore {

    private static final String SELECT = "select * from substitution where tenant_id = :tenant and ";

    private final JdbcClient db;

    SubstitutionStore(JdbcClient db) {
        this.db = db;
    }

    /** Who arranges substitutions in this tenant waits here until the transaction ends: overlaps and circles span several rows. */
    void lock(UUID tenant) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 23))")
                .param("tenant", tenant.toString())
                .query()
                .singleRow();
    }

    Optional<Substitution> find(UUID tenant, UUID id) {
        return db.sql(SELECT + "id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query(this::substitution)
                .optional();
    }

    /** The same, kept from others until the transaction ends. */
    Optional<Substitution> findForUpdate(UUID tenant, UUID id) {
        return db.sql(SELECT + "id = :id for update")
                .param("tenant", tenant)
                .param("id", id)
                .query(this::substitution)
                .optional();
    }

    /** Those that hold now for one of the absent, the earliest first. */
    List<Substitution> current(UUID tenant, Collection<UUID> absent, Instant now) {
        return db.sql(SELECT + """
            person = any(:absent) and ended_at is null and starts_at <= :now and ends_at > :now
            order by starts_at, id
            """)
                .param("tenant", tenant)
                .param("absent", absent.toArray(UUID[]::new))
                .param("now", utc(now))
                .query(this::substitution)
                .list();
    }

    /** Those that hold now for one of the absent, for those who stand in for them, and so on; the earliest first. */
    List<Substitution> chains(UUID tenant, Collection<UUID> absent, Instant now) {
        return db.sql("""
            with recursive now as (
                select * from substitution
                where tenant_id = :tenant and ended_at is null and starts_at <= :now and ends_at > :now
            ), chain as (
                select * from now where person = any(:absent)
                union
                select now.* from now join chain on now.person = chain.substitute
            )
            select * from chain order by starts_at, id
            """)
                .param("tenant", tenant)
                .param("absent", absent.toArray(UUID[]::new))
                .param("now", utc(now))
                .query(this::substitution)
                .list();
    }

    /** Who counts on a person now, directly or through others; the person included. */
    List<UUID> countingOn(UUID tenant, UUID person, Instant now) {
        return db.sql("""
            with recursive counting as (
                select :person::uuid as person
                union
                select each.person from substitution each join counting on each.substitute = counting.person
                where each.tenant_id = :tenant and each.ended_at is null
                      and each.starts_at <= :now and each.ends_at > :now
            )
            select person from counting
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("now", utc(now))
                .query(UUID.class)
                .list();
    }

    /** Those that are not over before the first instant and begin before the second, in the order of their beginnings. */
    List<Substitution> between(UUID tenant, Instant from, Instant until) {
        return db.sql(SELECT + """
            ended_at is null and starts_at < :until and ends_at > :from
            order by starts_at, id
            """)
                .param("tenant", tenant)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(this::substitution)
                .list();
    }

    /** Those of a person, away or standing in, that are not over; all persons' when absent. */
    List<Substitution> open(UUID tenant, @Nullable UUID person, Instant now, int limit) {
        return db.sql(SELECT + """
            ended_at is null and ends_at > :now
            and (:person::uuid is null or person = :person or substitute = :person)
            order by starts_at, id limit :limit
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("now", utc(now))
                .param("limit", limit)
                .query(this::substitution)
                .list();
    }

    void insert(Substitution added) {
        db.sql("""
            insert into substitution (id, tenant_id, person, substitute, starts_at, ends_at, ticket_types, over_amount,
                                      over_currency, max_amount, currency, set_by, created_at, began_at)
            values (:id, :tenant, :person, :substitute, :from, :until, :types, :over, :overCurrency, :amount, :currency, :setBy, :created, :began)
            """)
                .param("id", added.id())
                .param("tenant", added.tenant())
                .param("person", added.person())
                .param("substitute", added.substitute())
                .param("from", utc(added.from()))
                .param("until", utc(added.until()))
                .param("types", added.ticketTypes().toArray(String[]::new))
                .params(amounts(added))
                .param("setBy", added.setBy())
                .param("created", utc(added.createdAt()))
                .param("began", added.beganAt() == null ? null : utc(added.beganAt()))
                .update();
    }

    /** @return false when somebody else changed it meanwhile */
    boolean update(Substitution changed) {
        return db.sql("""
            update substitution set substitute = :substitute, starts_at = :from, ends_at = :until, ticket_types = :types,
                over_amount = :over, over_currency = :overCurrency, max_amount = :amount, currency = :currency,
                began_at = :began, version = version + 1
            where tenant_id = :tenant and id = :id and version = :version and ended_at is null
            """)
                        .param("substitute", changed.substitute())
                        .param("from", utc(changed.from()))
                        .param("until", utc(changed.until()))
                        .param("types", changed.ticketTypes().toArray(String[]::new))
                        .params(amounts(changed))
                        .param("began", changed.beganAt() == null ? null : utc(changed.beganAt()))
                        .param("tenant", changed.tenant())
                        .param("id", changed.id())
                        .param("version", changed.version())
                        .update()
                == 1;
    }

    void began(Substitution begun, Instant at) {
        turned(begun, "began_at", at);
    }

    void ended(Substitution over, Instant at) {
        turned(over, "ended_at", at);
    }

    private void turned(Substitution substitution, String column, Instant at) {
        db.sql("update substitution set " + column
                        + " = :at, version = version + 1 where tenant_id = :tenant and id = :id")
                .param("at", utc(at))
                .param("tenant", substitution.tenant())
                .param("id", substitution.id())
                .update();
    }

    private Substitution substitution(ResultSet row, int number) throws SQLException {
        return new Substitution(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("substitute", UUID.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                Set.of((String[]) row.getArray("ticket_types").getArray()),
                limit(row.getBigDecimal("over_amount"), row.getString("over_currency")),
                limit(row.getBigDecimal("max_amount"), row.getString("currency")),
                row.getObject("set_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "began_at"),
                instant(row, "ended_at"),
                row.getLong("version"));
    }

    private static @Nullable Limit limit(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Limit(amount, currency);
    }

    private static Map<String, @Nullable Object> amounts(Substitution substitution) {
        Map<String, @Nullable Object> amounts = new HashMap<>();
        Limit over = substitution.over();
        Limit limit = substitution.limit();
        amounts.put("over", over == null ? null : over.amount());
        amounts.put("overCurrency", over == null ? null : over.currency());
        amounts.put("amount", limit == null ? null : limit.amount());
        amounts.put("currency", limit == null ? null : limit.currency());
        return amounts;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
