package io.assent.access;

import io.assent.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts failed sign-ins per account and address, for all nodes; the count starts again a minute after its first failure. */
@Component
class Lockout {

    static final int ALLOWED = 5;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final JdbcClient db;

    Lockout(JdbcClient db) {
        this.db = db;
    }

    private record Count(int failures, double left) {}

    /** @throws Refusal too many, with the seconds to wait */
    void check(String account, String address) {
        db.sql("""
            select failures, extract(epoch from since - now()) + :window as left from sign_in_failure
            where account = :account and address = :address and since > now() - make_interval(secs => :window)
            """)
                .param("account", hash(account))
                .param("address", address)
                .param("window", WINDOW.toSeconds())
                .query(Count.class)
                .optional()
                .ifPresent(count -> refuseFrom(ALLOWED, count));
    }

    /** Counts one more. @throws Refusal too many, when others failed at the same moment */
    void failed(String account, String address) {
        Count count = db.sql("""
            insert into sign_in_failure as f (account, address, failures, since)
            values (:account, :address, 1, now())
            on conflict (account, address) do update set
                failures = case when f.since > now() - make_interval(secs => :window) then f.failures + 1 else 1 end,
                since = case when f.since > now() - make_interval(secs => :window) then f.since else now() end
            returning failures, extract(epoch from since - now()) + :window as left
            """)
                .param("account", hash(account))
                .param("address", address)
                .param("window", WINDOW.toSeconds())
                .query(Count.class)
                .single();
        refuseFrom(ALLOWED + 1, count);
    }

    void succeeded(String account, String address) {
        db.sql("delete from sign_in_failure where account = :account and address = :address")
                .param("account", hash(account))
                .param("address", address)
                .update();
    }

    void purge() {
        db.sql("delete from sign_in_failure where since < now() - make_interval(secs => :window)")
                .param("window", WINDOW.toSeconds())
                .update();
    }

    private static void refuseFrom(int failures, Count count) {
        if (count.failures() >= failures) {
            long seconds = Math.max(1, (long) Math.ceil(count.left()));
            throw new TooManyFailures(seconds);
        }
    }

    private static byte[] hash(String account) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account is locked for this address for some seconds. */
    static final class TooManyFailures extends Refusal {

        private static final long serialVersionUID = 1;

        TooManyFailures(long seconds) {
            super(
                    Category.TOO_MANY,
                    "TOO_MANY_ATTEMPTS",
                    "Too many failed sign-ins; try again in " + seconds + " seconds.");
            with("retry_after", seconds);
            with("limit", ALLOWED);
        }
    }
}
