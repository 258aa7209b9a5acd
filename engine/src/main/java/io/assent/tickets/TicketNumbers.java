package io.assent.tickets;

import io.assent.shared.Tenancy;
import java.time.Clock;
import java.time.Year;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ticket numbers such as {@code FIN-2026-000123}, unique per tenant and series. Each node keeps some in stock, reserved in short
 * transactions of their own, so that no two creates queue behind a counter row; those that a restart loses stay free.
 */
@Component
class TicketNumbers {

    private static final int BLOCK = 50;
    private static final Logger LOG = LoggerFactory.getLogger(TicketNumbers.class);

    private final TicketStore store;
    private final TransactionTemplate transaction;
    private final TaskExecutor background;
    private final Clock clock;
    private final Map<Series, Stock> stocks = new ConcurrentHashMap<>();

    TicketNumbers(TicketStore store, TransactionTemplate transaction, TaskExecutor background, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.background = background;
        this.clock = clock;
    }

    String next(UUID tenant, String prefix) {
        Series series = new Series(tenant, prefix, Year.now(clock).getValue());
        Stock stock = stocks.computeIfAbsent(series, missing -> new Stock());
        Integer number = stock.numbers.poll();
        if (stock.numbers.size() < BLOCK / 2 && stock.isFilling.compareAndSet(false, true)) {
            background.execute(() -> fill(series, stock));
        }
        // the caller's transaction takes the number back should it fail: a stock must not be filled from there
        return series.number(number != null ? number : reserve(series, 1));
    }

    private void fill(Series series, Stock stock) {
        try {
            int first = Tenancy.of(series.tenant(), () -> reserve(series, BLOCK));
            for (int i = 0; i < BLOCK; i++) {
                stock.numbers.add(first + i);
            }
        } catch (RuntimeException e) {
            LOG.debug("No ticket numbers could be reserved ahead; the next create tries again", e);
        } finally {
            stock.isFilling.set(false);
        }
    }

    private int reserve(Series series, int count) {
        Integer first =
                transaction.execute(status -> store.reserve(series.tenant(), series.prefix(), series.year(), count));
        return first == null ? 1 : first;
    }

    private record Series(UUID tenant, String prefix, int year) {

        String number(int number) {
            return "%s-%d-%06d".formatted(prefix, year, number);
        }
    }

    private static final class Stock {
        private final BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();
        private final AtomicBoolean isFilling = new AtomicBoolean();
    }
}
