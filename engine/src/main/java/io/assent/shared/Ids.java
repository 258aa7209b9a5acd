package io.assent.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * New identifiers: UUID version 7 (RFC 9562), which sort by their time of making; within one millisecond a counter in
 * {@code rand_a} keeps the order of this process (section 6.2, method 1).
 */
public final class Ids {

    private static final Clock CLOCK = new PlatformClock();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private Ids() {}

    public static UUID next() {
        long millis = CLOCK.millis();
        long stamp = LAST.updateAndGet(last -> last >>> COUNTER_BITS == millis ? last + 1 : millis << COUNTER_BITS);
        long high = stamp >>> COUNTER_BITS << 16 | 0x7000L | stamp & (1L << COUNTER_BITS) - 1;
        long low = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
        return new UUID(high, low);
    }

    /** An id in its usual form; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
