package io.assent.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * State that belongs to one transaction: made on first use, written before commit, forgotten on rollback.
 * What is written at commit costs one statement however often it changed before.
 *
 * @param <T> for example the rows to insert, or the aggregates that were read
 */
public final class PerTransaction<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> write;

    /**
     * @param write writes what was not written before, and nothing twice; it may not touch other {@code PerTransaction}s for
     *     the first time
     */
    public PerTransaction(Supplier<T> fresh, Consumer<T> write) {
        this.fresh = fresh;
        this.write = write;
    }

    /** @throws IllegalStateException outside of a transaction */
    @SuppressWarnings("unchecked")
    public T get() {
        T present = (T) TransactionSynchronizationManager.getResource(this);
        if (present != null) {
            return present;
        }
        T made = fresh.get();
        TransactionSynchronizationManager.registerSynchronization(new Flush(made));
        TransactionSynchronizationManager.bindResource(this, made);
        return made;
    }

    /** Writes what the running transaction has in hand, so that statements see it: before the answer to a command is read. */
    public static void flush() {
        inHand().forEach(each -> each.write());
    }

    /**
     * Writes what the running transaction has in hand and forgets it, as its commit would: between the commands of a transaction
     * that carries several.
     */
    public static void settle() {
        inHand().forEach(each -> each.settle());
    }

    /** Forgets what the running transaction has in hand, unwritten: a command failed, and the rest of the transaction goes on. */
    public static void forget() {
        inHand().forEach(each -> each.forget());
    }

    private static List<PerTransaction<?>.Flush> inHand() {
        List<PerTransaction<?>.Flush> all = new ArrayList<>();
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof PerTransaction<?>.Flush flush) {
                all.add(flush);
            }
        }
        return all;
    }

    private final class Flush implements TransactionSynchronization {

        private final T state;
        private boolean settled;

        private Flush(T state) {
            this.state = state;
        }

        private void write() {
            if (!settled) {
                write.accept(state);
            }
        }

        private void settle() {
            write();
            forget();
        }

        private void forget() {
            if (!settled) {
                settled = true;
                TransactionSynchronizationManager.unbindResource(PerTransaction.this);
            }
        }

        @Override
        public void suspend() {
            if (!settled) {
                TransactionSynchronizationManager.unbindResource(PerTransaction.this);
            }
        }

        @Override
        public void resume() {
            if (!settled) {
                TransactionSynchronizationManager.bindResource(PerTransaction.this, state);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!readOnly) {
                write();
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}
