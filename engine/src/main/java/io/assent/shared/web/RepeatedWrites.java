package io.assent.shared.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Caller;
import io.assent.shared.Tenancy;
import io.assent.shared.TenantPurge;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers which writes were begun under a key, and how the first one ended. */
@Component
class RepeatedWrites implements TenantPurge {

    private static final Duration KEPT = Duration.ofDays(1);
    // a write that takes so long was lost with its node
    private static final Duration LOST = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    RepeatedWrites(JdbcClient db, ObjectMapper json, PlatformTransactionManager transactions) {
        this.db = db;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whose key it is: keys of two people never meet. */
    record Key(UUID tenant, UUID person, String key) {

        static Key of(Caller caller, String key) {
            return new Key(caller.tenant(), caller.person(), key);
        }
    }

    /** A write that a key was given to. */
    record Write(Key key, byte[] fingerprint) {}

    /** The first answer; only what a repeated caller needs of its headers. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** What is known of a key: somebody is at it, or the answer. */
    record Known(boolean sameRequest, @Nullable Answer answer) {}

    private record Row(
            byte[] fingerprint,
            @Nullable Integer status,
            @Nullable String headers,
            byte @Nullable [] body) {}

    /** Begins a write, in the running transaction or one of its own; present when the key was used before. */
    Optional<Known> begin(Write write) {
        return within(
                write.key(),
                () -> insert(write)
                        ? Optional.empty()
                        : Optional.of(find(write.key())
                                .map(row -> known(row, write.fingerprint()))
                                .orElse(new Known(true, null))));
    }

    void finish(Key key, Answer answer) {
        within(
                key,
                () -> db.sql("""
                    update idempotent_write set status = :status, headers = :headers::jsonb, body = :body
                    where tenant_id = :tenant and person = :person and key = :key
                    """)
                        .param("status", answer.status())
                        .param("headers", text(answer.headers()))
                        .param("body", answer.body())
                        .param("tenant", key.tenant())
                        .param("person", key.person())
                        .param("key", key.key())
                        .update());
    }

    /** Nothing was changed: the key is free again. */
    void forget(Key key) {
        within(
                key,
                () -> db.sql("delete from idempotent_write where tenant_id = :tenant and person = :person and key ="
                                + " :key")
                        .param("tenant", key.tenant())
                        .param("person", key.person())
                        .param("key", key.key())
                        .update());
    }

    @Override
    public void purge(UUID tenant) {
        within(
                new Key(tenant, tenant, ""),
                () -> db.sql("delete from idempotent_write where tenant_id = :tenant and started_at < now() -"
                                + " :kept::interval")
                        .param("tenant", tenant)
                        .param("kept", KEPT.toString())
                        .update());
    }

    /** Waits for nobody: who finds another transaction at the same key leaves it to that one. */
    private boolean insert(Write write) {
        Key key = write.key();
        return db.sql("""
            insert into idempotent_write as w (tenant_id, person, key, fingerprint)
            select :tenant, :person, :key, :fingerprint
            where pg_try_advisory_xact_lock(hashtextextended(:lock, 0))
            on conflict (tenant_id, person, key) do update
                set fingerprint = :fingerprint, started_at = now(), status = null, headers = null, body = null
                where w.tenant_id = :tenant
                  and (w.started_at < now() - :kept::interval
                       or w.status is null and w.started_at < now() - :lost::interval)
            """)
                        .param("tenant", key.tenant())
                        .param("person", key.person())
                        .param("key", key.key())
                        .param("fingerprint", write.fingerprint())
                        .param("lock", key.toString())
                        .param("kept", KEPT.toString())
                        .param("lost", LOST.toString())
                        .update()
                == 1;
    }

    private Optional<Row> find(Key key) {
        return db.sql("""
            select fingerprint, status, headers, body from idempotent_write
            where tenant_id = :tenant and person = :person and key = :key
            """)
                .param("tenant", key.tenant())
                .param("person", key.person())
                .param("key", key.key())
                .query(Row.class)
                .optional();
    }

    private Known known(Row row, byte[] fingerprint) {
        boolean same = Arrays.equals(row.fingerprint(), fingerprint);
        return row.status() == null || row.body() == null || row.headers() == null
                ? new Known(same, null)
                : new Known(same, new Answer(row.status(), headers(row.headers()), row.body()));
    }

    private <T> T within(Key key, Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.of(key.tenant(), () -> transaction.execute(status -> work.get())));
    }

    private String text(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readerForMapOf(String.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
