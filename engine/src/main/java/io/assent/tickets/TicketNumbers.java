package io.assent.tickets;

import java.time.Clock;
import java.time.Year;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ticket numbers such as {@code FIN-2026-000123}, unique per tenant and series. Each node reserves blocks in a short
 * transaction of its own, so that no two creates queue behind a counter row; numbers of a block that a restart loses stay free.
 */
@Component
class TicketNumbers {

    private static final int BLOCK = 20;

    private final TicketStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Series, Block> blocks = new ConcurrentHashMap<>();

    TicketNumbers(TicketStore store, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Call it before the transaction that uses the number begins: it may need one of its own. */
    String next(UUID tenant, String prefix) {
        Series series = new Series(tenant, prefix, Year.now(clock).getValue());
        Block block = blocks.compute(
                series, (key, known) -> known == null || known.isUsedUp() ? reserve(key) : known.advanced());
        return "%s-%d-%06d".formatted(prefix, series.year(), block.number());
    }

    private Block reserve(Series series) {
        forgetOnRollback(series);
        Integer first =
                transaction.execute(status -> store.reserve(series.tenant(), series.prefix(), series.year(), BLOCK));
        return new Block(first == null ? 1 : first, BLOCK - 1);
    }

    /** A caller that has a transaction all the same takes the reservation back with it. */
    private void forgetOnRollback(Series series) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        blocks.remove(series);
                    }
                }
            });
        }
    }

    private record Series(UUID tenant, String prefix, int year) {}

    /** The number given out last, and how many are left after it. */
    private record Block(int number, int left) {

        boolean isUsedUp() {
            return left == 0;
        }

        Block advanced() {
            return new Block(number + 1, left - 1);
        }
    }
}
