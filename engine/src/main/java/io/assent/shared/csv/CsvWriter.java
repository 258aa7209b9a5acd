package io.assent.shared.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file row by row that the reader's spreadsheet opens with a double click: UTF-8 with a byte order mark; for a German reader
 * with semicolons and decimal commas. A text is never taken for a formula.
 */
public final class CsvWriter implements Closeable {

    private final CSVPrinter printer;
    private final boolean decimalComma;

    public CsvWriter(OutputStream out, Locale reader) throws IOException {
        decimalComma = reader.getLanguage().equals(Locale.GERMAN.getLanguage());
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\ufeff');
        printer = CSVFormat.RFC4180
                .builder()
                .setDelimiter(decimalComma ? ';' : ',')
                .get()
                .print(writer);
    }

    /** Texts, numbers, and null for an empty cell. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        List<String> written = new ArrayList<>();
        for (Object cell : cells) {
            written.add(
                    switch (cell) {
                        case null -> "";
                        case Number number -> number(number);
                        default -> Formulas.disarmed(cell.toString());
                    });
        }
        printer.printRecord(written);
    }

    private String number(Number number) {
        String plain = new BigDecimal(number.toString()).toPlainString();
        return decimalComma ? plain.replace('.', ',') : plain;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
