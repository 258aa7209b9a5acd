package io.assent.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it said. */
record Command(List<String> words) {

    /** @param said output and errors together */
    record Outcome(boolean succeeded, String said) {}

    static Command of(List<String> prefix, Object... words) {
        List<String> all = new ArrayList<>(prefix);
        for (Object word : words) {
            all.add(word.toString());
        }
        return new Command(List.copyOf(all));
    }

    Outcome run(Duration atMost) {
        try {
            // A file: the server that pg_ctl leaves behind inherits the output and would keep a pipe open.
            Path output = Files.createTempFile("assent-", ".out");
            try {
                return run(output, atMost);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Outcome(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted");
        }
    }

    private Outcome run(Path output, Duration atMost) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            return new Outcome(false, words.getFirst() + " did not end within " + atMost.toSeconds() + " s");
        }
        return new Outcome(process.exitValue() == 0, Files.readString(output).strip());
    }
}
