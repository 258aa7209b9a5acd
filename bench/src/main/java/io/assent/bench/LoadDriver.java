package io.assent.bench;

import io.assent.bench.Clients.Outcome;
import io.assent.bench.Meter.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets so many clients live lives of purchases against the platform or its rival, and says how fast they were and what a life cost.
 *
 * <p>{@code --target=assent|rival --url=http://localhost:8080 --clients=4 --warm-up=5 --seconds=15 --lives=100000 --open=0};
 * for the cost {@code --database=<directory of the embedded PostgreSQL> --jvm=<pid>}, with {@code --idle=5} also what the server does with
 * nobody there, with {@code --statements=<file>} the most frequent statements; {@code --results=<file>} adds a line for a table;
 * {@code --ledger=<file>} takes down what was acknowledged.
 */
final class LoadDriver {

    private final Options options;
    private final Timings timings = new Timings();
    private final String name;

    private LoadDriver(Options options) {
        this.options = options;
        this.name = options.text("target");
    }

    public static void main(String[] arguments) throws IOException {
        new LoadDriver(Options.of(arguments)).run();
    }

    private void run() throws IOException {
        Target target = target();
        Clients clients = new Clients(target, timings, options.number("clients", 4, 64));
        Duration warmUp = seconds("warm-up", 5);
        Duration time = seconds("seconds", 15);
        int lives = options.number("lives", 100_000, 100_000);

        clients.run(warmUp, lives);
        for (int i = options.number("open", 0, 10_000); i > 0; i--) {
            target.leaveOpen();
        }
        timings.forget();
        if (options.path("database").isEmpty()) {
            tell(clients.run(time, lives));
            return;
        }
        Meter meter = meter(options.path("database").get());
        idle(meter);
        meter.reset();
        Reading before = meter.read();
        Outcome outcome = clients.run(time, lives);
        Reading cost = meter.read().since(before).per(Math.max(1, outcome.lives()));
        tell(outcome);
        tell(cost);
        keep(outcome, cost);
        keepStatements(meter, outcome.lives());
    }

    private Target target() {
        Http http = new Http(URI.create(options.text("url")), timings);
        return switch (name) {
            case "assent" -> new Platform(http, new Ledger(options.path("ledger")));
            case "rival" -> new Rival(http);
            default -> throw new IllegalArgumentException("--target is assent or rival");
        };
    }

    private Meter meter(Path directory) {
        return new Meter(new Server(directory), name, Long.parseLong(options.text("jvm")));
    }

    private Duration seconds(String option, int otherwise) {
        return Duration.ofSeconds(options.number(option, otherwise, 600));
    }

    private void idle(Meter meter) {
        Duration pause = seconds("idle", 0);
        if (pause.isZero()) {
            return;
        }
        Reading before = meter.read();
        LockSupport.parkNanos(pause.toNanos());
        Reading idle = meter.read().since(before).per(pause.toSeconds());
        say("  idle: %.1f statements/s, %.2f kB WAL/s", idle.statements(), idle.walBytes() / 1024);
    }

    private void tell(Outcome outcome) {
        say(
                "%s: %.1f lifecycles/s (%d in %.1f s), %d failed",
                name, rate(outcome), outcome.lives(), outcome.took().toMillis() / 1e3, outcome.failures());
        if (outcome.first() != null) {
            say("  first failure: %s", outcome.first());
        }
        timings.all()
                .forEach(spread -> say(
                        "  %-17s n=%-6d p50 %7.1f  p95 %7.1f  p99 %7.1f ms",
                        spread.step(), spread.count(), spread.half(), spread.most(), spread.nearlyAll()));
    }

    private void tell(Reading cost) {
        say(
                "  a lifecycle costs %.1f statements, %.1f kB WAL, %.1f ms JVM and %.1f ms" + " PostgreSQL",
                cost.statements(), cost.walBytes() / 1024, cost.jvmMs(), cost.postgresMs());
    }

    private void keep(Outcome outcome, Reading cost) throws IOException {
        var life = timings.of(Timings.LIFE);
        String line = String.format(
                Locale.ROOT,
                "%s %.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f %d%n",
                name,
                rate(outcome),
                life.half(),
                life.most(),
                life.nearlyAll(),
                cost.statements(),
                cost.walBytes() / 1024,
                cost.jvmMs(),
                cost.postgresMs(),
                outcome.failures());
        if (options.path("results").isPresent()) {
            Files.writeString(
                    options.path("results").get(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void keepStatements(Meter meter, int lives) throws IOException {
        if (options.path("statements").isPresent()) {
            List<String> lines = meter.mostFrequent(Math.max(1, lives)).stream()
                    .map(each -> String.format(Locale.ROOT, "%6.2f  %s", each.calls(), each.query()))
                    .toList();
            Files.write(options.path("statements").get(), lines);
        }
    }

    private static double rate(Outcome outcome) {
        return outcome.lives() * 1e3 / Math.max(1, outcome.took().toMillis());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
