package io.assent.bench;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each step took, in the order in which the steps first came. */
final class Timings {

    /** The steps together, in the order of a life. */
    static final String LIFE = "lifecycle";

    private final Map<String, Queue<Long>> nanos = new ConcurrentHashMap<>();

    /** In milliseconds. */
    record Spread(String step, int count, double half, double most, double nearlyAll) {

        static Spread of(String step, Queue<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Spread(step, sorted.length, at(sorted, 50), at(sorted, 95), at(sorted, 99));
        }

        private static double at(long[] sorted, int percent) {
            return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
        }
    }

    void add(String step, long elapsed) {
        nanos.computeIfAbsent(step, any -> new ConcurrentLinkedQueue<>()).add(elapsed);
    }

    void forget() {
        nanos.clear();
    }

    Spread of(String step) {
        return Spread.of(step, nanos.getOrDefault(step, new ConcurrentLinkedQueue<>()));
    }

    Iterable<Spread> all() {
        return nanos.keySet().stream().sorted().map(this::of).toList();
    }
}
