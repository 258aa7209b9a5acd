package io.assent.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The database is stopped for ten seconds under the running platform, or killed. */
@IntegrationTest
@ContextConfiguration(initializers = DatabaseGoneTests.OwnServer.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Tag("O2")
class DatabaseGoneTests {

    private static final Path HOME = Path.of("target", "gone");
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final int PEOPLE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<String, String> FAST = Map.of("fsync", "off");

    private static EmbeddedPostgres server;

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    static class OwnServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            server = EmbeddedPostgres.on(HOME, 0, FAST);
            // the first to be registered goes last
            ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                    .registerDisposableBean("server", () -> server.close());
            Database database = server.database("gone");
            TestPropertyValues.of(
                            "assent.database.url=" + database.url(),
                            "assent.database.username=" + database.runtime().username(),
                            "assent.database.password=" + database.runtime().password(),
                            "assent.database.owner-username=" + database.owner().username(),
                            "assent.database.owner-password=" + database.owner().password(),
                            "assent.files.directory=target/files")
                    .applyTo(context);
        }
    }

    @Test
    void isToldToComeAgainAndLosesNothing(CapturedOutput output) throws Exception {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);
        Api.Session employee = api.as("employee");
        Api.Session manager = api.as("manager");
        Api.Session anonymous = api.anonymous();
        int tickets = employee.get("/tickets").json().path("items").size();
        int told = output.getAll().length();

        int port = server.port();
        server.close();
        // what was seen of the health is told for a second
        await().until(() -> anonymous.get("/health").status() == 503);
        List<Answer> answers = new ArrayList<>();
        Instant back = Instant.now().plus(GONE);
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            while (Instant.now().isBefore(back)) {
                List<Future<Answer>> asked = List.of(
                        people.submit(() -> employee.get("/tickets/" + ticket)),
                        people.submit(() -> employee.get("/tickets")),
                        people.submit(() -> employee.post("/tickets", Requests.purchaseBody(700))),
                        people.submit(() -> manager.post("/approvals/" + approval + "/approve", Map.of())),
                        people.submit(() -> manager.get("/inbox")),
                        people.submit(() -> anonymous.get("/health")),
                        people.submit(() -> anonymous.post(
                                "/auth/login", Map.of("email", "employee@acme.example", "password", "assent-demo"))));
                for (Future<Answer> answer : asked) {
                    answers.add(answer.get());
                }
            }
        }
        server = EmbeddedPostgres.on(HOME, port, FAST);

        assertThat(answers).hasSizeGreaterThan(7).allSatisfy(answer -> {
            assertThat(answer.status())
                    .as(answer.raw().uri() + " " + answer.text())
                    .isEqualTo(503);
            if (!answer.raw().uri().getPath().endsWith("/health")) {
                assertThat(answer.code()).isEqualTo("UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isEqualTo("2");
            }
        });
        assertThat(until(() -> anonymous.get("/health").status() == 200)).isTrue();
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        assertThat(employee.get("/tickets").json().path("items"))
                .as("a refused create made none")
                .hasSize(tickets);
        assertThat(manager.post("/approvals/" + approval + "/approve", Map.of()).status())
                .isEqualTo(200);
        assertThat(requests.complete("buyer", ticket, "Ordered.").status()).isEqualTo(200);

        fallDue(ticket);
        assertThat(until(() -> requests.status(ticket).equals("CLOSED")))
                .as("timers go on")
                .isTrue();
        String log = output.getAll().substring(told);
        assertThat(log.lines().filter(line -> line.startsWith("\tat ")).count())
                .as("lines of stack traces in the log")
                .isLessThan(150);
        assertThat(log.lines()
                        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                        .count())
                .as("lines of complaint while the database was gone")
                .isLessThan(150);
    }

    @Test
    void isBackByItselfWhenItWasKilled(CapturedOutput output) throws Exception {
        String ticket = requests.purchase("employee", 500);
        Api.Session employee = api.as("employee");
        Postmaster killed = Postmaster.of(HOME.toRealPath().resolve("data")).orElseThrow();
        int told = output.getAll().length();

        AtomicBoolean isOver = new AtomicBoolean();
        List<Answer> meanwhile = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<List<Answer>>> asked = IntStream.range(0, PEOPLE)
                    .mapToObj(one -> people.submit(() -> busy(employee, one, isOver)))
                    .toList();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            try {
                killed.process().destroyForcibly();
                killed.process().onExit().join();
                assertThat(until(() -> output.getAll().substring(told).contains("it is started again")))
                        .isTrue();
                assertThat(until(() -> employee.get("/tickets/" + ticket).status() == 200))
                        .isTrue();
            } finally {
                isOver.set(true);
            }
            for (Future<List<Answer>> answers : asked) {
                meanwhile.addAll(answers.get());
            }
        }

        assertThat(meanwhile)
                .allSatisfy(answer -> assertThat(answer.status())
                        .as(answer.raw().uri() + " " + answer.text())
                        .isIn(200, 201, 503));
        assertThat(until(() -> api.anonymous().get("/health").status() == 200)).isTrue();
        for (int i = 0; i < 10 * PEOPLE; i++) {
            assertThat(employee.get("/tickets?limit=5").status())
                    .as("every thread is as it was")
                    .isEqualTo(200);
        }
        assertThat(employee.post("/tickets", Requests.purchaseBody(700)).status())
                .isEqualTo(201);
        String log = output.getAll().substring(told);
        assertThat(log.lines().filter(line -> line.contains("The embedded PostgreSQL was killed")))
                .hasSize(1);
        assertThat(log.lines().filter(line -> line.startsWith("\tat ")).count())
                .as("lines of stack traces in the log")
                .isLessThan(150);
    }

    private static List<Answer> busy(Api.Session person, int one, AtomicBoolean isOver) {
        List<Answer> answers = new ArrayList<>();
        while (!isOver.get()) {
            answers.add(
                    switch (one % 3) {
                        case 0 -> person.get("/inbox?limit=5");
                        case 1 -> person.get("/tickets?limit=5");
                        default -> person.post("/tickets", Requests.purchaseBody(700));
                    });
        }
        return answers;
    }

    private static void fallDue(String ticket) {
        JdbcClient.create(new DriverManagerDataSource(
                        server.url("gone"),
                        server.superuser().username(),
                        server.superuser().password()))
                .sql("""
                    update act_ru_job job set duedate_ = now() at time zone 'utc'
                    from act_ru_execution instance
                    where instance.id_ = job.process_instance_id_ and instance.business_key_ = :ticket
                    """)
                .param("ticket", ticket)
                .update();
    }

    private static boolean until(BooleanSupplier state) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!state.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }
}
