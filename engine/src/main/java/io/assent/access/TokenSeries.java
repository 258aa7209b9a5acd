package io.assent.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.shared.AfterCommit;
import io.assent.shared.Tenancy;
import java.sql.Types;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The access tokens that the authorization server gave to a person so far: of the newest series they are good, of those before no
 * more, but for the one by which the person ended them.
 */
@Component
class TokenSeries {

    private static final Newest FIRST = new Newest(0, null);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Cache<UUID, Newest> newest = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(8))
            .maximumSize(100_000)
            .build();

    TokenSeries(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param kept the id of the token of series before that is still good */
    private record Newest(int series, @Nullable String kept) {}

    /** That of a token to be made. */
    int newest(UUID tenant, UUID person) {
        return read(tenant, person).series();
    }

    /** Whether a token of the series is good; that another node ended it is seen within seconds. */
    boolean isGood(UUID tenant, UUID person, int series, String token) {
        Newest known = newest.getIfPresent(person);
        if (known == null) {
            known = read(tenant, person);
            newest.asMap().putIfAbsent(person, known);
        }
        return series == known.series() || token.equals(known.kept());
    }

    /**
     * Ends what the person has, in the running transaction.
     *
     * @param kept the id of the token that stays good
     */
    void end(UUID tenant, UUID person, @Nullable String kept) {
        db.sql("""
            update credential set token_series = token_series + 1, kept_token = :kept
            where tenant_id = :tenant and person = :person returning token_series as series, kept_token as kept
            """)
                .param("tenant", tenant)
                .param("person", person)
                .param("kept", kept, Types.VARCHAR)
                .query(Newest.class)
                .optional()
                .ifPresent(ended -> AfterCommit.run(() -> newest.put(person, ended)));
    }

    private Newest read(UUID tenant, UUID person) {
        return Tenancy.of(
                tenant,
                () -> transaction.execute(_ -> db.sql("""
                    select token_series as series, kept_token as kept from credential
                    where tenant_id = :tenant and person = :person
                    """)
                        .param("tenant", tenant)
                        .param("person", person)
                        .query(Newest.class)
                        .optional()
                        .orElse(FIRST)));
    }
}
