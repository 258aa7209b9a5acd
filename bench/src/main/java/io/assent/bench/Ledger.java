package io.assent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What the platform acknowledged, a line each as soon as its answer came; and what it was asked to create. */
record Ledger(Optional<Path> file) {

    /** The facts in the order of a life. */
    enum Fact {
        /** A create is about to be sent; the subject is its idempotency key. */
        ASKED,
        /** The subject is the key again. */
        CREATED,
        APPROVED,
        CLAIMED,
        COMPLETED,
        CLOSED
    }

    /**
     * One line.
     *
     * @param ticket its id, or a hyphen as long as there is none
     * @param subject what was acted on: key, approval or task
     */
    record Line(Fact fact, String ticket, String subject) {

        static Line of(String text) {
            String[] parts = text.split(" ");
            return new Line(Fact.valueOf(parts[0]), parts[1], parts[2]);
        }
    }

    synchronized void write(Fact fact, String ticket, String subject) {
        file.ifPresent(path -> append(path, fact + " " + ticket + " " + subject + System.lineSeparator()));
    }

    List<Line> read() {
        try {
            return Files.readAllLines(file.orElseThrow()).stream().map(Line::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path path, String line) {
        try {
            Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
