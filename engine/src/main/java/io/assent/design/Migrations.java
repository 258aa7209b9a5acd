package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Release;
import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Total;
import io.assent.tickets.RunningTickets;
import io.assent.tickets.RunningTickets.Load;
import io.assent.tickets.RunningTickets.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the requests of older releases to the current one, after a rehearsal that tells what becomes of each. */
@Service
public class Migrations implements JobKind<Migrations.Of> {

    private static final int MOST = 1_000;
    private static final int CHUNK = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final MigrationStore store;
    private final MigrationMoves moves;
    private final RequestMigration requests;
    private final RunningTickets running;
    private final Trials trials;
    private final Packs packs;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Migrations(
            MigrationStore store,
            MigrationMoves moves,
            RequestMigration requests,
            RunningTickets running,
            Trials trials,
            Packs packs,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.moves = moves;
        this.requests = requests;
        this.running = running;
        this.trials = trials;
        this.packs = packs;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param run other migrations of the pack are not meant */
    public record Of(String pack, UUID run) {}

    /**
     * One migration.
     *
     * @param release that the requests are moved to
     * @param job that rehearses, or moves them
     */
    public record Run(
            UUID id,
            String pack,
            UUID release,
            UUID job,
            boolean moving,
            int total,
            UUID startedBy,
            Instant startedAt) {}

    /** Where a request is on its way. */
    public enum State {
        /** Not rehearsed yet. */
        WAITING,
        MOVABLE,
        STAYS,
        /** About to be moved. */
        CHOSEN,
        MOVED,
        /** It could be moved when it was rehearsed, and not any more. */
        REFUSED
    }

    /** How many requests are in that state. */
    public record StateCount(State state, int requests) {}

    /**
     * One request.
     *
     * @param number of the oldest request is 1
     * @param release that it ran on
     */
    public record Line(
            int number,
            UUID ticket,
            UUID release,
            State state,
            @Nullable Outlook outlook) {}

    /**
     * What is known by now.
     *
     * @param current number of the release that they would be moved to
     * @param older how many run on other releases; not those of a pilot
     * @param run absent when nobody has rehearsed
     * @param isUnderWay more is to come
     * @param isOutdated another release is current by now, and what is left is not done
     */
    public record Summary(
            int current,
            List<Load> older,
            @Nullable Run run,
            boolean isUnderWay,
            boolean isOutdated,
            List<StateCount> counts) {}

    @Transactional(readOnly = true)
    public Summary find(Caller by, String named) {
        String pack = Packs.canonical(named);
        ReleaseLine current = packs.current(by, pack);
        List<Load> older = running.loads(by.tenant(), pack, packs.offered(by, pack));
        Run run = store.find(by.tenant(), pack).orElse(null);
        if (run == null) {
            return new Summary(current.number(), older, null, false, false, List.of());
        }
        boolean underWay = jobs.isUnderWay(by.tenant(), run.job());
        return new Summary(
                current.number(),
                older,
                run,
                underWay,
                !run.release().equals(current.id()),
                store.counts(by.tenant(), pack, underWay));
    }

    /** Requests, the oldest first. @param state absent for all */
    @Transactional(readOnly = true)
    public Page<Line> lines(Caller by, String named, @Nullable State state, @Nullable String cursor, int limit) {
        Summary summary = find(by, named);
        Run run = Optional.ofNullable(summary.run()).orElseThrow(() -> Refusal.notFound("migration"));
        return Page.of(
                store.lines(by.tenant(), run.pack(), summary.isUnderWay(), state, Cursor.place(cursor), limit + 1),
                limit,
                last -> Cursor.of(last.number()),
                Total.ifAsked(() -> summary.counts().stream()
                        .filter(count -> state == null || count.state() == state)
                        .mapToInt(StateCount::requests)
                        .sum()));
    }

    /** Rehearses the oldest requests of older releases, in the place of what was rehearsed before. */
    @Transactional
    public JobView rehearse(Caller by, String named) {
        String pack = Packs.canonical(named);
        ReleaseLine to = packs.current(by, pack);
        store.lock(by.tenant(), pack)
                .filter(run -> run.moving() && jobs.isUnderWay(by.tenant(), run.job()))
                .ifPresent(run -> {
                    throw underWay();
                });
        List<Running> found = running.elsewhere(by.tenant(), pack, packs.offered(by, pack), MOST);
        if (found.isEmpty()) {
            throw nothing("No request runs on an older release; there is nothing to move.");
        }
        UUID id = Ids.next();
        JobView job = jobs.start(
                by,
                this,
                new Of(pack, id),
                found.stream().map(each -> each.ticket().toString()).toList());
        UUID jobId = Objects.requireNonNull(job.id());
        store.replace(
                by.tenant(),
                new Run(id, pack, to.id(), jobId, false, found.size(), by.person(), clock.instant()),
                found);
        record(by, "MIGRATION_REHEARSED", pack, to.number(), found.size());
        return job;
    }

    /**
     * Moves requests that were rehearsed and can be moved.
     *
     * @param numbers of which; absent for all that can
     * @param found what is wrong already; then nothing is moved
     */
    @Transactional
    public JobView move(Caller by, String named, @Nullable List<Integer> numbers, List<Problem> found) {
        String pack = Packs.canonical(named);
        ReleaseLine current = packs.current(by, pack);
        Refusal.ifAny(found);
        Run run = store.lock(by.tenant(), pack).orElseThrow(() -> Refusal.notFound("migration"));
        if (jobs.isUnderWay(by.tenant(), run.job())) {
            throw underWay();
        }
        if (!run.release().equals(current.id())) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "NEWER_RELEASE",
                            "Release %d was published meanwhile; rehearse again.".formatted(current.number()))
                    .with("current", current.number());
        }
        List<UUID> tickets = store.choose(by.tenant(), pack, numbers);
        if (numbers != null && tickets.size() < Set.copyOf(numbers).size()) {
            throw Refusal.invalid(List.of(new Problem(
                    "/requests", "NOT_MOVABLE", "Choose requests that can be moved, by their numbers in the list.")));
        }
        if (tickets.isEmpty()) {
            throw nothing("No request can be moved; rehearse again.");
        }
        JobView job = jobs.start(
                by,
                moves,
                new Of(pack, run.id()),
                tickets.stream().map(UUID::toString).toList());
        store.moving(by.tenant(), pack, Objects.requireNonNull(job.id()));
        record(by, "MIGRATION_STARTED", pack, current.number(), tickets.size());
        return job;
    }

    /** Stops what is under way, and forgets what came of it; what was moved stays so. */
    @Transactional
    public void discard(Caller by, String named) {
        String pack = Packs.canonical(named);
        ReleaseLine current = packs.current(by, pack);
        Run run = store.lock(by.tenant(), pack).orElseThrow(() -> Refusal.notFound("migration"));
        store.discard(by.tenant(), pack);
        record(by, "MIGRATION_DISCARDED", pack, current.number(), run.total());
    }

    @Override
    public String name() {
        return "design.rehearse";
    }

    @Override
    public Class<Of> work() {
        return Of.class;
    }

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public List<ItemResult> perform(Caller by, Of of, List<String> items) {
        Release to = moves.wanted(by, of);
        Map<UUID, Outlook> found = trials.alone(PATIENCE, () -> {
            Map<UUID, Outlook> all = new HashMap<>();
            items.stream().map(UUID::fromString).forEach(ticket -> all.put(ticket, requests.rehearse(by, ticket, to)));
            return all;
        });
        found.forEach((ticket, outlook) -> store.record(
                by.tenant(), of.pack(), ticket, outlook.isMovable() ? State.MOVABLE : State.STAYS, outlook));
        return items.stream().map(ItemResult::done).toList();
    }

    private static Refusal underWay() {
        return new Refusal(
                Refusal.Category.CONFLICT,
                "MIGRATION_UNDER_WAY",
                "Requests of this type are being rehearsed or moved; wait until that has ended, or stop it.");
    }

    private static Refusal nothing(String why) {
        return new Refusal(Refusal.Category.CONFLICT, "NOTHING_TO_MIGRATE", why);
    }

    private void record(Caller by, String action, String pack, int release, int requests) {
        audit.record(
                by,
                new Entry(action, null, "pack", pack, null, null, Map.of("release", release, "requests", requests)));
    }
}
