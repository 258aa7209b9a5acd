package io.assent.shared;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells work that nobody sits before from requests, and lets it give way to them. */
@Component
public class Background {

    private static final ScopedValue<Turn> TURN = ScopedValue.newInstance();
    private static final Duration LOOK = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofMillis(5);

    private final AtomicInteger requests = new AtomicInteger();

    /** While it works on this thread, {@link #giveWay()} waits for requests. */
    public <T> T work(Supplier<T> work) {
        return ScopedValue.where(TURN, new Turn()).call(work::get);
    }

    /** A request is being answered from now until {@link #answered()}. */
    public void asked() {
        requests.incrementAndGet();
    }

    public void answered() {
        requests.decrementAndGet();
    }

    public static boolean isHere() {
        return TURN.isBound();
    }

    /**
     * Waits until no request is being answered: 5 ms at most, as a request may wait for a lock that is held here, and in all for no
     * longer than was worked and that, so that the work ends however many requests there are.
     */
    public static void giveWay() {
        TURN.get().giveWay();
    }

    private final class Turn {

        private final long begin = System.nanoTime();
        private long waited;

        void giveWay() {
            long now = System.nanoTime();
            long worked = now - begin - waited;
            long end = now + Math.min(LONGEST.toNanos(), LONGEST.toNanos() + worked - waited);
            while (requests.get() > 0 && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            waited += System.nanoTime() - now;
        }
    }
}
