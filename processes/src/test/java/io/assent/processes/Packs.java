package io.assent.processes;

import io.assent.scenarios.Scenario;
import io.assent.scenarios.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of the shipped packs. */
final class Packs {

    private Packs() {}

    static List<Path> all() {
        return in(Path.of("src/main/resources/packs"));
    }

    static Stream<Path> models(Path pack) {
        return in(pack).stream().filter(file -> file.toString().endsWith(".bpmn"));
    }

    static List<Path> scenarioFiles(Path pack) {
        return in(pack.resolve("scenarios"));
    }

    static List<Scenario> scenarios(Path pack) {
        return scenarioFiles(pack).stream().map(file -> scenario(pack, file)).toList();
    }

    static Scenario scenario(Path pack, Path file) {
        try {
            return Scenarios.read(String.valueOf(pack.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
