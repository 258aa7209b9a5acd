package io.assent.shared.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.assent.shared.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts on this node, in memory: two nodes allow twice as much. A bucket is full for who comes for the first time, and fills again
 * evenly over a minute.
 */
@Component
public class RateLimits {

    private static final Duration FULL_AFTER = Duration.ofMinutes(1);
    private static final int MOST_BUCKETS = 100_000;

    private final RateLimitSettings settings;
    private final Cache<Counted, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(FULL_AFTER)
            .maximumSize(MOST_BUCKETS)
            .build();

    RateLimits(RateLimitSettings settings) {
        this.settings = settings;
    }

    private enum What {
        SIGN_IN,
        PASSWORD,
        WRITE,
        SUBSCRIPTION
    }

    /** @param by an account, a person or an address */
    private record Counted(What what, Object by) {}

    /** @throws Refusal too many, with the seconds to wait */
    public void signIn(String account, String address) {
        count(new Counted(What.SIGN_IN, address), settings.signInsPerAddress());
        count(new Counted(What.SIGN_IN, "account " + account), settings.signInsPerAccount());
    }

    /** Somebody asks for a new password. @throws Refusal too many, with the seconds to wait */
    public void passwordLetter(String account, String address) {
        password(address);
        count(new Counted(What.PASSWORD, "account " + account), settings.passwordsPerAccount());
    }

    /** Somebody chooses a password by a letter. @throws Refusal too many, with the seconds to wait */
    public void password(String address) {
        count(new Counted(What.PASSWORD, address), settings.passwordsPerAddress());
    }

    /** @throws Refusal too many, with the seconds to wait */
    public void write(UUID person, String address) {
        count(new Counted(What.WRITE, person), settings.writesPerPerson());
        count(new Counted(What.WRITE, address), settings.writesPerAddress());
    }

    /** @throws Refusal too many, with the seconds to wait */
    public void subscribe(UUID person) {
        count(new Counted(What.SUBSCRIPTION, person), settings.subscriptionsPerPerson());
    }

    private void count(Counted counted, int aMinute) {
        if (!settings.enabled()) {
            return;
        }
        ConsumptionProbe probe = buckets.get(counted, _ -> bucket(aMinute)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany(aMinute, probe);
        }
    }

    private static Bucket bucket(int aMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, FULL_AFTER))
                .build();
    }

    private static Refusal tooMany(int aMinute, ConsumptionProbe probe) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        return new Refusal(
                        Refusal.Category.TOO_MANY,
                        "TOO_MANY_REQUESTS",
                        "More requests than %d a minute; try again in %d s.".formatted(aMinute, seconds))
                .with("retry_after", seconds)
                .with("limit", aMinute);
    }
}
