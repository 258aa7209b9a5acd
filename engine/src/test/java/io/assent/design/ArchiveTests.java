package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F7")
class ArchiveTests {

    @Test
    void aPackComesBackAsItWent() {
        SortedMap<String, byte[]> files = new TreeMap<>(
                Map.of("pack.yaml", bytes("a"), "scenarios/x.yaml", bytes("b"), "templates/x.en.md", bytes("c")));

        SortedMap<String, byte[]> back = Archive.read(Archive.of("purchase", files));

        assertThat(back).containsOnlyKeys("pack.yaml", "scenarios/x.yaml", "templates/x.en.md");
        assertThat(back.get("scenarios/x.yaml")).isEqualTo(bytes("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenarios/x.yaml", "templates/x.en.md"})
    void aFolderOfAPackIsNotThePacks(String file) throws IOException {
        assertThat(Archive.read(zip(file, 3))).containsOnlyKeys(file);
    }

    @Test
    void refusesWhatIsNoArchiveAndWhatIsTooLarge() throws IOException {
        byte[] bomb = zip("pack/bomb.yaml", 30_000_000);
        assertThat(bomb.length).isLessThan(100_000);

        assertThatThrownBy(() -> Archive.read(bytes("no zip"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Archive.read(new byte[0])).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Archive.read(bomb))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.code()).isEqualTo("TOO_LARGE")));
    }

    /** Folders hold nothing, but a zip file may say that one does. */
    @Test
    void refusesABombInAFolder() throws IOException {
        byte[] bomb = zip("pack/bomb/", 30_000_000);

        assertThatThrownBy(() -> Archive.read(bomb))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.Problem::code)
                                .containsExactly("TOO_LARGE"));
    }

    @Test
    void refusesAFileThatIsThereTwice() throws IOException {
        byte[] twice = replaced(zip("a.yaml", "b.yaml"), "b.yaml", "a.yaml");

        assertThatThrownBy(() -> Archive.read(twice))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.Problem::detail)
                                .containsExactly("The archive holds the file a.yaml twice; leave one."));
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
