package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Pilot;
import io.assent.catalog.Pilot.Audience;
import io.assent.catalog.Pilots;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.RunningTickets;
import io.assent.tickets.RunningTickets.Load;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a release that some people meet before all do, see ADR 0026. */
@Service
@Transactional
public class Piloting {

    private final Pilots pilots;
    private final Packs packs;
    private final FourEyes fourEyes;
    private final RunningTickets running;
    private final People people;
    private final Audit audit;

    Piloting(Pilots pilots, Packs packs, FourEyes fourEyes, RunningTickets running, People people, Audit audit) {
        this.pilots = pilots;
        this.packs = packs;
        this.fourEyes = fourEyes;
        this.running = running;
        this.people = people;
        this.audit = audit;
    }

    /** @param requests how many are under way on its release */
    public record Standing(Pilot pilot, ReleaseLine release, int requests) {}

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public Standing find(Caller by, String named) {
        String pack = Packs.canonical(named);
        Pilot pilot = pilots.find(by, pack);
        int requests = running.loads(by.tenant(), pack, List.of()).stream()
                .filter(load -> load.release().equals(pilot.release()))
                .mapToInt(Load::requests)
                .sum();
        return new Standing(pilot, release(by, pack, pilot.release()), requests);
    }

    /**
     * Some other people meet it.
     *
     * @param ifMatch the ETag of the pilot that was read
     * @param found what is wrong already; then nothing is changed
     */
    public Standing change(
            Caller by, String pack, @Nullable String ifMatch, @Nullable Audience audience, List<Problem> found) {
        ReleaseLine release = find(by, pack).release();
        Audience wanted = audience == null ? new Audience(null, null) : audience;
        Refusal.ifAny(found, wrong(by.tenant(), wanted, ""));
        pilots.change(by, pack, ifMatch, wanted);
        record(by, "PILOT_CHANGED", pack, Map.of("release", release.number(), "pilot", wanted.toString()));
        return find(by, pack);
    }

    /** @param ifMatch the ETag of the pilot that was read */
    public void promote(Caller by, String pack, @Nullable String ifMatch) {
        ReleaseLine release = find(by, pack).release();
        fourEyes.require(by.tenant(), release);
        pilots.promote(by, pack, ifMatch);
        record(by, "PILOT_PROMOTED", pack, Map.of("release", release.number()));
    }

    /** @param ifMatch the ETag of the pilot that was read */
    public void end(Caller by, String pack, @Nullable String ifMatch) {
        ReleaseLine release = find(by, pack).release();
        pilots.end(by, pack, ifMatch);
        record(by, "PILOT_ENDED", pack, Map.of("release", release.number()));
    }

    /** What is wrong with whom a pilot is for. @param at pointer to it */
    List<Problem> wrong(UUID tenant, Audience audience, String at) {
        Integer percent = audience.percent();
        String group = audience.group();
        if (percent == null && group != null) {
            return people.group(tenant, group).isPresent()
                    ? List.of()
                    : List.of(new Problem(at + "/group", "UNKNOWN", "There is no such group."));
        }
        if (percent == null || group != null) {
            return List.of(new Problem(at + "/percent", "INVALID", "Say a share or a group, one of them."));
        }
        return percent < 1 || percent > 99
                ? List.of(new Problem(at + "/percent", "INVALID", "Between 1 and 99 of a hundred people."))
                : List.of();
    }

    private ReleaseLine release(Caller by, String pack, UUID id) {
        return packs.releases(by, pack).stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void record(Caller by, String action, String pack, Object after) {
        audit.record(by, new Entry(action, null, "pack", Packs.canonical(pack), null, null, after));
    }
}
