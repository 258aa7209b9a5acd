package io.assent.attachments;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * Contents of files by tenant and SHA-256. A content is there wholly or not at all.
 *
 * <p>A content is never deleted with its last row, since another upload may just have found it there; {@link #sweep} does it later.
 */
interface ContentStore {

    /**
     * What was taken in.
     *
     * @param type what it really is
     */
    record Content(String sha256, long size, FileType type) {}

    /**
     * Takes a content in while counting it.
     *
     * @param look tells what the content is, or refuses it, before it is kept
     * @throws io.assent.shared.Refusal when it is too large, empty or refused, or the store takes nothing; then nothing is left
     */
    Content keep(UUID tenant, InputStream stream, Function<Path, FileType> look);

    /** The content; empty when it is not where it was put. */
    Optional<Resource> find(UUID tenant, String sha256);

    /**
     * Removes unfinished uploads and contents that nobody needs any more.
     *
     * @param untouchedFor younger ones stay: their row may be about to be written
     */
    void sweep(Duration untouchedFor, BiPredicate<UUID, String> isNeeded);
}
