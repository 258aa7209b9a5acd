package io.assent.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Answers when there is something, and with nothing after a while; no thread waits meanwhile. */
@Component
class LongPolls {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 500;

    private final Executor afterAPause = CompletableFuture.delayedExecutor(
            PAUSE_MILLIS, TimeUnit.MILLISECONDS, Executors.newVirtualThreadPerTaskExecutor());
    private volatile boolean closing;

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    <T> DeferredResult<List<T>> until(Duration patience, Supplier<List<T>> look) {
        Duration shorter = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        DeferredResult<List<T>> answer =
                new DeferredResult<>(LONGEST.plus(GRACE).toMillis());
        poll(answer, Instant.now().plus(shorter), look);
        return answer;
    }

    private <T> void poll(DeferredResult<List<T>> answer, Instant end, Supplier<List<T>> look) {
        try {
            List<T> found = look.get();
            if (found.isEmpty() && !closing && Instant.now().isBefore(end)) {
                afterAPause.execute(() -> poll(answer, end, look));
            } else {
                answer.setResult(found);
            }
        } catch (RuntimeException e) {
            answer.setErrorResult(e);
        }
    }
}
