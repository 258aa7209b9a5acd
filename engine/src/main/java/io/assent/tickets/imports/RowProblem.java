package io.assent.tickets.imports;

import io.assent.jobs.ItemProblem;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.imports.Import.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row.
 *
 * @param row as a spreadsheet counts it: the first one, with the names of the columns, is 1
 * @param field the name of the column; empty when it is about the whole row
 */
record RowProblem(int row, String field, String code, String detail) {

    static Stream<RowProblem> of(Row row) {
        return row.problems().stream()
                .map(problem ->
                        new RowProblem(row.number(), column(problem.pointer()), problem.code(), problem.detail()));
    }

    Problem inFile() {
        return new Problem("/rows/" + row + (field.isEmpty() ? "" : "/" + field), code, detail);
    }

    /** In the reader's language: it is kept in English. */
    RowProblem told() {
        return new RowProblem(
                row, field, code, told(List.of(inFile())).getFirst().detail());
    }

    /** All that is to be corrected in a row, as one text; empty when nothing is. */
    static String reason(Row row, @Nullable ItemProblem refused) {
        if (refused != null) {
            return refused.errors().isEmpty()
                    ? refused.detail()
                    : refused.errors().stream()
                            .map(wrong -> named(column(wrong.pointer()), wrong.detail()))
                            .collect(Collectors.joining(" "));
        }
        return told(row.problems()).stream()
                .map(problem -> named(column(problem.pointer()), problem.detail()))
                .collect(Collectors.joining(" "));
    }

    private static List<Problem> told(List<Problem> problems) {
        return io.assent.shared.web.Problem.of(Refusal.invalid(problems)).errors();
    }

    private static String named(String column, String detail) {
        return column.isEmpty() ? detail : column + ": " + detail;
    }

    /** The first name of the pointer, below {@code custom_fields} the second. */
    private static String column(String pointer) {
        String path = pointer.replaceFirst("^/(custom_fields/)?", "");
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }
}
