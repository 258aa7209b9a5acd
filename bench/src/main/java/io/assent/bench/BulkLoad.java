package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/**
 * A manager decides many approvals at once, and as many one after the other, while somebody else reads an inbox twenty times a second.
 *
 * <p>{@code --url=http://localhost:8080 --items=1000 --rounds=5}: one by one in the first round only, in bulk in each, as a few seconds
 * of reading say little. Ends with 1 when an item was not decided.
 */
final class BulkLoad {

    private static final String API = "/api/v1";
    private static final Duration PACE = Duration.ofMillis(50);
    /** How often it is looked how far the job is. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Duration CALM = Duration.ofSeconds(5);
    private static final int MAKERS = 4;

    private final Timings timings = new Timings();
    private final Http http;
    private final int items;
    private final int rounds;

    private BulkLoad(Options options) {
        this.http = new Http(URI.create(options.text("url")), timings);
        this.items = options.number("items", 1_000, 5_000);
        this.rounds = options.number("rounds", 5, 50);
    }

    public static void main(String[] arguments) throws Exception {
        new BulkLoad(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        Platform platform = new Platform(http, new Ledger(Optional.empty()));
        Map<String, String> manager = Platform.signedIn(http, "manager@acme.example");
        Map<String, String> reader = Platform.signedIn(http, "head@acme.example");
        List<String> one = waiting(platform, manager);
        double single = reading(reader, "reads, one by one", () -> one.forEach(id -> decide(manager, id)));
        say("%d decisions one by one: %.1f s", items, single);

        for (int round = 0; round < rounds; round++) {
            List<String> bulk = waiting(platform, manager);
            reading(reader, "reads, nothing else", () -> LockSupport.parkNanos(CALM.toNanos()));
            double together = reading(reader, "reads, in bulk", () -> decide(manager, bulk));
            say("in bulk: %.1f s (%.1f times as fast)", together, single / together);
        }
        for (String step : List.of("reads, nothing else", "reads, one by one", "reads, in bulk")) {
            Timings.Spread spread = timings.of(step);
            say(
                    "  %-20s n=%-5d p50 %6.1f  p95 %6.1f  p99 %6.1f ms",
                    step, spread.count(), spread.half(), spread.most(), spread.nearlyAll());
        }
    }

    /** So many purchases as wait for the manager, by their approvals. */
    private List<String> waiting(Platform platform, Map<String, String> manager) throws Exception {
        List<Future<String>> made = new ArrayList<>();
        try (ExecutorService makers = Executors.newFixedThreadPool(MAKERS)) {
            for (int i = 0; i < items; i++) {
                made.add(makers.submit(() -> {
                    String ticket = platform.create(Platform.newKey()).get("id").asText();
                    return http.get("approval", API + "/tickets/" + ticket + "/approvals", manager)
                            .at("/items/0/id")
                            .asText();
                }));
            }
        }
        List<String> ids = new ArrayList<>();
        for (Future<String> each : made) {
            ids.add(each.get());
        }
        return ids;
    }

    private void decide(Map<String, String> manager, String approval) {
        http.post("approve", API + "/approvals/" + approval + "/approve", manager, Map.of());
    }

    private void decide(Map<String, String> manager, List<String> approvals) {
        JsonNode job =
                http.post("bulk", API + "/approvals/bulk", manager, Map.of("ids", approvals, "action", "APPROVE"));
        String address = API + "/jobs/" + job.get("id").asText();
        while (!job.get("state").asText().equals("DONE")) {
            LockSupport.parkNanos(LOOK.toNanos());
            job = http.get("job", address + "?results=false", manager);
        }
        job = http.get("job", address + "?results=true", manager);
        long done = StreamSupport.stream(job.get("results").spliterator(), false)
                .filter(result -> result.get("outcome").asText().equals("DONE"))
                .count();
        if (done != approvals.size()) {
            throw new IllegalStateException(done + " of " + approvals.size() + " were decided");
        }
    }

    /** Seconds that the work took, while somebody reads. */
    private double reading(Map<String, String> reader, String step, Runnable work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> reads = other.submit(() -> {
                while (!over.get()) {
                    http.get(step, API + "/inbox?limit=25", reader);
                    LockSupport.parkNanos(PACE.toNanos());
                }
            });
            long begin = System.nanoTime();
            try {
                work.run();
            } finally {
                over.set(true);
            }
            double took = (System.nanoTime() - begin) / 1e9;
            reads.get();
            return took;
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
