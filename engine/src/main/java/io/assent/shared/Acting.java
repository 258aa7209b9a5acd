package io.assent.shared;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who the running thread acts for, so that what a process does on the way is put down to the right person. */
public final class Acting {

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    private Acting() {}

    /** The person of the running command; the platform itself for timers and jobs. */
    public static Caller current() {
        Caller caller = CURRENT.get();
        return caller != null
                ? caller
                : Caller.system(Objects.requireNonNull(Tenancy.current(), "no tenant: a door forgot to set it"));
    }

    /** Runs the work as the caller and within the caller's tenant. */
    public static <T extends @Nullable Object> T as(Caller caller, Supplier<T> work) {
        Caller before = CURRENT.get();
        CURRENT.set(caller);
        try {
            return Tenancy.of(caller.tenant(), work);
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
