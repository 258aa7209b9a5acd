package io.assent.shared.csv;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as somebody's spreadsheet wrote it: UTF-8, UTF-16 with a byte order mark or windows-1252; cells parted by comma, semicolon or
 * tab. What keeps all of it from being read is a refusal at {@code /file}; what is wrong with one row is told with the row.
 *
 * @param columns as the reader knows them, in the file's order
 * @param rows without those that are empty
 */
public record CsvFile(List<String> columns, List<CsvRow> rows) {

    public static final int MOST_ROWS = 10_000;

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /** As many characters as a spreadsheet's cell holds. */
    private static final int LONGEST_CELL = 32_767;

    /** @throws Refusal with everything that is wrong with the file itself */
    public static CsvFile read(InputStream content, CsvColumns known) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    Category.TOO_LARGE, "FILE_TOO_LARGE", "A CSV file may have at most 10 MB; split it into several.");
        }
        String text = CsvText.of(bytes);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(separator(text)).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return read(parser, known);
        }
    }

    private static CsvFile read(CSVParser parser, CsvColumns known) {
        int rowsRead = 0;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = records.hasNext()
                    ? records.next().stream().map(String::strip).toList()
                    : List.of();
            if (header.stream().allMatch(String::isEmpty)) {
                throw unreadable("EMPTY", "The file is empty; its first row names the columns.");
            }
            Refusal.ifAny(known.problems(header));
            List<String> columns =
                    header.stream().map(name -> known.named(name).orElseThrow()).toList();
            List<CsvRow> rows = new ArrayList<>();
            for (rowsRead = 1; records.hasNext(); rowsRead++) {
                CSVRecord next = records.next();
                if (next.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(rowsRead + 1, columns, next));
                }
                if (rows.size() > MOST_ROWS) {
                    throw unreadable("TOO_MANY_ROWS", "A file may have at most 10,000 rows; split it into several.");
                }
            }
            if (rows.isEmpty()) {
                throw unreadable("NO_ROWS", "There is no row below the names of the columns.");
            }
            return new CsvFile(columns, List.copyOf(rows));
        } catch (UncheckedIOException quotes) {
            throw unreadable(
                    "QUOTES",
                    "From row %d on the quotation marks do not match; one within a text is written twice."
                            .formatted(rowsRead + 1));
        }
    }

    private static CsvRow row(int number, List<String> columns, CSVRecord next) {
        Map<String, String> cells = new LinkedHashMap<>();
        String wrong = null;
        for (int i = 0; i < columns.size(); i++) {
            String cell = i < next.size() ? Formulas.rearmed(next.get(i)).strip() : "";
            cells.put(columns.get(i), cell);
            if (cell.length() > LONGEST_CELL) {
                wrong = "The cell \"%s\" is longer than 32,767 characters.".formatted(columns.get(i));
            }
        }
        if (next.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
            wrong = "The row has more cells than there are columns; a text with a separator in it stands in quotation"
                    + " marks.";
        }
        return new CsvRow(number, cells, wrong);
    }

    /** The one that parts most names in the first row. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    static Refusal unreadable(String code, String sentence) {
        return Refusal.invalid(List.of(wrong(code, sentence)));
    }

    static Problem wrong(String code, String sentence) {
        return new Problem("/file", code, sentence);
    }
}
