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
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\u00a7',
            value = {
                "photo|<html><script>alert(1)</script></html>",
                "photo.svg|<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "photo.png|\1\2\3\4\5\6"
            })
    void neverShowsWhatIsNoPicture(String name, String content) throws IOException {
        assertThat(type(name, content).isShown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\u00a7',
            value = {
                "evil.png|<html><script>alert(1)</script></html>|a picture but text/html",
                "evil.png|<!DOCTYPE html><body>|a picture but text/html",
                "evil.jpeg|<svg xmlns='http://www.w3.org/2000/svg'/>|a picture but image/svg+xml",
                "note.GIF|just some text|a picture but text/plain",
                "offer.jpg|%PDF-1.7 1 0 obj|a picture but application/pdf",
                "offer.webp|PK\3\4\24\0\0\0\10\0|a picture but application/zip",
                "offer.pdf|just some text|a PDF document but text/plain",
                "offer.pdf|PK\3\4\24\0\0\0\10\0|a PDF document but application/zip",
                "offer.docx|<html></html>|an office document but text/html",
                "offer.odt|<?xml version='1.0'?><offer/>|an office document but application/xml",
                "list.xls|%PDF-1.7 1 0 obj|an office document but application/pdf",
                "all.zip|GIF89a\1\0\1\0|an archive but image/gif"
            })
    void refusesWhatItsNameContradicts(String name, String content, String said) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> type(name, content))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .containsExactly(new Refusal.Problem(
                                "/file",
                                "NAME_MISLEADS",
                                "%s is not %s; rename it or choose another file.".formatted(name, said))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\u00a7',
            value = {
                "photo.jpg|GIF89a\1\0\1\0|image/gif",
                "photo.heic|\0\0\0\30ftypmif1\0\0\0\0mif1heic|image/heic",
                "photo.tif|II*\0\10\0\0\0|image/tiff",
                "scan.pdf|  %PDF-1.4 1 0 obj|application/pdf",
                "offer.docx|PK\3\4\24\0\0\0\10\0"
                        + "|application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "offer.docx|\320\317\21\340\241\261\32\341|application/x-tika-msoffice",
                "offer.doc|{\\rtf1\\ansi hello}|application/rtf",
                "offer.doc|PK\3\4\24\0\0\0\10\0|application/zip",
                "export.xls|<html><table></table></html>|text/html",
                "export.xls|name\tamount\tdue|text/plain",
                "export.xls|<?xml version='1.0'?><Workbook/>|application/vnd.ms-spreadsheetml",
                "all.tgz|\37\213\10\0\0\0\0\0|application/gzip",
                "all.zip|Rar!\32\7\0|application/x-rar-compressed",
                "page.html|<html></html>|text/html",
                "notes.md|%PDF-1.7 1 0 obj|application/pdf",
                "data.json|{}|application/json",
                "unknown.pdf|\1\2\3\4|application/octet-stream"
            })
    void takesWhatHonestPeopleSend(String name, String content, String media) throws IOException {
        assertThat(type(name, content).media()).isEqualTo(media);
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
