package io.assent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hundreds of thousands of open tickets, and people who read inboxes, lists and single tickets, fifty requests a second.
 *
 * <p>{@code --url=http://localhost:8080 --database=directory --tickets=300000 --seconds=60}. Meanwhile timers fall due, ten a second. A few tickets are made over the API, and
 * copied in the database with all that belongs to them. Ends with an exception when a request fails.
 */
final class ManyTickets {

    private static final String API = "/api/v1";
    private static final int MODELS = 20;
    private static final int A_SECOND = 50;
    private static final int TIMERS_A_SECOND = 10;
    /** After which a timer that has not fired is not waited for. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    private static final Duration WARMING = Duration.ofSeconds(60);
    private static final String OPEN =
            "ticket where status not in ('DRAFT', 'COMPLETED', 'REJECTED', 'CLOSED', 'CANCELLED')";
    /** What people narrow their lists to. */
    private static final Map<String, String> SEEN = Map.of(
            "manager", "&status=IN_REVIEW",
            "buyer", "&status=IN_PROGRESS",
            "agent", "&ticket_type=it-support&status=SUBMITTED",
            "employee", "&ticket_type=purchase",
            "admin", "&status=IN_REVIEW");

    private static final List<String> PARTS =
            List.of("", "/path", "/approvals", "/attachments", "/history?limit=100", "/comments", "/links", "/process");

    private final Timings timings = new Timings();
    private final Random random = new Random(1);
    private final Http http;
    private final JdbcClient database;
    private final int tickets;
    private final Duration time;

    private ManyTickets(Options options) {
        this.http = new Http(URI.create(options.text("url")), timings);
        this.database = new Server(options.path("database").orElseThrow()).database("assent");
        this.tickets = options.number("tickets", 300_000, 1_000_000);
        this.time = Duration.ofSeconds(options.number("seconds", 60, 600));
    }

    public static void main(String[] arguments) throws Exception {
        new ManyTickets(Options.of(arguments)).run();
    }

    private void run() throws Exception {
        if (count(OPEN) < tickets) {
            multiply(models());
        }
        say(
                "%,d open tickets, %,d armed timers, %,d rows in inboxes",
                count(OPEN), count("act_ru_job where type_ = 'timer'"), count("inbox_candidate"));
        List<Request> requests = requests();
        read(requests, WARMING);
        timings.forget();
        Map<UUID, Instant> due = arm();
        read(requests, time);
        late(due);
        for (Timings.Spread spread : timings.all()) {
            say(
                    "  %-44s n=%-5d p50 %6.1f  p95 %6.1f  p99 %6.1f ms",
                    spread.step(), spread.count(), spread.half(), spread.most(), spread.nearlyAll());
        }
    }

    /** What people send: purchases of which some wait for the manager and some for the buyer, and trouble for the agents. */
    private List<UUID> models() {
        Map<String, String> employee = Platform.signedIn(http, "employee@acme.example");
        Map<String, String> manager = Platform.signedIn(http, "manager@acme.example");
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            boolean trouble = i % 3 == 0;
            String id = http.post(
                            "create",
                            API + "/tickets",
                            employee,
                            trouble ? trouble(i) : Platform.purchase("Chairs " + i))
                    .get("id")
                    .asText();
            if (i % 3 == 1) {
                String approval = http.get("approval", API + "/tickets/" + id + "/approvals", manager)
                        .at("/items/0/id")
                        .asText();
                http.post("approve", API + "/approvals/" + approval + "/approve", manager, Map.of());
            }
            made.add(UUID.fromString(id));
        }
        return made;
    }

    private static Map<String, Object> trouble(int i) {
        return Map.of(
                "title",
                "The printer " + i + " is out of order",
                "description",
                "It blinks.",
                "ticket_type",
                "it-support");
    }

    private void multiply(List<UUID> models) throws IOException {
        try (InputStream script = Objects.requireNonNull(ManyTickets.class.getResourceAsStream("/multiply.sql"))) {
            database.sql(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .update();
        }
        database.sql("select what || ': ' || copied from multiply_tickets(:models, :times)")
                .param("models", models.toArray(UUID[]::new))
                .param("times", tickets / MODELS)
                .query(String.class)
                .list()
                .forEach(line -> say("%s", line));
        database.sql("vacuum analyze").update();
    }

    private long count(String rows) {
        return database.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /** One person's look at one address. */
    private record Request(String step, String path, Map<String, String> reader) {}

    private List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (String person : List.of("manager", "buyer", "agent")) {
            Map<String, String> reader = Platform.signedIn(http, person + "@acme.example");
            requests.add(new Request("inbox, " + person, API + "/inbox?limit=25", reader));
            requests.add(new Request("inbox count, " + person, API + "/inbox/count", reader));
            lists(requests, person, reader);
        }
        for (String person : List.of("employee", "admin", "head")) {
            lists(requests, person, Platform.signedIn(http, person + "@acme.example"));
        }
        Map<String, String> reader = Platform.signedIn(http, "admin@acme.example");
        List<String> some = database.sql(
                        "select id::text from ticket where number like '%-3%' order by random() limit 200")
                .query(String.class)
                .list();
        some.forEach(id -> PARTS.forEach(
                part -> requests.add(new Request("ticket" + part, API + "/tickets/" + id + part, reader))));
        return requests;
    }

    private static void lists(List<Request> requests, String person, Map<String, String> reader) {
        List<String> filters = new ArrayList<>(List.of("", "&sort=due_date", "&sort=-priority", "&overdue=true"));
        if (SEEN.containsKey(person)) {
            filters.add(SEEN.get(person));
        }
        for (String filter : filters) {
            requests.add(new Request("tickets" + filter + ", " + person, API + "/tickets?limit=25" + filter, reader));
        }
    }

    /** At the pace, whether or not an answer takes its time: half of the requests for lists and inboxes, half for tickets. */
    private void read(List<Request> requests, Duration time) throws Exception {
        List<Request> pages = requests.stream()
                .filter(request ->
                        request.step().startsWith("ticket") && !request.step().startsWith("tickets"))
                .toList();
        List<Request> lists =
                requests.stream().filter(request -> !pages.contains(request)).toList();
        List<Future<JsonNode>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (long nth = 0; nth < time.toSeconds() * A_SECOND; nth++) {
                List<Request> from = nth % 2 == 0 ? lists : pages;
                Request request = from.get(random.nextInt(from.size()));
                answers.add(people.submit(() -> http.get(request.step(), request.path(), request.reader())));
                long next = begin + (nth + 1) * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        for (Future<JsonNode> answer : answers) {
            answer.get();
        }
    }

    /** Steps of approvals fall due one after the other while people read. @return by ticket */
    private Map<UUID, Instant> arm() {
        Map<UUID, Instant> due = new HashMap<>();
        database.sql("""
            with chosen as (
                select job.id_, instance.business_key_ ticket, row_number() over () nth
                from act_ru_job job join act_ru_execution instance on instance.id_ = job.process_instance_id_
                where job.process_def_key_ = 'approval' and instance.business_key_ is not null limit :timers)
            update act_ru_job job set duedate_ = now() at time zone 'utc' + nth * (:time * interval '1 second') / :timers
            from chosen where job.id_ = chosen.id_ returning ticket, job.duedate_ at time zone 'utc'
            """)
                .param("timers", time.toSeconds() * TIMERS_A_SECOND)
                .param("time", time.toSeconds())
                .query(row -> {
                    due.put(
                            UUID.fromString(row.getString(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return due;
    }

    /** Notes how long after its instant each timer fired. */
    private void late(Map<UUID, Instant> due) {
        LockSupport.parkNanos(LATEST.toNanos());
        AtomicInteger fired = new AtomicInteger();
        database.sql("""
            select ticket_id, entered_at from process_journal
            where node = 'boundaryEvent_StepDue' and ticket_id = any(:tickets)
            """).param("tickets", due.keySet().toArray(UUID[]::new)).query(row -> {
            fired.incrementAndGet();
            Instant armed = due.get(row.getObject(1, UUID.class));
            Instant entered = row.getObject(2, OffsetDateTime.class).toInstant();
            timings.add("timers, late by", Duration.between(armed, entered).toNanos());
        });
        say("%d timers fell due, %d fired", due.size(), fired.get());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
