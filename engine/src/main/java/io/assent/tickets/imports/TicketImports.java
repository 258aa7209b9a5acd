package io.assent.tickets.imports;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.jobs.ItemProblem;
import io.assent.jobs.ItemResult;
import io.assent.jobs.Jobs;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.csv.CsvFile;
import io.assent.shared.csv.CsvRow;
import io.assent.tickets.TicketCommands;
import io.assent.tickets.imports.Import.Row;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes tables of requests: each row is checked as if it were sent alone, and nothing is made before all of them were. */
@Service
class TicketImports {

    /** Rows that are checked in one transaction. */
    private static final int CHUNK = 200;

    /** More problems than a person reads at once. */
    private static final int TOLD = 200;

    private final ImportStore store;
    private final ImportColumns columns;
    private final ImportedRows kind;
    private final Catalog catalog;
    private final TicketCommands commands;
    private final Jobs jobs;
    private final People people;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    TicketImports(
            ImportStore store,
            ImportColumns columns,
            ImportedRows kind,
            Catalog catalog,
            TicketCommands commands,
            Jobs jobs,
            People people,
            Audit audit,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.columns = columns;
        this.kind = kind;
        this.catalog = catalog;
        this.commands = commands;
        this.jobs = jobs;
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How a table is to be taken.
     *
     * @param dryRun only say what would come of it
     * @param skipErrors take the rows that are right although others are wrong
     * @param again even when the same file became requests before
     */
    record Wish(String type, boolean dryRun, boolean skipErrors, boolean again) {}

    /** @param problems the first ones, row by row */
    record Taken(Import sent, List<RowProblem> problems) {}

    /** The names that the first row of a table of this type may hold. */
    List<String> template(Caller by, String type) {
        Permissions.require(by, Permission.IMPORT_REQUESTS);
        return columns.names(release(by, type));
    }

    Taken take(Caller by, Wish wish, String fileName, InputStream content) throws IOException {
        Permissions.require(by, Permission.IMPORT_REQUESTS);
        Release release = release(by, wish.type());
        DigestInputStream digested = new DigestInputStream(content, sha256());
        CsvFile file = CsvFile.read(digested, columns.known(release));
        List<Row> rows = checked(by, release, file.rows());
        List<Row> wrong = rows.stream().filter(row -> !row.isRight()).toList();
        List<RowProblem> problems =
                wrong.stream().flatMap(RowProblem::of).limit(TOLD).toList();
        if (!wish.dryRun()) {
            requireSomeRight(wish, rows, wrong, problems);
        }
        Import sent = new Import(
                Ids.next(),
                by.person(),
                release.key(),
                fileName,
                file.columns(),
                HexFormat.of().formatHex(digested.getMessageDigest().digest()),
                rows.size(),
                wrong.size(),
                null,
                clock.instant());
        return new Taken(
                Objects.requireNonNull(
                        transaction.execute(_ -> wish.dryRun() ? keep(by, sent, wrong) : start(by, wish, sent, rows))),
                problems);
    }

    private static void requireSomeRight(Wish wish, List<Row> rows, List<Row> wrong, List<RowProblem> problems) {
        if (!wrong.isEmpty() && (!wish.skipErrors() || wrong.size() == rows.size())) {
            throw Refusal.invalid(problems.stream().map(RowProblem::inFile).toList());
        }
    }

    private Import start(Caller by, Wish wish, Import sent, List<Row> rows) {
        store.made(by.tenant(), sent.type(), sent.hash())
                .filter(_ -> !wish.again())
                .ifPresent(before -> {
                    throw new Refusal(
                                    Category.CONFLICT,
                                    "ALREADY_IMPORTED",
                                    "The same file was imported before; say again=true to make all of it once more.")
                            .with("imported_at", before.createdAt())
                            .with("imported_by", name(by.tenant(), before.owner()));
                });
        List<String> right = rows.stream()
                .filter(Row::isRight)
                .map(row -> Integer.toString(row.number()))
                .toList();
        UUID job = Objects.requireNonNull(
                jobs.start(by, kind, new ImportedRows.Work(sent.id()), right).id());
        audit.record(
                by,
                new Entry(
                        "TICKETS_IMPORTED",
                        null,
                        "ticket_import",
                        sent.id().toString(),
                        null,
                        null,
                        Map.of("type", sent.type(), "file", sent.fileName(), "rows", right.size())));
        return keep(by, sent.madeBy(job), rows);
    }

    private Import keep(Caller by, Import sent, List<Row> rows) {
        store.add(by.tenant(), sent, rows);
        return sent;
    }

    /** A table that the caller sent, with the rows that were wrong already then. */
    @Transactional(readOnly = true)
    public Taken find(Caller by, UUID id) {
        Import sent = own(by, id);
        return new Taken(
                sent,
                store.left(by.tenant(), id).stream()
                        .flatMap(RowProblem::of)
                        .limit(TOLD)
                        .toList());
    }

    /** What did not become requests and why, as a table with the reason beside each row. */
    @Transactional(readOnly = true)
    public List<List<String>> wrongRows(Caller by, UUID id) {
        Import sent = own(by, id);
        Map<Integer, ItemProblem> refused = refused(by, sent);
        List<String> header = new ArrayList<>(sent.columns());
        header.remove(ImportColumns.REASON);
        List<List<String>> table = new ArrayList<>(List.of(withReason(header, ImportColumns.REASON)));
        for (Row row : store.left(by.tenant(), id)) {
            String reason = RowProblem.reason(row, refused.get(row.number()));
            if (!reason.isEmpty()) {
                table.add(withReason(
                        header.stream()
                                .map(name -> row.cells().getOrDefault(name, ""))
                                .toList(),
                        reason));
            }
        }
        return table;
    }

    /** What the job could not make although it had been right before, by the row's number. */
    private Map<Integer, ItemProblem> refused(Caller by, Import sent) {
        Map<Integer, ItemProblem> refused = new HashMap<>();
        if (sent.job() != null) {
            for (ItemResult result : jobs.find(by, sent.job()).results()) {
                if (result.problem() != null) {
                    refused.put(Integer.valueOf(result.id()), result.problem());
                }
            }
        }
        return refused;
    }

    private static List<String> withReason(List<String> cells, String reason) {
        List<String> row = new ArrayList<>(cells);
        row.add(reason);
        return row;
    }

    private Import own(Caller by, UUID id) {
        Permissions.require(by, Permission.IMPORT_REQUESTS);
        return store.find(by.tenant(), id)
                .filter(sent -> sent.owner().equals(by.person()))
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    private List<Row> checked(Caller by, Release release, List<CsvRow> rows) {
        Map<Map<String, String>, Integer> seen = new HashMap<>();
        List<Row> checked = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<CsvRow> some = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            transaction.executeWithoutResult(_ -> some.forEach(row -> checked.add(checked(by, release, row, seen))));
        }
        return checked;
    }

    private Row checked(Caller by, Release release, CsvRow row, Map<Map<String, String>, Integer> seen) {
        List<Problem> problems = new ArrayList<>();
        Integer same = seen.putIfAbsent(row.cells(), row.number());
        if (same != null) {
            problems.add(new Problem(
                    "", "DUPLICATE", "The row says the same as row %d; take one of them away.".formatted(same)));
        }
        if (row.wrong() != null) {
            problems.add(new Problem("", "INVALID", row.wrong()));
        }
        try {
            ImportColumns.Wanted wanted = columns.read(by, release, row.cells(), problems);
            commands.checkFor(by, wanted.requester(), wanted.draft(), problems);
            return new Row(row.number(), row.cells(), problems);
        } catch (Refusal wrong) {
            return new Row(row.number(), row.cells(), wrong.errors());
        }
    }

    private Release release(Caller by, String type) {
        return catalog.find(by, type)
                .orElseThrow(() -> Refusal.invalid(List.of(new Problem(
                        "/type",
                        type.isBlank() ? "REQUIRED" : "UNKNOWN_VALUE",
                        "Choose a request type that you may use; GET /request-types lists them."))));
    }

    private String name(UUID tenant, UUID person) {
        return people.find(tenant, person).map(PersonView::name).orElse("");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
