package io.assent.scenarios;

import io.assent.approvals.ApprovalCommands;
import io.assent.catalog.Catalog;
import io.assent.facilities.Facilities;
import io.assent.forms.Form;
import io.assent.inbox.Inbox;
import io.assent.inbox.Tasks;
import io.assent.notifications.Notifications;
import io.assent.people.People;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.Tenancy;
import io.assent.tickets.TicketCommands;
import io.assent.tickets.TicketLinks;
import io.assent.tickets.Tickets;
import io.assent.workers.Workers;
import io.assent.workflow.ExternalWork;
import io.assent.workflow.ProcessZone;
import io.assent.workflow.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays scenarios with the commands that people use, on the current release of a request type or on a draft, in a transaction that is
 * rolled back. Its time is simulated: it starts where the scenario says, and timers fire when the scenario lets it pass.
 */
@Service
public class Scenarios {

    private static final int SECONDS = 60;

    /** How many scenarios share a draft that is made and taken back again, and those seconds. */
    private static final int TOGETHER = 25;

    private final Parts parts;
    private final Catalog catalog;
    private final ProcessZone zone;
    private final TransactionTemplate whole;
    private final TransactionTemplate apart;

    Scenarios(
            TicketCommands commands,
            ApprovalCommands approvals,
            Tasks tasks,
            Inbox inbox,
            Tickets tickets,
            TicketLinks links,
            Processes processes,
            Notifications notifications,
            People people,
            Facilities facilities,
            ExternalWork work,
            Workers workers,
            Catalog catalog,
            ProcessZone zone,
            PlatformTransactionManager transactions) {
        this.catalog = catalog;
        this.zone = zone;
        TransactionTemplate one = new TransactionTemplate(transactions);
        one.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.parts = new Parts(
                commands,
                approvals,
                tasks,
                inbox,
                tickets,
                links,
                processes,
                notifications,
                people,
                facilities,
                work,
                workers,
                one);
        this.whole = new TransactionTemplate(transactions);
        this.whole.setTimeout(SECONDS);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setTimeout(SECONDS);
    }

    /** What a scenario is played with. */
    record Parts(
            TicketCommands commands,
            ApprovalCommands approvals,
            Tasks tasks,
            Inbox inbox,
            Tickets tickets,
            TicketLinks links,
            Processes processes,
            Notifications notifications,
            People people,
            Facilities facilities,
            ExternalWork work,
            Workers workers,
            TransactionTemplate each) {}

    /**
     * Reads a scenario.
     *
     * @param pack the request type, unless the scenario names another
     * @throws ScenarioUnreadable with all problems
     */
    public static Scenario read(String pack, byte[] yaml) {
        return ScenarioReader.read(pack, yaml);
    }

    /** Plays on the current release. */
    public Outcome play(UUID tenant, Scenario scenario) {
        return rolledBack(tenant, () -> played(tenant, scenario));
    }

    /**
     * Plays on a draft of a pack, which is gone afterwards; each as if the others were not.
     *
     * @param files path inside the pack's folder to content, the models that it calls included
     * @throws io.assent.catalog.PackRefused with all problems
     */
    public List<Outcome> play(UUID tenant, List<Scenario> scenarios, String pack, Map<String, byte[]> files) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < scenarios.size(); from += TOGETHER) {
            List<Scenario> some = scenarios.subList(from, Math.min(from + TOGETHER, scenarios.size()));
            outcomes.addAll(rolledBack(
                    tenant,
                    () -> catalog.rehearse(
                            tenant,
                            pack,
                            files,
                            () -> some.stream()
                                    .map(scenario -> takenBack(() -> played(tenant, scenario)))
                                    .toList())));
        }
        return outcomes;
    }

    private Outcome played(UUID tenant, Scenario scenario) {
        Track track = new Track();
        List<String> problems =
                ScopedValue.where(Track.RUNNING, track).call(() -> Performance.play(parts, tenant, scenario, track));
        return new Outcome(problems, track);
    }

    private <T> T rolledBack(UUID tenant, Supplier<T> work) {
        return Tenancy.of(
                tenant,
                () -> Objects.requireNonNull(whole.execute(status -> {
                    status.setRollbackOnly();
                    return work.get();
                })));
    }

    /** Within a transaction that goes on. */
    private <T> T takenBack(Supplier<T> work) {
        return Objects.requireNonNull(parts.each().execute(status -> {
            T result = work.get();
            PerTransaction.forget();
            status.setRollbackOnly();
            return result;
        }));
    }

    /**
     * Does real requests again on a version of a pack, each as if the others were not. It has a transaction of its own, so that whoever
     * asks may keep what came of it.
     *
     * @param requests their watchers are left out
     * @param files as of a draft
     * @param look at what came of each, before it is taken back
     * @throws io.assent.catalog.PackRefused with all problems
     */
    public <T> List<T> replay(
            UUID tenant, List<Recording> requests, String pack, Map<String, byte[]> files, Function<Replayed, T> look) {
        return Tenancy.of(
                tenant,
                () -> Objects.requireNonNull(apart.execute(status -> {
                    status.setRollbackOnly();
                    return catalog.rehearse(tenant, pack, files, () -> {
                        Set<String> fields = catalog.find(Caller.system(tenant), pack)
                                .orElseThrow()
                                .form()
                                .keys();
                        return requests.stream()
                                .map(request -> replay(tenant, request.asking(fields), look))
                                .toList();
                    });
                })));
    }

    /**
     * Tells a real request as a scenario in which nobody is recognised, by playing it along on a version of the pack.
     *
     * @param files of the release that it ran on
     * @param toTheMinute whether time passes as exactly as it did, where whole days and hours do not lead to the same
     * @param look at what came of it, before it is taken back
     * @throws io.assent.catalog.PackRefused when the version is not accepted any more
     */
    public <T> Retold<T> retell(
            UUID tenant,
            Recording request,
            String pack,
            Map<String, byte[]> files,
            boolean toTheMinute,
            Function<UUID, T> look) {
        return rolledBack(
                tenant,
                () -> catalog.rehearse(tenant, pack, files, () -> {
                    Form form = catalog.find(Caller.system(tenant), pack)
                            .orElseThrow()
                            .form();
                    Disguise disguise = new Disguise(form, files.values(), request.at(), zone.zone());
                    Track track = new Track();
                    return ScopedValue.where(Track.RUNNING, track)
                            .call(() -> Retelling.tell(parts, tenant, request, disguise, track, toTheMinute, look));
                }));
    }

    private <T> T replay(UUID tenant, Recording request, Function<Replayed, T> look) {
        return takenBack(() -> look.apply(new Replay(parts, tenant, request).play()));
    }
}
