package io.assent.shared.web;

import io.assent.shared.database.LostDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** What is answered while the database is away or too slow. The log says it once a second, however many ask. */
public final class Unavailable {

    private static final Logger log = LoggerFactory.getLogger(Unavailable.class);
    private static final long SILENCE = Duration.ofSeconds(1).toNanos();
    private static final AtomicLong SAID = new AtomicLong(System.nanoTime() - SILENCE);
    private static final AtomicLong UNSAID = new AtomicLong();

    private Unavailable() {}

    /** Whether the failure says that the database is away or too slow, and nothing of the work. */
    public static boolean is(@Nullable Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionTimedOutException
                || LostDatabase.isWhy(failure);
    }

    static Problem problem(Throwable failure) {
        say(failure);
        ReaderLanguage.byRequestAlone();
        return Problem.of(503, "UNAVAILABLE", "The service is busy; nothing was changed. Try again in a moment.");
    }

    private static void say(Throwable failure) {
        long last = SAID.get();
        long now = System.nanoTime();
        if (now - last >= SILENCE && SAID.compareAndSet(last, now)) {
            log.warn(
                    "The database did not answer in time, and {} times before since this was last said: {}",
                    UNSAID.getAndSet(0),
                    root(failure).toString());
        } else {
            UNSAID.incrementAndGet();
        }
        log.debug("The database did not answer in time", failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
