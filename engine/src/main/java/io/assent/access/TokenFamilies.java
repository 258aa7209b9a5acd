package io.assent.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.access.ApiTokens.ApiToken;
import io.assent.shared.AfterCommit;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.shared.TenantPurge;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-ins over the API and their refresh tokens, and API tokens. Each refresh token is used once; using it again ends the family, because then
 * two have it.
 */
@Component
class TokenFamilies implements TenantPurge {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Duration lasting;
    private final Cache<UUID, Boolean> open = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(8))
            .maximumSize(100_000)
            .build();

    TokenFamilies(JdbcClient db, PlatformTransactionManager transactions, AccessSettings settings) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.lasting = settings.refreshToken();
    }

    /** A family with the refresh token that is next. */
    record Started(UUID tenant, UUID person, UUID family, String refreshToken) {}

    private record Found(UUID family, UUID person, boolean used, boolean expired) {}

    Started start(UUID tenant, UUID person) {
        UUID family = Ids.next();
        return within(tenant, () -> {
            db.sql("""
                insert into token_family (id, tenant_id, person, expires_at)
                values (:family, :tenant, :person, now() + make_interval(secs => :seconds))
                """)
                    .param("family", family)
                    .param("tenant", tenant)
                    .param("person", person)
                    .param("seconds", lasting.toSeconds())
                    .update();
            return new Started(tenant, person, family, issue(tenant, family));
        });
    }

    /** A family of one access token, which a program uses until it ends. */
    void add(UUID tenant, UUID person, ApiToken token) {
        within(
                tenant,
                () -> db.sql("""
                    insert into token_family (id, tenant_id, person, name, started_at, expires_at)
                    values (:family, :tenant, :person, :name, :made, :until)
                    """)
                        .param("family", token.id())
                        .param("tenant", tenant)
                        .param("person", person)
                        .param("name", token.name())
                        .param("made", Timestamp.from(token.createdAt()))
                        .param("until", Timestamp.from(token.expiresAt()))
                        .update());
    }

    /** The person's API tokens, newest first. */
    List<ApiToken> named(UUID tenant, UUID person) {
        return within(
                tenant,
                () -> db.sql("""
                    select id, name, started_at, expires_at, used_at from token_family
                    where tenant_id = :tenant and person = :person and name is not null and expires_at > now()
                    order by started_at desc, id
                    """)
                        .param("tenant", tenant)
                        .param("person", person)
                        .query((row, _) -> new ApiToken(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getTimestamp("started_at").toInstant(),
                                row.getTimestamp("expires_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("used_at"))
                                        .map(Timestamp::toInstant)
                                        .orElse(null)))
                        .list());
    }

    /** @throws Refusal when the token is unknown, expired or was used before */
    Started rotate(String refreshToken) {
        SecretToken token = decoded(refreshToken);
        Optional<Started> next = within(token.tenant(), () -> use(token.tenant(), token.hash()));
        return next.orElseThrow(TokenFamilies::refused);
    }

    void end(UUID tenant, UUID family) {
        within(tenant, () -> {
            db.sql("delete from token_family where tenant_id = :tenant and id = :family")
                    .param("tenant", tenant)
                    .param("family", family)
                    .update();
            AfterCommit.run(() -> open.put(family, false));
            return family;
        });
    }

    /** The family of a refresh token, for ending it. */
    Optional<UUID> familyOf(UUID tenant, UUID person, String refreshToken) {
        return within(tenant, () -> find(tenant, decoded(refreshToken).hash()))
                .filter(found -> found.person().equals(person))
                .map(Found::family);
    }

    /** Ends every family of the person but one. */
    void endOthers(UUID tenant, UUID person, Optional<UUID> kept) {
        within(tenant, () -> {
            List<UUID> ended = db.sql("""
                delete from token_family where tenant_id = :tenant and person = :person
                and id is distinct from :kept returning id
                """)
                    .param("tenant", tenant)
                    .param("person", person)
                    .param("kept", kept.orElse(null), Types.OTHER)
                    .query(UUID.class)
                    .list();
            AfterCommit.run(() -> ended.forEach(family -> open.put(family, false)));
            return ended;
        });
    }

    /** Whether the sign-in was not ended; another node's ending is seen within seconds. */
    boolean isOpen(UUID tenant, UUID family) {
        Boolean known = open.getIfPresent(family);
        if (known != null) {
            return known;
        }
        boolean found = within(
                        tenant,
                        () -> db.sql("""
                            with used as (
                                update token_family set used_at = now()
                                where tenant_id = :tenant and id = :family and name is not null
                                and used_at is distinct from greatest(used_at, now() - interval '1 hour'))
                            select 1 from token_family where tenant_id = :tenant and id = :family and expires_at > now()
                            """)
                                .param("tenant", tenant)
                                .param("family", family)
                                .query(Integer.class)
                                .optional())
                .isPresent();
        open.asMap().putIfAbsent(family, found);
        return found;
    }

    @Override
    public void purge(UUID tenant) {
        within(
                tenant,
                () -> db.sql("delete from token_family where tenant_id = :tenant and expires_at < now()")
                        .param("tenant", tenant)
                        .update());
    }

    private Optional<Started> use(UUID tenant, byte[] hash) {
        Optional<Found> found = find(tenant, hash);
        if (found.isEmpty() || found.get().expired()) {
            return Optional.empty();
        }
        UUID family = found.get().family();
        if (found.get().used()) {
            end(tenant, family);
            return Optional.empty();
        }
        db.sql("update refresh_token set used_at = now() where tenant_id = :tenant and hash = :hash")
                .param("tenant", tenant)
                .param("hash", hash)
                .update();
        db.sql("""
            update token_family set expires_at = now() + make_interval(secs => :seconds)
            where tenant_id = :tenant and id = :family
            """)
                .param("seconds", lasting.toSeconds())
                .param("tenant", tenant)
                .param("family", family)
                .update();
        return Optional.of(new Started(tenant, found.get().person(), family, issue(tenant, family)));
    }

    private Optional<Found> find(UUID tenant, byte[] hash) {
        return db.sql("""
            select f.id as family, f.person, t.used_at is not null as used, f.expires_at < now() as expired
            from refresh_token t join token_family f on f.id = t.family
            where t.tenant_id = :tenant and f.tenant_id = :tenant and t.hash = :hash
            for update
            """)
                .param("tenant", tenant)
                .param("hash", hash)
                .query(Found.class)
                .optional();
    }

    private String issue(UUID tenant, UUID family) {
        SecretToken token = SecretToken.of(tenant);
        db.sql("insert into refresh_token (hash, tenant_id, family) values (:hash, :tenant, :family)")
                .param("hash", token.hash())
                .param("tenant", tenant)
                .param("family", family)
                .update();
        return token.text();
    }

    private <T> T within(UUID tenant, Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.of(tenant, () -> transaction.execute(status -> work.get())));
    }

    private static SecretToken decoded(String refreshToken) {
        return SecretToken.read(refreshToken).orElseThrow(TokenFamilies::refused);
    }

    private static Refusal refused() {
        return new Refusal(
                Refusal.Category.UNAUTHENTICATED,
                "REFRESH_TOKEN_REFUSED",
                "This refresh token is unknown, expired or was used before; sign in again.");
    }
}
