package io.assent.shared.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A process of its own that starts the embedded PostgreSQL and dies without stopping it. */
final class PlatformToKill {

    private PlatformToKill() {}

    public static void main(String[] arguments) {
        EmbeddedPostgres.on(Path.of(arguments[0]), 0, Map.of());
        Runtime.getRuntime().halt(137);
    }

    static void startAndKillOn(Path home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PlatformToKill.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String said = String.join("\n", output.lines().toList());
            if (process.waitFor() != 137) {
                throw new IOException(said);
            }
        }
    }
}
