package io.assent.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this repository as they lie in the working copy. */
final class Repository {

    static final Path ROOT = root();

    private static final Set<String> MADE = Set.of("target", "node_modules", "dist", ".angular", ".git", "data");

    private Repository() {}

    static List<Path> files(String folder, Predicate<Path> wanted) {
        Path start = ROOT.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(start)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> written(ROOT.relativize(file)))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean written(Path file) {
        for (Path part : file) {
            if (MADE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.getParent();
    }
}
