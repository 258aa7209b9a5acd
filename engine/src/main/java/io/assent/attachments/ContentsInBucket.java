package io.assent.attachments;

import io.assent.integrations.s3.Bucket;
import io.assent.integrations.s3.BucketFailure;
import io.assent.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;

/** Contents in a bucket. What comes in waits on this node's disk until it is whole, and is then sent in one piece. */
final class ContentsInBucket implements ContentStore {

    private static final Logger log = LoggerFactory.getLogger(ContentsInBucket.class);

    /** Other objects of the bucket are not ours. */
    private static final Pattern KEY =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[0-9a-f]{2}/([0-9a-f]{64})");

    private final Path directory;
    private final Supplier<Bucket> bucket;

    /**
     * Contents in a bucket.
     *
     * @param directory for what is on its way in
     * @param bucket asked for when the first content comes or goes
     */
    ContentsInBucket(Path directory, Supplier<Bucket> bucket) {
        this.directory = directory.toAbsolutePath().normalize();
        this.bucket = bucket;
    }

    @Override
    public Content keep(UUID tenant, InputStream stream, Function<Path, FileType> look) {
        try (Intake intake = Intake.of(directory, Intake::anew, stream)) {
            FileType type = look.apply(intake.path());
            bucket.get().put(key(tenant, intake.hash()), intake.path());
            return new Content(intake.hash(), intake.size(), type);
        } catch (BucketFailure e) {
            throw refused(e);
        }
    }

    @Override
    public Optional<Resource> find(UUID tenant, String sha256) {
        String key = key(tenant, sha256);
        try {
            OptionalLong size = bucket.get().size(key);
            return size.isPresent() ? Optional.of(new StoredContent(key, size.getAsLong())) : Optional.empty();
        } catch (BucketFailure e) {
            throw refused(e);
        }
    }

    @Override
    public void sweep(Duration untouchedFor, BiPredicate<UUID, String> isNeeded) {
        Instant before = Instant.now().minus(untouchedFor);
        Intake.sweep(directory, before);
        List<Matcher> old = new ArrayList<>();
        bucket.get().forEach(stored -> {
            Matcher key = KEY.matcher(stored.key());
            if (key.matches() && stored.changed().isBefore(before)) {
                old.add(key);
            }
        });
        old.stream()
                .filter(key -> !isNeeded.test(UUID.fromString(key.group(1)), key.group(2)))
                .forEach(key -> bucket.get().delete(key.group()));
    }

    private static String key(UUID tenant, String sha256) {
        return tenant + "/" + sha256.substring(0, 2) + "/" + sha256;
    }

    private static Refusal refused(BucketFailure failure) {
        log.warn("The file store refused: {}", failure.getMessage());
        return failure.isFull() ? new StorageFull() : new StorageUnreachable();
    }

    private final class StoredContent extends AbstractResource {

        private final String key;
        private final long size;

        private StoredContent(String key, long size) {
            this.key = key;
            this.size = size;
        }

        @Override
        public String getDescription() {
            return "content " + key;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            try {
                return bucket.get().get(key);
            } catch (BucketFailure e) {
                throw refused(e);
            }
        }
    }
}
