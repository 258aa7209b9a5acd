package io.assent.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Contents on a disk that all nodes share: written beside and moved. */
final class ContentsOnDisk implements ContentStore {

    private final Path directory;
    private final Intake.Opening opening;

    ContentsOnDisk(Path directory) {
        this(directory, Intake::anew);
    }

    ContentsOnDisk(Path directory, Intake.Opening opening) {
        this.directory = directory.toAbsolutePath().normalize();
        this.opening = opening;
    }

    @Override
    public Content keep(UUID tenant, InputStream stream, Function<Path, FileType> look) {
        try (Intake intake = Intake.of(directory, opening, stream)) {
            FileType type = look.apply(intake.path());
            Path path = path(tenant, intake.hash());
            Files.createDirectories(path.getParent());
            Files.move(intake.path(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Content(intake.hash(), intake.size(), type);
        } catch (IOException e) {
            throw Intake.failed(e);
        }
    }

    @Override
    public Optional<Resource> find(UUID tenant, String sha256) {
        Path path = path(tenant, sha256);
        return Files.isReadable(path) ? Optional.of(new FileSystemResource(path)) : Optional.empty();
    }

    Path path(UUID tenant, String sha256) {
        return directory
                .resolve(tenant.toString())
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    @Override
    public void sweep(Duration untouchedFor, BiPredicate<UUID, String> isNeeded) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Instant before = Instant.now().minus(untouchedFor);
        Intake.sweep(directory, before);
        try (Stream<Path> files = Files.walk(directory, 3)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> directory.relativize(file).getNameCount() == 3)
                    .filter(file -> Intake.isOlder(file, before))
                    .filter(file -> !isNeeded(file, isNeeded))
                    .forEach(Intake::discard);
        } catch (IOException e) {
            throw new UncheckedIOException("The file store cannot be swept", e);
        }
    }

    private boolean isNeeded(Path file, BiPredicate<UUID, String> isNeeded) {
        UUID owner = UUID.fromString(directory.relativize(file).getName(0).toString());
        return isNeeded.test(owner, file.getFileName().toString());
    }
}
