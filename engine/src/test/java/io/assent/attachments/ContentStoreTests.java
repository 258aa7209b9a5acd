package io.assent.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assent.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("A5")
class ContentStoreTests {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final UUID tenant = UUID.randomUUID();

    @TempDir
    Path directory;

    private ContentsOnDisk store() {
        return new ContentsOnDisk(directory);
    }

    private static ContentStore.Content keep(ContentStore store, UUID tenant, InputStream content) {
        return store.keep(tenant, content, path -> new FileType("text/plain"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Gives sevens; hangs up or ends after some. */
    private static InputStream sevens(long count, boolean hangsUp) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 7;
                }
                if (hangsUp) {
                    throw new IOException("connection reset");
                }
                return -1;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int given = 0;
                for (int next = read(); next >= 0; next = read()) {
                    target[from + given++] = (byte) next;
                    if (given == Math.min(length, 1000)) {
                        return given;
                    }
                }
                return given == 0 ? -1 : given;
            }
        };
    }

    @Test
    void keepsAContentByItsHash() throws IOException {
        var content = keep(store(), tenant, bytes("hello"));

        assertThat(content.sha256()).isEqualTo(HELLO);
        assertThat(content.size()).isEqualTo(5);
        assertThat(store().path(tenant, HELLO)).hasContent("hello");
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheSameContentOnceForEachTenant() throws IOException {
        keep(store(), tenant, bytes("hello"));
        keep(store(), tenant, bytes("hello"));
        keep(store(), UUID.randomUUID(), bytes("hello"));

        assertThat(files()).hasSize(2);
    }

    @Test
    void countsWhileItReads() throws IOException {
        InputStream tooLong = sevens(Intake.LARGEST + 2_000_000, true);

        assertThatExceptionOfType(FileTooLarge.class).isThrownBy(() -> keep(store(), tenant, tooLong));
        assertThat(files()).isEmpty();
    }

    @Test
    void takesAFileOfExactlyTheLargestSize() {
        assertThat(keep(store(), tenant, sevens(Intake.LARGEST, false)).size()).isEqualTo(Intake.LARGEST);
    }

    @Test
    void refusesNothing() throws IOException {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> keep(store(), tenant, InputStream.nullInputStream()))
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().code()).isEqualTo("EMPTY"));
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfWhatIsRefused() throws IOException {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> store().keep(tenant, bytes("hello"), path -> {
                    throw Refusal.forbidden("Not this.");
                }));
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingWhenTheDiskIsFull() throws IOException {
        var full = new ContentsOnDisk(directory, path -> new FilterOutputStream(Files.newOutputStream(path)) {
            @Override
            public void write(byte[] content, int from, int length) throws IOException {
                out.write(content, from, 2);
                throw new IOException("No space left on device");
            }
        });

        assertThatExceptionOfType(StorageFull.class)
                .isThrownBy(() -> keep(full, tenant, bytes("hello")))
                .satisfies(refusal -> assertThat(refusal.category().status()).isEqualTo(503));
        assertThat(files()).isEmpty();
    }

    /** The device that is always full speaks with the words of the system. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsAFullDiskByTheWordsOfTheSystem() throws IOException {
        var full = new ContentsOnDisk(directory, path -> {
            Files.createFile(path);
            return Files.newOutputStream(Path.of("/dev/full"));
        });

        assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> keep(full, tenant, bytes("hello")));
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingWhenTheSenderHangsUp() throws IOException {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> keep(store(), tenant, sevens(70_000, true)));
        assertThat(files()).isEmpty();
    }

    @Test
    void sweepsWhatNobodyNeeds() throws IOException {
        var needed = keep(store(), tenant, bytes("hello"));
        var letGo = keep(store(), tenant, bytes("let go"));
        var young = keep(store(), tenant, bytes("young"));
        Path orphan = Files.createDirectories(directory.resolve("unfinished")).resolve("orphan");
        Files.write(orphan, new byte[] {1});
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Path neededPath = store().path(tenant, needed.sha256());
        for (Path each : List.of(neededPath, store().path(tenant, letGo.sha256()), orphan)) {
            Files.setLastModifiedTime(each, old);
        }

        store().sweep(Duration.ofDays(1), (owner, hash) -> owner.equals(tenant) && hash.equals(HELLO));

        assertThat(files()).containsExactlyInAnyOrder(neededPath, store().path(tenant, young.sha256()));
    }
}
