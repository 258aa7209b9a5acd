package io.assent.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assent.integrations.s3.Bucket;
import io.assent.integrations.s3.BucketFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A5")
class ContentsInBucketTests {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path directory;

    private final UUID tenant = UUID.randomUUID();
    private final MemoryBucket bucket = new MemoryBucket();

    private ContentStore store() {
        return new ContentsInBucket(directory, () -> bucket);
    }

    private ContentStore.Content keep(String text) {
        InputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return store().keep(tenant, content, path -> new FileType("text/plain"));
    }

    private boolean isDiskEmpty() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }

    @Test
    void keepsAContentByItsHashAndNothingHere() throws IOException {
        ContentStore.Content content = keep("hello");

        assertThat(content.sha256()).isEqualTo(HELLO);
        assertThat(content.size()).isEqualTo(5);
        assertThat(bucket.objects.keySet()).containsExactly(tenant + "/2c/" + HELLO);
        assertThat(isDiskEmpty()).isTrue();
        var found = store().find(tenant, HELLO).orElseThrow();
        assertThat(found.contentLength()).isEqualTo(5);
        assertThat(found.getInputStream()).hasContent("hello");
        assertThat(store().find(UUID.randomUUID(), HELLO)).isEmpty();
    }

    @Test
    void tellsAFullStoreFromOneThatIsAway() throws IOException {
        bucket.failure = new BucketFailure("full", true, new IOException());
        assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> keep("hello"));

        bucket.failure = new BucketFailure("away", false, new IOException());
        assertThatExceptionOfType(StorageUnreachable.class)
                .isThrownBy(() -> keep("hello"))
                .satisfies(refusal -> assertThat(refusal.category().status()).isEqualTo(503));
        assertThatExceptionOfType(StorageUnreachable.class).isThrownBy(() -> store().find(tenant, HELLO));
        assertThat(isDiskEmpty()).isTrue();
    }

    @Test
    void sweepsWhatNobodyNeedsAndNothingOfOthers() {
        keep("hello");
        keep("let go");
        bucket.age = Instant.now();
        String young = keep("young").sha256();
        bucket.objects.put("backup/of/others", new byte[0]);

        store().sweep(Duration.ofDays(1), (owner, hash) -> owner.equals(tenant) && hash.equals(HELLO));

        assertThat(bucket.objects.keySet())
                .containsExactlyInAnyOrder(
                        tenant + "/2c/" + HELLO,
                        tenant + "/" + young.substring(0, 2) + "/" + young,
                        "backup/of/others");
    }

    @Test
    void isNotAskedForBeforeTheFirstContent() {
        var asked = new AtomicInteger();
        ContentStore lazy = new ContentsInBucket(directory, () -> {
            asked.incrementAndGet();
            return bucket;
        });

        assertThat(asked).hasValue(0);
        lazy.find(tenant, HELLO);
        assertThat(asked).hasPositiveValue();
    }

    private static final class MemoryBucket implements Bucket {

        private final Map<String, byte[]> objects = new TreeMap<>();
        private final Map<String, Instant> ages = new TreeMap<>();
        private Instant age = Instant.now().minus(Duration.ofDays(2));
        private @Nullable BucketFailure failure;

        private void failWhenAsked() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void put(String key, Path file) {
            failWhenAsked();
            try {
                objects.put(key, Files.readAllBytes(file));
                ages.put(key, age);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream get(String key) {
            failWhenAsked();
            return new ByteArrayInputStream(objects.get(key));
        }

        @Override
        public OptionalLong size(String key) {
            failWhenAsked();
            return objects.containsKey(key) ? OptionalLong.of(objects.get(key).length) : OptionalLong.empty();
        }

        @Override
        public void delete(String key) {
            objects.remove(key);
        }

        @Override
        public void forEach(Consumer<Stored> each) {
            objects.keySet().forEach(key -> each.accept(new Stored(key, ages.getOrDefault(key, Instant.EPOCH))));
        }
    }
}
