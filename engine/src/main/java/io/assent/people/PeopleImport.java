package io.assent.people;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.csv.CsvColumns;
import io.assent.shared.csv.CsvFile;
import io.assent.shared.csv.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes people from a file: who is known by their e-mail address is changed, the others are added. Everything is taken or nothing.
 * An empty cell leaves what is there.
 */
@Service
public class PeopleImport {

    static final CsvColumns COLUMNS = new CsvColumns(
            List.of("email", "name"),
            List.of("title", "department", "manager", "roles", "groups", "language", "time_zone", "active"));

    private final OrganisationStore store;
    private final Organisations organisations;
    private final Tenants tenants;
    private final PersonWriter writer;

    PeopleImport(OrganisationStore store, Organisations organisations, Tenants tenants, PersonWriter writer) {
        this.store = store;
        this.organisations = organisations;
        this.tenants = tenants;
        this.writer = writer;
    }

    /** What becomes of a row. */
    public enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /** @param row as a spreadsheet counts it */
    public record ImportedPerson(int row, String email, String name, Outcome outcome) {}

    /**
     * What is wrong with a row.
     *
     * @param field the column; absent when it is the row as a whole
     */
    public record WrongRow(int row, @Nullable String field, String detail) {}

    /** @param problems when there are any, nobody was added or changed */
    public record Report(List<ImportedPerson> lines, List<WrongRow> problems) {}

    private record Plan(int row, @Nullable PersonState before, PersonState after) {

        Outcome outcome() {
            if (before == null) {
                return Outcome.ADDED;
            }
            return before.equals(after) ? Outcome.UNCHANGED : Outcome.CHANGED;
        }

        ImportedPerson line() {
            return new ImportedPerson(row, after.row().email(), after.row().name(), outcome());
        }
    }

    /**
     * Tells what the file would do, and does it unless it is a dry run.
     *
     * @throws Refusal when the file cannot be read, or, unless it is a dry run, when a row cannot be taken
     */
    @Transactional(timeout = 120)
    public Report run(Caller by, InputStream file, boolean isDryRun) throws IOException {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        List<CsvRow> rows = CsvFile.read(file, COLUMNS).rows();
        store.lock(by.tenant());
        Organisation now = organisations.load(by.tenant()).orElseThrow();
        List<WrongRow> problems = new ArrayList<>();
        List<Plan> plans = plans(by, rows, now, problems);
        if (!isDryRun) {
            Refusal.ifAny(problems.stream().map(PeopleImport::refused).toList());
            apply(by, plans, now);
        }
        return new Report(plans.stream().map(Plan::line).toList(), List.copyOf(problems));
    }

    private List<Plan> plans(Caller by, List<CsvRow> rows, Organisation now, List<WrongRow> problems) {
        Organisation then = ImportedPeople.in(now, rows);
        Map<String, Integer> seen = new HashMap<>();
        List<Plan> plans = new ArrayList<>();
        for (CsvRow row : rows) {
            Integer before = seen.putIfAbsent(ImportedPeople.email(row), row.number());
            if (row.wrong() != null) {
                problems.add(new WrongRow(row.number(), null, row.wrong()));
            } else if (before != null) {
                problems.add(new WrongRow(row.number(), "email", "Row %d has this address already.".formatted(before)));
            } else {
                List<Problem> found = new ArrayList<>();
                Plan plan = plan(by, row, now, then, found);
                if (found.isEmpty()) {
                    plans.add(plan);
                }
                found.forEach(problem -> problems.add(
                        new WrongRow(row.number(), ImportedPeople.column(problem.pointer()), problem.detail())));
            }
        }
        return plans;
    }

    private Plan plan(Caller by, CsvRow row, Organisation now, Organisation then, List<Problem> problems) {
        PersonReading reading = new PersonReading(then, tenants, problems);
        Optional<PersonView> known = Optional.ofNullable(now.byEmail().get(ImportedPeople.email(row)));
        PersonChange change = ImportedPeople.change(row, known.isEmpty(), now, problems);
        if (known.isEmpty()) {
            UUID id = then.named(ImportedPeople.email(row)).map(PersonView::id).orElseThrow();
            return new Plan(row.number(), null, reading.added(by, id, change));
        }
        PersonView person = known.get();
        PersonState before = new PersonState(store.person(by.tenant(), person.id()), person.roles(), person.groups());
        return new Plan(row.number(), before, reading.changed(by, before, change));
    }

    private void apply(Caller by, List<Plan> plans, Organisation now) {
        store.deferManagers();
        for (Plan plan : plans) {
            PersonState before = plan.before();
            if (before == null) {
                writer.add(by, plan.after(), now);
            } else if (plan.outcome() == Outcome.CHANGED) {
                long version = store.personVersion(by.tenant(), before.row().id());
                writer.change(by, before, plan.after(), version, now);
            }
        }
    }

    private static Problem refused(WrongRow problem) {
        return new Problem(
                "/rows/" + problem.row() + (problem.field() == null ? "" : "/" + problem.field()),
                "INVALID",
                problem.detail());
    }
}
