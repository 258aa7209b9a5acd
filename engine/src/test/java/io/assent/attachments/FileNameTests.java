package io.assent.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "offer.pdf|offer.pdf",
                "../../etc/passwd|passwd",
                "C:\\Users\\anna\\offer.pdf|offer.pdf",
                "offer<1>:\"x\".pdf|offer_1___x_.pdf",
                ".htaccess|htaccess",
                "offer.pdf. . .|offer.pdf",
                "Über Größe.pdf|Über Größe.pdf",
                "the %22final%22 one%0D%0A.pdf|the _final_ one.pdf",
                "100% done.pdf|100% done.pdf",
                "..|file",
                "/|file"
            })
    void keepsWhatAnyFileSystemTakes(String given, String kept) {
        assertThat(FileName.of(given).text()).isEqualTo(kept);
    }

    @Test
    void dropsWhatDeceives() {
        assertThat(FileName.of("offer\u202efdp.exe").text()).isEqualTo("offerfdp.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: x.txt").text()).isEqualTo("aSet-Cookie_ x.txt");
        assertThat(FileName.of("a\0.png").text()).isEqualTo("a.png");
        assertThat(FileName.of(null).text()).isEqualTo("file");
    }

    @Test
    void shortensButKeepsTheEnding() {
        assertThat(FileName.of("x".repeat(500) + ".pdf").text()).hasSize(200).endsWith("x.pdf");
        assertThat(FileName.of("\ud83d\ude00".repeat(300)).text())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("\ud83d\ude00");
    }
}
