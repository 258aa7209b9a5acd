package io.assent.design;

import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.tickets.TicketsOfRelease;
import io.assent.workflow.CleanedHistory;
import io.assent.workflow.Traffic;
import io.assent.workflow.Traffic.NodeUse;
import io.assent.workflow.Traffic.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a release has become in use. It counts and names nobody, so that designers read it of requests that they may not read. */
@Service
@Transactional(readOnly = true)
public class Insight {

    private static final int MOST = 2_000;

    private final Packs packs;
    private final TicketsOfRelease tickets;
    private final Traffic traffic;
    private final CleanedHistory history;

    Insight(Packs packs, TicketsOfRelease tickets, Traffic traffic, CleanedHistory history) {
        this.packs = packs;
        this.tickets = tickets;
        this.traffic = traffic;
        this.history = history;
    }

    /**
     * What is known of one release.
     *
     * @param requests of how many: the newest 2,000 that were sent, without those cleaned
     * @param cleaned how many of them have no history any more
     */
    public record Usage(int release, int requests, int cleaned, List<NodeUse> nodes, List<Way> ways) {}

    /** @throws Refusal not found */
    public Usage of(Caller by, String named, int number) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        String pack = Packs.canonical(named);
        ReleaseLine release = packs.releases(by, pack).stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("release"));
        List<UUID> requests = new ArrayList<>(tickets.newest(by.tenant(), release.id(), MOST));
        Set<UUID> cleaned = history.among(by.tenant(), requests);
        requests.removeAll(cleaned);
        return new Usage(
                number,
                requests.size(),
                cleaned.size(),
                traffic.nodes(by.tenant(), requests),
                traffic.ways(by.tenant(), requests, pack));
    }
}
