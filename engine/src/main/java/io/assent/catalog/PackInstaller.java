package io.assent.catalog;

import io.assent.people.Tenants;
import io.assent.shared.DemoPart;
import io.assent.shared.Tenancy;
import io.assent.workflow.ModelRefused;
import io.assent.workflow.ProcessFailed;
import io.assent.workflow.Processes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a release of each shipped pack in each tenant, once per content. */
@Component
@Order(PackInstaller.ORDER)
class PackInstaller implements ApplicationRunner, DemoPart {
    /** After the people of the demo, before anything that makes tickets. */
    static final int ORDER = 30;

    private static final Logger log = LoggerFactory.getLogger(PackInstaller.class);
    private static final String PLATFORM = "platform";
    private static final int SECONDS = 60;

    private final ShippedPacks shipped;
    private final PackCheck check;
    private final Processes processes;
    private final Releases releases;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private volatile boolean loaded;
    private volatile boolean settled;

    PackInstaller(
            ShippedPacks shipped,
            PackCheck check,
            Processes processes,
            Releases releases,
            Tenants tenants,
            PlatformTransactionManager transactions) {
        this.shipped = shipped;
        this.check = check;
        this.processes = processes;
        this.releases = releases;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS);
    }

    /** As a part of the demo it was here before, and has said what it refuses. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!loaded) {
            load();
        }
    }

    @Override
    public String name() {
        return "packs";
    }

    @Override
    public void load() {
        loaded = true;
        install(tenants.all().stream().filter(this::takesRequests).toList());
        settled = true;
    }

    /** Whether what is offered is what stays offered; at the first start packs are released while people look already. */
    boolean isSettled() {
        return settled;
    }

    /** The platform's own tenant has administrators only. */
    private boolean takesRequests(UUID tenant) {
        return tenants.find(tenant)
                .filter(found -> !found.key().equals(PLATFORM))
                .isPresent();
    }

    /** Refused packs are logged once for all tenants that refuse them for the same reasons. */
    void install(List<UUID> tenants) {
        List<PackFiles> packs = shipped.all();
        var refused = new LinkedHashMap<String, List<UUID>>();
        for (UUID tenant : tenants) {
            Tenancy.run(
                    tenant,
                    () -> install(tenant, packs)
                            .forEach(each -> refused.computeIfAbsent(each, _ -> new ArrayList<>())
                                    .add(tenant)));
        }
        refused.forEach((reasons, by) -> log.error(
                "{}\nThe platform goes on without it. Tenants: {}",
                reasons,
                by.stream().map(UUID::toString).collect(Collectors.joining(", "))));
    }

    private List<String> install(UUID tenant, List<PackFiles> packs) {
        Set<String> known = transaction.execute(_ -> releases.known(tenant));
        var refused = new ArrayList<String>();
        for (PackFiles pack : packs) {
            if (known == null || !known.contains(pack.folder() + "/" + pack.hash())) {
                install(tenant, pack, refused);
            }
        }
        return refused;
    }

    private void install(UUID tenant, PackFiles pack, List<String> refused) {
        try {
            transaction.executeWithoutResult(_ -> offer(tenant, pack));
        } catch (PackRefused e) {
            refused.add(sentence(pack, e.problems()));
        }
    }

    private void offer(UUID tenant, PackFiles files) {
        releases.lock(tenant);
        if (!releases.known(tenant).contains(files.folder() + "/" + files.hash())) {
            releases.offer(tenant, files.folder(), release(tenant, files, Publication.WITH_THE_APPLICATION));
        }
    }

    /**
     * Makes a release in the running transaction.
     *
     * @throws PackRefused with all problems
     */
    UUID release(UUID tenant, PackFiles files, Publication how) {
        Pack pack = check.check(tenant, files);
        int number = releases.nextNumber(tenant, pack.key());
        return releases.add(tenant, pack.key(), number, files, deploy(tenant, pack, number, files), how);
    }

    private String deploy(UUID tenant, Pack pack, int number, PackFiles files) {
        try {
            return processes.deploy(tenant, "%s %d".formatted(pack.key(), number), files.models());
        } catch (ModelRefused e) {
            throw new PackRefused(e.problems().stream().map(PackProblem::of).toList());
        } catch (ProcessFailed e) {
            throw new PackRefused(
                    List.of(new PackProblem(files.folder(), "", "the engine does not take it; " + e.getMessage())));
        }
    }

    private static String sentence(PackFiles pack, List<PackProblem> problems) {
        return problems.stream()
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining(
                        "\n",
                        "The process pack %s is refused, %d problem%s:\n"
                                .formatted(pack.folder(), problems.size(), problems.size() == 1 ? "" : "s"),
                        ""));
    }
}
