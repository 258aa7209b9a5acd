package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Asks what drafts would have changed about purchases that are over, while somebody else reads an inbox twenty times a second: a draft that changes nothing, so
 * that each is done again once, and one that changes them all, so that each is done again on its own release as well.
 *
 * <p>{@code --url=http://localhost:8080 --requests=500}. Ends with an exception when a request cannot be told.
 */
final class WhatIfLoad {

    private static final String API = "/api/v1";
    private static final String DRAFT = API + "/packs/purchase/draft";
    private static final String POLICY = DRAFT + "/files/approval-policy.dmn";
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration CALM = Duration.ofSeconds(10);

    private final Timings timings = new Timings();
    private final Http http;
    private final int requests;

    private WhatIfLoad(Options options) {
        this.http = new Http(URI.create(options.text("url")), timings);
        this.requests = options.number("requests", 500, 500);
    }

    public static void main(String[] arguments) throws Exception {
        new WhatIfLoad(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        Platform platform = new Platform(http, new Ledger(Optional.empty()));
        for (int i = 0; i < requests; i++) {
            platform.live();
        }
        Map<String, String> admin = Platform.signedIn(http, "admin@acme.example");
        http.post("draft", API + "/packs/purchase/releases/1/take-back", matching(admin), Map.of());

        reading("nothing else", () -> LockSupport.parkNanos(CALM.toNanos()));
        change(admin, table -> table + "\n");
        reading("nothing changes", () -> ask(admin, "SAME"));
        change(admin, table -> table.replace("\"manager\"", "\"departmentHead\""));
        reading("all change", () -> ask(admin, "OTHER_APPROVERS"));
    }

    private void change(Map<String, String> admin, UnaryOperator<String> change) {
        String table = http.get("file", POLICY, admin).get("content").asText();
        http.put("write", POLICY, matching(admin), Map.of("content", change.apply(table)));
    }

    private static Map<String, String> matching(Map<String, String> admin) {
        Map<String, String> headers = new HashMap<>(admin);
        headers.put("If-Match", "*");
        return headers;
    }

    private void ask(Map<String, String> admin, String expected) {
        http.post("ask", DRAFT + "/what-if", admin, Map.of("requests", requests));
        JsonNode found = http.get("look", DRAFT + "/what-if", admin);
        while (found.get("under_way").asBoolean()) {
            LockSupport.parkNanos(LOOK.toNanos());
            found = http.get("look", DRAFT + "/what-if", admin);
        }
        JsonNode count = found.at("/counts/0");
        if (!count.path("difference").asText().equals(expected)
                || count.path("requests").asInt() != requests) {
            throw new IllegalStateException(found.toString());
        }
    }

    private void reading(String step, Runnable work) throws Exception {
        Map<String, String> reader = Platform.signedIn(http, "head@acme.example");
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
            Timings.Spread spread = timings.of(step);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %5.1f s, reads meanwhile n=%-4d p50 %5.1f  p95 %5.1f ms%n",
                    step,
                    took,
                    spread.count(),
                    spread.half(),
                    spread.most());
        }
    }
}
