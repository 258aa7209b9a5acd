package io.assent.tickets.imports;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketCommands;
import io.assent.tickets.TicketView;
import io.assent.tickets.imports.Import.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a request of each row, in the transaction that notes it: no row becomes two. */
@Component
class ImportedRows implements JobKind<ImportedRows.Work> {

    private final ImportStore store;
    private final ImportColumns columns;
    private final Catalog catalog;
    private final TicketCommands commands;

    ImportedRows(ImportStore store, ImportColumns columns, Catalog catalog, TicketCommands commands) {
        this.store = store;
        this.columns = columns;
        this.catalog = catalog;
        this.commands = commands;
    }

    /** @param source id of the import; the items are the numbers of its rows */
    record Work(UUID source) {}

    @Override
    public String name() {
        return "tickets.import";
    }

    @Override
    public Class<Work> work() {
        return Work.class;
    }

    @Override
    public int chunk() {
        return 10;
    }

    @Override
    public List<ItemResult> perform(Caller by, Work work, List<String> items) {
        Permissions.require(by, Permission.IMPORT_REQUESTS);
        Import sent = store.find(by.tenant(), work.source()).orElseThrow(() -> Refusal.notFound("import"));
        Release release = catalog.requestType(by, sent.type());
        Map<Integer, Row> rows = store.waiting(
                by.tenant(), sent.id(), items.stream().map(Integer::valueOf).toList());
        rows.values().forEach(row -> {
            List<Problem> problems = new ArrayList<>();
            ImportColumns.Wanted wanted = columns.read(by, release, row.cells(), problems);
            TicketView ticket = commands.createFor(by, wanted.requester(), wanted.draft(), problems);
            store.became(by.tenant(), sent.id(), row.number(), ticket.id());
        });
        return items.stream().map(ItemResult::done).toList();
    }
}
