package io.assent.shared;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tenant whose rows the running thread may touch; each transaction hands it to row-level security when it begins. */
public final class Tenancy {

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private Tenancy() {}

    public static @Nullable UUID current() {
        return CURRENT.get();
    }

    public static <T extends @Nullable Object> T of(UUID tenant, Supplier<T> work) {
        UUID before = CURRENT.get();
        CURRENT.set(tenant);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    public static void run(UUID tenant, Runnable work) {
        of(tenant, () -> {
            work.run();
            return true;
        });
    }
}
