package io.assent.attachments;

import io.assent.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A content on its way in: counted and hashed into a file of its own, of which nothing is left when this is closed. */
final class Intake implements AutoCloseable {
    static final long LARGEST = 25L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final String UNFINISHED = "unfinished";

    private final Path path;
    private final String sha256;
    private final long size;

    private Intake(Path path, String sha256, long size) {
        this.path = path;
        this.sha256 = sha256;
        this.size = size;
    }

    /** Opens a file for writing. */
    interface Opening {
        OutputStream at(Path path) throws IOException;
    }

    static OutputStream anew(Path path) throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Reads the stream to its end.
     *
     * @throws Refusal when it is too large or empty, or the disk is full; then nothing is left
     */
    static Intake of(Path directory, Opening opening, InputStream stream) {
        Path path = directory.resolve(UNFINISHED).resolve(UUID.randomUUID().toString());
        boolean whole = false;
        try {
            Files.createDirectories(path.getParent());
            MessageDigest digest = sha256();
            long size = copy(stream, opening.at(path), digest);
            whole = true;
            return new Intake(path, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            if (!whole) {
                discard(path);
            }
        }
    }

    /** What a failed write means to the sender. */
    static RuntimeException failed(IOException failure) {
        return StorageFull.isCauseOf(failure)
                ? new StorageFull()
                : new UncheckedIOException("A file could not be kept", failure);
    }

    Path path() {
        return path;
    }

    String hash() {
        return sha256;
    }

    long size() {
        return size;
    }

    @Override
    public void close() {
        discard(path);
    }

    /** Removes what a kill left behind. */
    static void sweep(Path directory, Instant before) {
        Path unfinished = directory.resolve(UNFINISHED);
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            files.filter(file -> isOlder(file, before)).forEach(Intake::discard);
        } catch (IOException e) {
            throw new UncheckedIOException("Unfinished uploads cannot be swept", e);
        }
    }

    static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException gone) {
            return false;
        }
    }

    /** What cannot be removed now is swept later. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A file could not be removed: {}", file, e);
        }
    }

    private static long copy(InputStream stream, OutputStream target, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (OutputStream out = new DigestOutputStream(target, digest)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                size += read;
                if (size > LARGEST) {
                    throw new FileTooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw Refusal.invalid(
                    List.of(new Refusal.Problem("/file", "EMPTY", "The file is empty; choose another one.")));
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
