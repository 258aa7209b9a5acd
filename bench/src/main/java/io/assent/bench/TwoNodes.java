package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Do two platforms on one database act as one? {@code --step=together|arm|alone --one=<url> --other=<url> --database=<directory of the
 * embedded PostgreSQL>}.
 *
 * <p>{@code together}: what happens on one is told on the other, changes of people and releases are seen there within {@link #SEEN},
 * and each timer fires once. {@code arm} lets many timers fall due at once; {@code alone}, after one was killed, waits until the
 * other has done them all. Ends with 1 when something is not so.
 */
final class TwoNodes {

    /** The nodes keep people and current releases for eight seconds. */
    private static final Duration SEEN = Duration.ofSeconds(10);

    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int TIMERS = 60;

    private static final String DUE = """
        select count(*) from act_ru_job where process_def_key_ = 'approval' and duedate_ <= now() at time zone 'utc'
        """;

    private final Http one;
    private final Http other;
    private final JdbcClient database;
    private boolean good = true;

    private TwoNodes(Http one, Http other, JdbcClient database) {
        this.one = one;
        this.other = other;
        this.database = database;
    }

    public static void main(String[] arguments) {
        Options options = Options.of(arguments);
        TwoNodes nodes = new TwoNodes(
                http(options, "one"),
                http(options, "other"),
                new Server(options.path("database").orElseThrow()).database("assent"));
        switch (options.text("step")) {
            case "together" -> nodes.together(options);
            case "arm" -> nodes.arm();
            case "alone" -> nodes.alone();
            default -> throw new IllegalArgumentException("--step is together, arm or alone");
        }
        System.exit(nodes.good ? 0 : 1);
    }

    private static Http http(Options options, String node) {
        return new Http(URI.create(options.text(node)), new Timings());
    }

    private void together(Options options) {
        Map<String, String> admin = signedIn(one, "admin@acme.example");
        signInHolds(admin);
        liveEvents(one, options.text("other"), "one to the other");
        liveEvents(other, options.text("one"), "the other to one");
        people(admin);
        releases(admin);
        timersOnce();
    }

    private void signInHolds(Map<String, String> admin) {
        check(
                "a token of one is good at the other",
                other.get("me", "/api/v1/auth/me", admin).has("email"));
    }

    /** The manager listens at one node while the employee asks at the other. */
    private void liveEvents(Http here, String there, String direction) {
        String token = signedIn(here, "manager@acme.example")
                .getOrDefault("Authorization", "")
                .replace("Bearer ", "");
        try (LiveListener listener = LiveListener.of(URI.create(there), token, "/user/queue/inbox")) {
            Platform platform = new Platform(here, new Ledger(Optional.empty()));
            String ticket = platform.create(
                            "live" + UUID.randomUUID().toString().replace("-", ""))
                    .get("id")
                    .asText();
            Duration took = until(TOLD, () -> listener.heard().contains(ticket));
            check("a live event goes from " + direction, took.compareTo(TOLD) < 0, took);
        }
    }

    private void people(Map<String, String> admin) {
        String key = "night-shift-" + UUID.randomUUID().toString().substring(0, 8);
        other.get("groups", "/api/v1/groups", admin);
        one.post("add group", "/api/v1/groups", admin, Map.of("key", key, "name", "Night shift", "members", List.of()));
        Duration took = until(
                SEEN, () -> names(other.get("groups", "/api/v1/groups", admin)).contains(key));
        check("a group made at one is seen at the other", took.compareTo(SEEN) < 0, took);
    }

    /** Publishing moves the request type to another release; here a statement does. */
    private void releases(Map<String, String> admin) {
        List<UUID> ofSupport = database.sql("""
            select r.id from release r join request_type t on t.tenant_id = r.tenant_id and t.key = r.pack
            where r.pack = 'it-support' and r.tenant_id = (select tenant from sign_in where email = 'admin@acme.example')
            order by r.id = t.release_id
            """).query(UUID.class).list();
        if (ofSupport.size() < 2) {
            check("a second release is there: start the other node with a changed pack", false);
            return;
        }
        int before = current(other, admin);
        current(one, admin);
        database.sql("update request_type set release_id = ? where release_id = ?")
                .params(ofSupport.getFirst(), ofSupport.getLast())
                .update();
        Duration took = until(SEEN, () -> current(one, admin) != before && current(other, admin) != before);
        check("a release made current is seen at both", took.compareTo(SEEN) < 0, took);
    }

    private static int current(Http node, Map<String, String> admin) {
        return node.get("request type", "/api/v1/request-types/it-support", admin)
                .hashCode();
    }

    private void timersOnce() {
        List<String> tickets = arm();
        Duration took = until(Duration.ofSeconds(20), () -> due() == 0);
        say("%d timers fired after %d ms", tickets.size(), took.toMillis());
        long fired = database.sql("""
            select count(*) from process_journal
            where node = 'boundaryEvent_StepDue' and ticket_id = any(?::uuid[])
            """)
                .param(tickets.toArray(String[]::new))
                .query(Long.class)
                .single();
        check("each of " + tickets.size() + " timers fires once, " + fired + " times in all", fired == tickets.size());
    }

    /** Purchases that wait for their approval, and whose timer falls due now. */
    private List<String> arm() {
        Platform platform = new Platform(one, new Ledger(Optional.empty()));
        List<String> tickets = IntStream.range(0, TIMERS)
                .mapToObj(_ -> platform.create(
                                "due" + UUID.randomUUID().toString().replace("-", ""))
                        .get("id")
                        .asText())
                .toList();
        int armed = database.sql("""
            update act_ru_job job set duedate_ = now() at time zone 'utc'
            from act_ru_execution instance
            where instance.id_ = job.process_instance_id_ and job.process_def_key_ = 'approval'
              and instance.business_key_ = any(?)
            """).param(tickets.toArray(String[]::new)).update();
        check(armed + " timers fall due", armed == TIMERS);
        return tickets;
    }

    /** Those that the killed node had locked wait for the end of their lock. */
    private void alone() {
        Instant begin = Instant.now();
        Duration took = until(TAKEN_OVER, () -> due() == 0);
        check("the other has done all timers", took.compareTo(TAKEN_OVER) < 0, took);
        Duration left = Duration.between(begin, Instant.now());
        Map<String, String> admin = signedIn(other, "admin@acme.example");
        check(
                "the other answers " + left.toMillis() + " ms after the kill",
                other.get("me", "/api/v1/auth/me", admin).has("email"));
    }

    private long due() {
        return database.sql(DUE).query(Long.class).single();
    }

    private static List<String> names(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("key").asText())
                .toList();
    }

    private static Map<String, String> signedIn(Http node, String email) {
        return Platform.signedIn(node, email);
    }

    /** @return how long it took, {@code most} when it did not come true */
    private static Duration until(Duration most, BooleanSupplier state) {
        Instant begin = Instant.now();
        while (!state.getAsBoolean()) {
            if (Instant.now().isAfter(begin.plus(most))) {
                return most;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Duration.between(begin, Instant.now());
    }

    private void check(String what, boolean isSo, Duration took) {
        check(what + " after " + took.toMillis() + " ms", isSo);
    }

    private void check(String what, boolean isSo) {
        good &= isSo;
        say("%s %s", isSo ? "ok    " : "FAILED", what);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
