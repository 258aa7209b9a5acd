package io.assent.people;

import io.assent.shared.OneLine;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads single values of a change; collects what is wrong with them. */
record Wishes(List<Problem> problems) {

    static final int LONGEST = 200;

    void problem(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }

    void required(String pointer, @Nullable Object value) {
        if (value == null) {
            problem(pointer, "REQUIRED", "A value is needed here.");
        }
    }

    <T> @Nullable T unknown(String pointer, String detail) {
        problem(pointer, "UNKNOWN", detail);
        return null;
    }

    String name(@Nullable String wanted, String kept) {
        return wanted == null ? kept : line("/name", wanted, 1);
    }

    String line(String pointer, String wanted, int least) {
        String line = OneLine.of(wanted);
        if (line.length() < least || line.length() > LONGEST) {
            problem(pointer, "INVALID", "Use %d to %d characters.".formatted(least, LONGEST));
        }
        OneLine.problem(pointer, line).ifPresent(problems::add);
        return line;
    }

    /** What is absent stays, what is empty goes. */
    static <T> @Nullable T optional(
            @Nullable Optional<String> wanted, @Nullable T kept, Function<String, @Nullable T> read) {
        if (wanted == null) {
            return kept;
        }
        return wanted.isEmpty() ? null : read.apply(wanted.get());
    }

    /** Whether whoever goes up from the one comes to the other, or is there already. */
    static boolean leadsTo(UUID from, UUID to, Function<UUID, @Nullable UUID> above) {
        Set<UUID> seen = new TreeSet<>();
        for (UUID next = from; next != null && seen.add(next); next = above.apply(next)) {
            if (next.equals(to)) {
                return true;
            }
        }
        return false;
    }
}
