package io.assent.catalog;

import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Pilot.Audience;
import io.assent.shared.AfterCommit;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.web.ETags;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pilots of packs; what runs on a release stays there, whatever becomes of its pilot. */
@Component
@Transactional
public class Pilots {

    private final PilotStore store;
    private final Releases releases;
    private final Packs packs;
    private final CachedCatalog catalog;

    Pilots(PilotStore store, Releases releases, Packs packs, CachedCatalog catalog) {
        this.store = store;
        this.releases = releases;
        this.packs = packs;
        this.catalog = catalog;
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public Pilot find(Caller by, String pack) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return Optional.ofNullable(store.all(by.tenant()).get(Packs.canonical(pack)))
                .orElseThrow(() -> Refusal.notFound("pilot"));
    }

    /** Some other people meet it. @param ifMatch the ETag of the pilot that was read */
    public void change(Caller by, String pack, @Nullable String ifMatch, Audience audience) {
        lock(by, pack, ifMatch);
        store.change(by.tenant(), Packs.canonical(pack), audience);
    }

    /** Nobody meets it any more. @param ifMatch the ETag of the pilot that was read */
    public void end(Caller by, String pack, @Nullable String ifMatch) {
        lock(by, pack, ifMatch);
        store.end(by.tenant(), Packs.canonical(pack));
    }

    /**
     * All meet it from now on.
     *
     * @param ifMatch the ETag of the pilot that was read
     * @throws Refusal a conflict when there is a newer release for all
     */
    public void promote(Caller by, String pack, @Nullable String ifMatch) {
        Pilot pilot = lock(by, pack, ifMatch);
        ReleaseLine latest = packs.latest(by, pack);
        if (latest.current()) {
            throw Packs.newer(latest.number(), "Release %d was published meanwhile; end the pilot.");
        }
        releases.makeCurrent(by.tenant(), Packs.canonical(pack), pilot.release());
        store.end(by.tenant(), Packs.canonical(pack));
    }

    /** Who publishes, or changes it too, waits until the transaction ends. */
    private Pilot lock(Caller by, String pack, @Nullable String ifMatch) {
        releases.lock(by.tenant());
        Pilot pilot = find(by, pack);
        ETags.require(ifMatch, pilot.version());
        AfterCommit.run(() -> catalog.forget(by.tenant()));
        return pilot;
    }
}
