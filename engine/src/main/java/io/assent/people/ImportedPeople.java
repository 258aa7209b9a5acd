package io.assent.people;

import io.assent.shared.Ids;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.csv.CsvRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of a file say about people. */
final class ImportedPeople {

    private static final Map<String, String> COLUMNS = Map.of("locale", "language", "zone", "time_zone");
    private static final Set<String> YES = Set.of("yes", "true", "1", "ja");
    private static final Set<String> NO = Set.of("no", "false", "0", "nein");

    private ImportedPeople() {}

    static String email(CsvRow row) {
        return row.text("email").toLowerCase(Locale.ROOT);
    }

    /** The column that a problem is about. */
    static String column(String pointer) {
        String property = pointer.split("/")[1];
        return COLUMNS.getOrDefault(property, property);
    }

    /** The organisation as the file wants it, as far as who reports to whom: a manager may stand further down, or be new. */
    static Organisation in(Organisation now, List<CsvRow> rows) {
        Map<String, PersonView> people = new LinkedHashMap<>(now.byEmail());
        rows.forEach(row -> people.computeIfAbsent(email(row), email -> fresh(now.tenant(), email)));
        Map<String, UUID> ids = people.values().stream().collect(Collectors.toMap(PersonView::email, PersonView::id));
        rows.forEach(row -> Optional.ofNullable(ids.get(row.text("manager").toLowerCase(Locale.ROOT)))
                .ifPresent(manager -> people.computeIfPresent(email(row), (_, person) -> person.reportingTo(manager))));
        return Organisation.of(
                now.tenant(),
                people.values(),
                now.departments().values(),
                now.groups().values());
    }

    private static PersonView fresh(TenantView tenant, String email) {
        return new PersonView(
                Ids.next(),
                tenant.id(),
                email,
                email,
                null,
                null,
                null,
                true,
                Set.of(),
                Set.of(),
                tenant.locale(),
                tenant.zone(),
                null);
    }

    /** An empty cell says nothing; somebody new is at least an employee. */
    static PersonChange change(CsvRow row, boolean isNew, Organisation now, List<Problem> problems) {
        Set<Role> roles = roles(row.text("roles"), problems);
        String groups = row.text("groups");
        return new PersonChange(
                row.text("name"),
                email(row),
                said(row.text("title")),
                said(department(row.text("department"), now)),
                said(row.text("manager")),
                active(row.text("active"), problems),
                roles.isEmpty() ? isNew ? Set.of(Role.EMPLOYEE) : null : roles,
                groups.isEmpty() ? null : words(groups).collect(Collectors.toSet()),
                said(row.text("language").toLowerCase(Locale.ROOT)),
                said(row.text("time_zone")));
    }

    private static @Nullable Optional<String> said(String cell) {
        return cell.isEmpty() ? null : Optional.of(cell);
    }

    /** People write the name where the API takes the key. */
    private static String department(String named, Organisation now) {
        return now.departments().values().stream()
                .map(Organisation.Department::view)
                .filter(department -> department.name().equalsIgnoreCase(named))
                .map(DepartmentView::key)
                .findFirst()
                .orElse(named);
    }

    private static @Nullable Boolean active(String cell, List<Problem> problems) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !YES.contains(word) && !NO.contains(word)) {
            problems.add(new Problem("/active", "INVALID", "Write yes or no."));
        }
        return word.isEmpty() ? null : YES.contains(word);
    }

    private static Set<Role> roles(String cell, List<Problem> problems) {
        Set<Role> roles = new LinkedHashSet<>();
        words(cell)
                .forEach(word -> Arrays.stream(Role.values())
                        .filter(role -> role.name().equalsIgnoreCase(word.replaceAll("[ -]", "_")))
                        .findFirst()
                        .ifPresentOrElse(
                                roles::add,
                                () -> problems.add(
                                        new Problem("/roles", "UNKNOWN", "There is no role \"%s\".".formatted(word)))));
        return roles;
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split("[,;|]")).map(String::strip).filter(word -> !word.isEmpty());
    }
}
