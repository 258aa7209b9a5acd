package io.assent.attachments;

import io.assent.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Contents of files by tenant and SHA-256, on disk. A content is there wholly or not at all: it is written beside and moved.
 *
 * <p>A content is never deleted with its last row, since another upload may just have found it there; {@link #sweep} does it later.
 */
@Component
class ContentStore {
    static final long LARGEST = 25L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(ContentStore.class);
    private static final String UNFINISHED = "unfinished";

    private final Path directory;
    private final Opening opening;

    @Autowired
    ContentStore(FileSettings settings) {
        this(settings.directory(), path -> Files.newOutputStream(path, StandardOpenOption.CREATE_NEW));
    }

    ContentStore(Path directory, Opening opening) {
        this.directory = directory.toAbsolutePath().normalize();
        this.opening = opening;
    }

    /** Opens a file for writing. */
    interface Opening {
        OutputStream at(Path path) throws IOException;
    }

    /** What was taken in. */
    record Content(String sha256, long size, Path path) {}

    /**
     * Takes a content in while counting it.
     *
     * @throws Refusal when it is too large, empty, or the disk is full; then nothing is left
     */
    Content keep(UUID tenant, InputStream stream) {
        Path unfinished =
                directory.resolve(UNFINISHED).resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(unfinished.getParent());
            MessageDigest digest = sha256();
            long size = copy(stream, unfinished, digest);
            String hash = HexFormat.of().formatHex(digest.digest());
            Path path = path(tenant, hash);
            Files.createDirectories(path.getParent());
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Content(hash, size, path);
        } catch (IOException e) {
            throw StorageFull.isCauseOf(e)
                    ? new StorageFull()
                    : new UncheckedIOException("A file could not be kept", e);
        } finally {
            discard(unfinished);
        }
    }

    Path path(UUID tenant, String sha256) {
        return directory
                .resolve(tenant.toString())
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    /**
     * Removes unfinished uploads and contents that nobody needs any more.
     *
     * @param untouchedFor younger ones stay: their row may be about to be written
     */
    void sweep(Duration untouchedFor, BiPredicate<UUID, String> isNeeded) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Instant before = Instant.now().minus(untouchedFor);
        try (Stream<Path> files = Files.walk(directory, 3)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, before))
                    .filter(file -> !isNeeded(file, isNeeded))
                    .forEach(ContentStore::discard);
        } catch (IOException e) {
            throw new UncheckedIOException("The file store cannot be swept", e);
        }
    }

    private boolean isNeeded(Path file, BiPredicate<UUID, String> isNeeded) {
        String owner = directory.relativize(file).getName(0).toString();
        return !owner.equals(UNFINISHED)
                && isNeeded.test(UUID.fromString(owner), file.getFileName().toString());
    }

    private long copy(InputStream stream, Path target, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (OutputStream out = new DigestOutputStream(opening.at(target), digest)) {
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

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException gone) {
            return false;
        }
    }

    /** What cannot be removed now is swept later. */
    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A file could not be removed: {}", file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
