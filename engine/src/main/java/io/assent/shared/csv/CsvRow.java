package io.assent.shared.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that says something.
 *
 * @param number as a spreadsheet counts it: the first row, with the names, is 1
 * @param cells by the column's name, in the file's order, without blanks around them; empty where the row says nothing
 * @param wrong why the row cannot be taken as it stands, whatever its cells say
 */
public record CsvRow(
        int number, Map<String, String> cells, @Nullable String wrong) {

    /** Empty also when the file has no such column. */
    public String text(String column) {
        return cells.getOrDefault(column, "");
    }
}
