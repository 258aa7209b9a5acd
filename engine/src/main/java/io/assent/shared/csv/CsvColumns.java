package io.assent.shared.csv;

import io.assent.shared.Refusal.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a file must and may have, in any order. Names are compared without regard to case.
 *
 * @param required in the order in which a template lists them, before the optional ones
 */
public record CsvColumns(List<String> required, List<String> optional) {

    public CsvColumns {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    public List<String> all() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    /** What is wrong with the names in a file's first row. */
    List<Problem> problems(List<String> header) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> missing = new LinkedHashSet<>(required);
        for (String name : header) {
            Optional<String> column = named(name);
            if (name.isEmpty()) {
                problems.add(CsvFile.wrong(
                        "UNNAMED_COLUMN", "A column has no name in the first row; name it, or take it away."));
            } else if (column.isEmpty()) {
                problems.add(CsvFile.wrong(
                        "UNKNOWN_COLUMN",
                        "The column \"%s\" is unknown; take it away, or name it one of: %s."
                                .formatted(name, String.join(", ", all()))));
            } else if (!seen.add(column.get())) {
                problems.add(CsvFile.wrong(
                        "DUPLICATE_COLUMN", "The column \"%s\" is there twice; keep one of them.".formatted(name)));
            }
            column.ifPresent(missing::remove);
        }
        missing.forEach(name -> problems.add(CsvFile.wrong(
                "MISSING_COLUMN", "The column \"%s\" is missing; add it to the first row.".formatted(name))));
        return problems;
    }

    Optional<String> named(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(column -> column.toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
