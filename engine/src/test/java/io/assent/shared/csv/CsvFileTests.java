package io.assent.shared.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    private static final CsvColumns COLUMNS = new CsvColumns(List.of("title"), List.of("amount", "note"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void readsUnicodeByItsByteOrderMark(String charset) throws IOException {
        byte[] file = "\ufefftitle,note\r\nBüro,Schöne Grüße\r\n".getBytes(Charset.forName(charset));

        assertThat(read(file).rows())
                .containsExactly(new CsvRow(2, Map.of("title", "Büro", "note", "Schöne Grüße"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
    void readsWhatASpreadsheetInGermanyWritesWithoutAMark(String charset) throws IOException {
        byte[] file = "title;amount\r\nBüro – Möbel;12,50\r\n".replace('–', '-').getBytes(Charset.forName(charset));

        assertThat(read(file).rows().getFirst().cells()).isEqualTo(Map.of("title", "Büro - Möbel", "amount", "12,50"));
    }

    @ParameterizedTest
    @CsvSource({"','", ";", "'\t'"})
    void knowsTheSeparatorByTheFirstRow(char separator) throws IOException {
        CsvFile file = read("title;\"note\";amount\na;\"one, two; three\";3".replace(';', separator));

        assertThat(file.columns()).containsExactly("title", "note", "amount");
        assertThat(file.rows().getFirst().text("note")).contains("one, two").contains("three");
    }

    @Test
    void countsRowsAsASpreadsheetDoesAndLeavesEmptyOnesOut() throws IOException {
        CsvFile file = read("TITLE , note\n\"two\nlines\",\n\n , \nlast\n");

        assertThat(file.rows()).extracting(CsvRow::number).containsExactly(2, 5);
        assertThat(file.rows().getFirst().text("title")).isEqualTo("two\nlines");
        assertThat(file.rows().getLast().cells()).isEqualTo(Map.of("title", "last", "note", ""));
    }

    @Test
    void tellsEverythingThatIsWrongWithTheColumnsAtOnce() {
        assertThat(refusal("note,Note,colour,\n1,2,3,4").errors())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("/file", "DUPLICATE_COLUMN"),
                        tuple("/file", "UNKNOWN_COLUMN"),
                        tuple("/file", "UNNAMED_COLUMN"),
                        tuple("/file", "MISSING_COLUMN"));
        assertThat(refusal("colour,title\n1,2").errors().getFirst().detail())
                .isEqualTo("The column \"colour\" is unknown; take it away, or name it one of: title, amount, note.");
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY", "'\n\n', EMPTY", "'title', NO_ROWS", "'title\n\n', NO_ROWS"})
    void refusesAFileThatSaysNothing(String content, String code) {
        assertThat(refusal(content).errors()).extracting(Problem::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title\n\"never closed\nnext", "title\n\"closed\" too early"})
    void saysWhereQuotationMarksDoNotMatch(String content) {
        assertThat(refusal(content).errors().getFirst().detail()).startsWith("From row 2 on the quotation marks");
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] workbook = {'P', 'K', 3, 4, 20, 0, 6, 0};
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0};
        byte[] broken = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 't', (byte) 0xff};
        byte[] unmarked = "title\na".getBytes(StandardCharsets.UTF_16LE);

        for (byte[] file : List.of(workbook, picture, broken, unmarked)) {
            assertThat(refusal(file).errors()).extracting(Problem::code).containsExactly("NOT_A_TABLE");
        }
    }

    @Test
    void tellsWithTheRowWhatIsWrongWithIt() throws IOException {
        List<CsvRow> rows =
                read("title,note\na,b,c\nd,e,,\n" + "x".repeat(32_768) + ",\n").rows();

        assertThat(rows.get(0).wrong()).contains("more cells");
        assertThat(rows.get(1).wrong()).isNull();
        assertThat(rows.get(2).wrong()).contains("32,767");
    }

    @Test
    void takesTenThousandRowsAndNoMore() throws IOException {
        String most = "title\n"
                + IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(read(most).rows()).hasSize(10_000);
        assertThat(refusal(most + "\n1").errors()).extracting(Problem::code).containsExactly("TOO_MANY_ROWS");
    }

    @Test
    void takesTenMegabytesAndNoMore() {
        byte[] file = new byte[10 * 1024 * 1024 + 1];
        Arrays.fill(file, (byte) 'x');

        assertThat(refusal(file).category()).isEqualTo(Category.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+49 170, '''+49 170'",
        "-cmd, '''-cmd'",
        "@SUM(A1), '''@SUM(A1)'",
        "'\tx', '''\tx'",
        "'''=1', '''''=1'",
        "-12, -12",
        "'-1.234,50', '-1.234,50'",
        "it's, it's",
        "plain, plain"
    })
    void writesATextSoThatNoSpreadsheetTakesItForAFormulaAndReadsItAsItWas(String text, String written) {
        assertThat(Formulas.disarmed(text)).isEqualTo(written);
        assertThat(Formulas.rearmed(written)).isEqualTo(text);
    }

    @Test
    void disarmsAlsoWhatBeginsWithANewLine() {
        assertThat(Formulas.disarmed("\r=1")).isEqualTo("'\r=1");
        assertThat(Formulas.disarmed("\n=1")).isEqualTo("'\n=1");
    }

    @Test
    void writesForTheSpreadsheetOfTheReader() throws IOException {
        List<Object> row = Arrays.asList("a \"b\"", new BigDecimal("-1234.50"), null, "=x,y;z", 7);

        assertThat(written(Locale.ENGLISH, row)).isEqualTo("\ufeff\"a \"\"b\"\"\",-1234.50,,\"'=x,y;z\",7\r\n");
        assertThat(written(Locale.GERMANY, row)).isEqualTo("\ufeff\"a \"\"b\"\"\";-1234,50;;\"'=x,y;z\";7\r\n");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out, Locale.GERMAN)) {
            writer.row(List.of("title", "note"));
            writer.row(List.of("=Größe", "zwei\nZeilen; \"so\""));
        }

        assertThat(read(out.toByteArray()).rows().getFirst().cells())
                .isEqualTo(Map.of("title", "=Größe", "note", "zwei\nZeilen; \"so\""));
    }

    private static String written(Locale reader, List<Object> row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out, reader)) {
            writer.row(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CsvFile read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvFile read(byte[] content) throws IOException {
        return CsvFile.read(new ByteArrayInputStream(content), COLUMNS);
    }

    private static Refusal refusal(String content) {
        return refusal(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refusal(byte[] content) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(content))
                .actual();
    }
}
