package io.assent.design;

import io.assent.catalog.Catalog;
import io.assent.catalog.Packs;
import io.assent.catalog.Release;
import io.assent.design.Migrations.Of;
import io.assent.design.Migrations.State;
import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Moves requests, each in a transaction of its own, with its row: a crash leaves each where it was or where it goes. */
@Component
class MigrationMoves implements JobKind<Of> {

    private final MigrationStore store;
    private final RequestMigration requests;
    private final Packs packs;
    private final Catalog catalog;

    MigrationMoves(MigrationStore store, RequestMigration requests, Packs packs, Catalog catalog) {
        this.store = store;
        this.requests = requests;
        this.packs = packs;
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "design.migrate";
    }

    @Override
    public Class<Of> work() {
        return Of.class;
    }

    @Override
    public int chunk() {
        return 1;
    }

    @Override
    public List<ItemResult> perform(Caller by, Of of, List<String> items) {
        Release to = wanted(by, of);
        return items.stream().map(item -> perform(by, of, item, to)).toList();
    }

    /** It is rehearsed once more, since what the engine refuses in the midst of a transaction ends that. */
    private ItemResult perform(Caller by, Of of, String item, Release to) {
        UUID ticket = UUID.fromString(item);
        Outlook outlook = requests.rehearse(by, ticket, to);
        if (!outlook.isMovable()) {
            store.record(by.tenant(), of.pack(), ticket, State.REFUSED, outlook);
            return ItemResult.refused(
                    item,
                    new Refusal(
                            Refusal.Category.CONFLICT,
                            "NOT_MOVABLE",
                            "This request cannot be moved any more; see why."));
        }
        requests.move(by, ticket, to);
        store.record(by.tenant(), of.pack(), ticket, State.MOVED, outlook);
        return ItemResult.done(item);
    }

    /** The release that requests are moved to. @throws Refusal when that is not wanted any more */
    Release wanted(Caller by, Of of) {
        UUID current = packs.current(by, of.pack()).id();
        return store.find(by.tenant(), of.pack())
                .filter(run -> run.id().equals(of.run()) && run.release().equals(current))
                .map(run -> catalog.release(by.tenant(), run.release()))
                .orElseThrow(() -> Refusal.notFound("migration"));
    }
}
