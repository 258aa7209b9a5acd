package io.assent.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assent.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A5")
class FileTypeTests {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    Path directory;

    private FileType type(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("content"), content);
        return FileType.of(FileName.of(name), file);
    }

    private FileType type(String name, String content) throws IOException {
        return type(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void showsPicturesAndPdf() throws IOException {
        assertThat(type("photo.png", PNG).isShown()).isTrue();
        assertThat(type("photo.jpg", PNG).media()).isEqualTo("image/png");
        assertThat(type("offer.pdf", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj")
                        .isPdf())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "photo.png|<html><script>alert(1)</script></html>",
                "photo.png|<!DOCTYPE html><body>",
                "photo.svg|<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "photo.png|<svg xmlns='http://www.w3.org/2000/svg'/>",
                "photo.png|just some text",
                "offer.pdf|<html></html>"
            })
    void neverShowsWhatOnlyIsNamedLikeAPicture(String name, String content) throws IOException {
        assertThat(type(name, content).isShown()).isFalse();
    }

    @Test
    void takesNobodysWordForBytesItDoesNotKnow() throws IOException {
        assertThat(type("photo.gif", "\1\2\3\4\5\6").media()).isEqualTo("application/octet-stream");
    }

    @Test
    void makesAGeneralTypeMoreSpecialByTheName() throws IOException {
        assertThat(type("list.csv", "a,b\n1,2\n").media()).isEqualTo("text/csv");
        assertThat(type("notes.txt", "hello").media()).isEqualTo("text/plain");
        assertThat(type("notes", "hello").media()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup.exe",
                "run.BAT",
                "a.ps1",
                "a.js",
                "a.hta",
                "offer.pdf.exe",
                "x.lnk",
                "x.jar",
                "a.sh",
                "a.vbs",
                "a.scr",
                "a.apk"
            })
    void refusesWhatIsNamedLikeAProgram(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> type(name, "hello"))
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().code()).isEqualTo("TYPE_REFUSED"));
    }

    @Test
    void refusesProgramsWhateverTheirName() {
        byte[] windows = new byte[512];
        windows[0] = 'M';
        windows[1] = 'Z';
        windows[0x3c] = (byte) 0x80;
        windows[0x80] = 'P';
        windows[0x81] = 'E';

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> type("photo.png", windows));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> type("photo.png", "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> type("notes.txt", "#!/bin/sh\nrm -rf /\n"));
    }
}
