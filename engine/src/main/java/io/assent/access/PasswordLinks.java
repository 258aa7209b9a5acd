package io.assent.access;

import io.assent.notifications.AccountLink;
import io.assent.notifications.NotificationEvent;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.shared.TenantPurge;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 * Links by which people choose a password without having one. Each is good once and for a while; only its hash is kept. What proves it
 * comes behind a {@code #}, so that no server on the way and no log gets to see it.
 */
@Component
class PasswordLinks implements AccountLink, TenantPurge {

    private static final String PAGE = "/new-password#";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AccessSettings settings;

    PasswordLinks(JdbcClient db, PlatformTransactionManager transactions, AccessSettings settings) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    /** Earlier ones stay good: a letter that is sent again after a crash may be the second that arrives. */
    @Override
    public Link of(UUID tenant, UUID person, NotificationEvent event) {
        SecretToken token = SecretToken.of(tenant);
        Duration lasting = event == NotificationEvent.INVITED ? settings.invitation() : settings.passwordLetter();
        Instant until = within(
                tenant,
                () -> db.sql("""
                    insert into password_link (hash, tenant_id, person, expires_at)
                    values (:hash, :tenant, :person, now() + make_interval(secs => :seconds)) returning expires_at
                    """)
                        .param("hash", token.hash())
                        .param("tenant", tenant)
                        .param("person", person)
                        .param("seconds", lasting.toSeconds())
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
        return new Link(PAGE + token.text(), until);
    }

    /** Uses the link up, and with it all others of its person; within the running transaction. @throws Refusal when it is no good */
    UUID use(SecretToken token) {
        Optional<UUID> person = db.sql(
                        "select person from password_link where tenant_id = :tenant and hash = :hash and expires_at >"
                                + " now()")
                .param("tenant", token.tenant())
                .param("hash", token.hash())
                .query(UUID.class)
                .optional();
        return person.filter(known -> end(token.tenant(), known) > 0).orElseThrow(PasswordLinks::refused);
    }

    /** Ends all of the person's, within the running transaction. @return how many there were; of two at once the second ends none */
    int end(UUID tenant, UUID person) {
        return db.sql("delete from password_link where tenant_id = :tenant and person = :person")
                .param("tenant", tenant)
                .param("person", person)
                .update();
    }

    @Override
    public void purge(UUID tenant) {
        within(
                tenant,
                () -> db.sql("delete from password_link where tenant_id = :tenant and expires_at < now()")
                        .param("tenant", tenant)
                        .update());
    }

    static Refusal refused() {
        return Refusal.invalid(List.of(new Refusal.Problem(
                "/token", "LINK_REFUSED", "This link was used before or is too old; ask for another one.")));
    }

    private <T> T within(UUID tenant, Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.of(tenant, () -> transaction.execute(status -> work.get())));
    }
}
