package io.assent.jobs;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.Unavailable;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Does a chunk of items in one transaction; when something goes wrong with it, each of them in a transaction of its own. */
@Component
class Chunks {

    private static final Logger log = LoggerFactory.getLogger(Chunks.class);

    private final TransactionOperations transaction;

    Chunks(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    <W> List<ItemResult> perform(JobKind<W> kind, Caller by, W work, List<String> items) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> kind.perform(by, work, items)));
        } catch (RuntimeException failed) {
            return items.size() == 1
                    ? List.of(result(kind, items.getFirst(), failed))
                    : oneByOne(kind, by, work, items, failed);
        }
    }

    private <W> List<ItemResult> oneByOne(
            JobKind<W> kind, Caller by, W work, List<String> items, RuntimeException failed) {
        passOn(failed);
        log.debug("A chunk of {} is done one by one", kind.name(), failed);
        return items.stream()
                .flatMap(item -> perform(kind, by, work, List.of(item)).stream())
                .toList();
    }

    /** What an item is told that failed alone. */
    static ItemResult result(JobKind<?> kind, String item, RuntimeException failed) {
        passOn(failed);
        if (failed instanceof Refusal refusal) {
            return ItemResult.refused(item, refusal);
        }
        log.error("{} failed with {}", kind.name(), item, failed);
        return ItemResult.failed(item);
    }

    /** No item is to blame when the database is away: it is tried again as a whole. */
    static void passOn(RuntimeException failed) {
        if (Unavailable.is(failed)) {
            throw failed;
        }
    }
}
