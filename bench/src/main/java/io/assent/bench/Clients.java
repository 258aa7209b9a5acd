package io.assent.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** People who begin the next life as soon as one is over. */
final class Clients {

    private static final int TOO_MANY = 20;

    private final Target target;
    private final Timings timings;
    private final int count;

    Clients(Target target, Timings timings, int count) {
        this.target = target;
        this.timings = timings;
        this.count = count;
    }

    /** @param first what went wrong first, if anything did */
    record Outcome(
            int lives,
            int failures,
            Duration took,
            @Nullable Throwable first) {}

    /** Until the time is up, so many lives were begun, or too much went wrong; a life that is begun is lived to its end. */
    Outcome run(Duration time, int most) {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger lived = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        long start = System.nanoTime();
        together(() -> {
            while (System.nanoTime() - start < time.toNanos()
                    && failed.get() < TOO_MANY
                    && begun.incrementAndGet() <= most) {
                long begin = System.nanoTime();
                try {
                    target.live();
                    timings.add(Timings.LIFE, System.nanoTime() - begin);
                    lived.incrementAndGet();
                } catch (RuntimeException e) {
                    first.compareAndSet(null, e);
                    failed.incrementAndGet();
                }
            }
        });
        return new Outcome(lived.get(), failed.get(), Duration.ofNanos(System.nanoTime() - start), first.get());
    }

    private void together(Runnable life) {
        try (ExecutorService people = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                people.execute(life);
            }
        }
    }
}
