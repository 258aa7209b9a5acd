package io.assent.shared.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, since it refuses to run as root.
 *
 * @param prefix words before each command
 * @param owner user id to which its files belong
 */
record Ground(List<String> prefix, long owner) {

    private static final long ROOT = 0;
    private static final long NOBODY = 65534;
    private static final Duration SOON = Duration.ofSeconds(10);

    static Ground find() {
        long user = new UnixSystem().getUid();
        if (user != ROOT) {
            return new Ground(List.of(), user);
        }
        return Stream.of(inNamespace(), asNobody())
                .filter(ground -> ground.command("true").run(SOON).succeeded())
                .findFirst()
                .orElseThrow(() -> new DatabaseUnusable(
                        "PostgreSQL does not run as root, and neither unshare -U nor setpriv is permitted here.",
                        "Run the platform as an ordinary user, or set assent.database.url to an external database."));
    }

    /** In a user namespace without a mapping root looks like nobody, while the files stay root's. */
    static Ground inNamespace() {
        return new Ground(List.of("unshare", "-U"), ROOT);
    }

    /** For containers that forbid namespaces. */
    static Ground asNobody() {
        return new Ground(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    Command command(Object... words) {
        return Command.of(prefix, words);
    }

    /** Hands the files to the user who runs PostgreSQL; a change of ground between two starts is mended here. */
    void own(Path directory) throws IOException {
        if (new UnixSystem().getUid() != ROOT || ownerOf(directory) == owner && owner == ROOT) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> ownerOf(file) != owner).forEach(this::give);
        }
        if (!command("test", "-x", directory).run(SOON).succeeded()) {
            throw new DatabaseUnusable(
                    "The unprivileged user " + owner + " who runs PostgreSQL cannot reach " + directory + ".",
                    "Permit passing through the folders above it, or set assent.database.directory to another place.");
        }
    }

    private void give(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", (int) owner, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ownerOf(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
