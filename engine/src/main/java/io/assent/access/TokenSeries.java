package io.assent.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.shared.Tenancy;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The access tokens that the authorization server gave to a person so far: of the newest series they are good, of those before no more. */
@Component
class TokenSeries {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Cache<UUID, Integer> newest = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(8))
            .maximumSize(100_000)
            .build();

    TokenSeries(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** That of a token to be made. */
    int newest(UUID tenant, UUID person) {
        return Tenancy.of(
                tenant,
                () -> transaction.execute(_ -> db.sql(
                                "select token_series from credential where tenant_id = :tenant and person = :person")
                        .param("tenant", tenant)
                        .param("person", person)
                        .query(Integer.class)
                        .optional()
                        .orElse(0)));
    }

    /** Whether tokens of the series are good; that another node ended it is seen within seconds. */
    boolean isNewest(UUID tenant, UUID person, int series) {
        Integer known = newest.getIfPresent(person);
        if (known == null) {
            known = newest(tenant, person);
            newest.asMap().putIfAbsent(person, known);
        }
        return known == series;
    }

    /** Ends what the person has, in the running transaction. */
    void end(UUID tenant, UUID person) {
        db.sql("""
            update credential set token_series = token_series + 1 where tenant_id = :tenant and person = :person
            returning token_series
            """)
                .param("tenant", tenant)
                .param("person", person)
                .query(Integer.class)
                .optional()
                .ifPresent(series -> newest.put(person, series));
    }
}
