package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.Catalog;
import io.assent.catalog.PackProblem;
import io.assent.catalog.Packs;
import io.assent.design.Past.Request;
import io.assent.design.Verdict.Difference;
import io.assent.design.Verdict.Reason;
import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.scenarios.Recording;
import io.assent.scenarios.Replayed;
import io.assent.scenarios.Scenarios;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Total;
import io.assent.tickets.FinishedTickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a draft would have changed about the last requests that are over: each is done again on it, in a transaction that is rolled back.
 * A difference counts only when the request goes as it went when it is done again on its own release.
 */
@Service
public class WhatIf implements JobKind<WhatIf.Of> {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final int CHUNK = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Drafts drafts;
    private final Trials trials;
    private final WhatIfStore store;
    private final Past past;
    private final FinishedTickets finished;
    private final Scenarios scenarios;
    private final Catalog catalog;
    private final Packs packs;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    WhatIf(
            Drafts drafts,
            Trials trials,
            WhatIfStore store,
            Past past,
            FinishedTickets finished,
            Scenarios scenarios,
            Catalog catalog,
            Packs packs,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.drafts = drafts;
        this.trials = trials;
        this.store = store;
        this.past = past;
        this.finished = finished;
        this.scenarios = scenarios;
        this.catalog = catalog;
        this.packs = packs;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param run other runs of the draft are not meant */
    public record Of(String pack, UUID run) {}

    /**
     * One asking.
     *
     * @param draftVersion the draft's version that the requests are done again on
     * @param job that does so
     */
    public record Run(
            UUID id, String pack, long draftVersion, UUID job, int total, UUID startedBy, Instant startedAt) {}

    /** How many requests have that difference, and that reason why something cannot be told. */
    public record Count(Difference difference, @Nullable Reason reason, int requests) {}

    /** @param number of the newest request is 1 */
    public record Line(int number, UUID ticket, Verdict verdict) {}

    /**
     * What is known by now.
     *
     * @param isUnderWay more is to come
     * @param isOutdated the draft has changed, and what is left is not done
     * @param ended what those took that ended then and would end now
     */
    public record Summary(Run run, boolean isUnderWay, boolean isOutdated, List<Count> counts, Ended ended) {}

    /**
     * @param minutesThen the middle of how long they took; absent where there are none
     * @param breachesThen how many of them were not over in the time promised
     */
    public record Ended(
            @Nullable Long minutesThen, @Nullable Long minutesNow, int breachesThen, int breachesNow) {}

    /**
     * Asks about the last requests, in the place of what was asked before.
     *
     * @param requests how many; absent for the usual number
     * @param found what is wrong already; then nothing is asked
     */
    @Transactional
    public JobView start(Caller by, String named, @Nullable Integer requests, List<Problem> found) {
        String pack = Packs.canonical(named);
        Draft draft = drafts.find(by, pack);
        int most = requests == null ? USUAL : requests;
        Refusal.ifAny(
                found,
                most >= 1 && most <= MOST
                        ? List.of()
                        : List.of(new Problem(
                                "/requests", "OUT_OF_RANGE", "Choose a number from 1 to %d.".formatted(MOST))));
        List<PackProblem> problems = drafts.problems(by, pack);
        if (!problems.isEmpty()) {
            throw Drafts.refused(problems);
        }
        List<UUID> tickets = finished.last(by.tenant(), pack, most);
        if (tickets.isEmpty()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT, "NOTHING_FINISHED", "No request of this type is over yet; ask later.");
        }
        UUID id = Ids.next();
        JobView job = jobs.start(
                by, this, new Of(pack, id), tickets.stream().map(UUID::toString).toList());
        UUID jobId = Objects.requireNonNull(job.id());
        store.replace(
                by, new Run(id, pack, draft.version(), jobId, tickets.size(), by.person(), clock.instant()), tickets);
        audit.record(
                by, new Entry("WHAT_IF_ASKED", null, "pack", pack, null, null, Map.of("requests", tickets.size())));
        return job;
    }

    /** Empty when nobody has asked. @throws Refusal not found when there is no draft */
    @Transactional(readOnly = true)
    public Optional<Summary> find(Caller by, String pack) {
        Draft draft = drafts.find(by, pack);
        return store.find(by.tenant(), pack)
                .map(run -> new Summary(
                        run,
                        jobs.isUnderWay(by.tenant(), run.job()),
                        run.draftVersion() != draft.version(),
                        store.counts(by.tenant(), pack),
                        store.ended(by.tenant(), pack)));
    }

    /** Requests, the newest first; what is absent does not narrow. */
    @Transactional(readOnly = true)
    public Page<Line> lines(
            Caller by,
            String pack,
            @Nullable Difference difference,
            @Nullable Reason reason,
            @Nullable String cursor,
            int limit) {
        drafts.find(by, pack);
        if (store.find(by.tenant(), pack).isEmpty()) {
            throw Refusal.notFound("what-if");
        }
        return Page.of(
                store.lines(by.tenant(), pack, difference, reason, Cursor.place(cursor), limit + 1),
                limit,
                last -> Cursor.of(last.number()),
                Total.ifAsked(() -> store.counts(by.tenant(), pack).stream()
                        .filter(count -> difference == null || count.difference() == difference)
                        .filter(count -> reason == null || count.reason() == reason)
                        .mapToInt(Count::requests)
                        .sum()));
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public Line line(Caller by, String pack, int number) {
        drafts.find(by, pack);
        return store.line(by.tenant(), pack, number).orElseThrow(() -> Refusal.notFound("request"));
    }

    /** Number of the release that the request ran on. */
    @Transactional(readOnly = true)
    public int release(Caller by, Line line) {
        return catalog.release(by.tenant(), past.release(by.tenant(), line.ticket()))
                .number();
    }

    /** Stops what is under way, and forgets what came of it. */
    @Transactional
    public void discard(Caller by, String pack) {
        drafts.find(by, pack);
        if (!store.discard(by.tenant(), pack)) {
            throw Refusal.notFound("what-if");
        }
    }

    @Override
    public String name() {
        return "design.what-if";
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
    public List<ItemResult> perform(Caller by, Of asked, List<String> items) {
        if (!isWanted(by, asked)) {
            return items.stream()
                    .map(item -> ItemResult.refused(item, Refusal.notFound("what-if")))
                    .toList();
        }
        List<Request> requests = items.stream()
                .map(item -> past.read(by.tenant(), UUID.fromString(item)))
                .toList();
        Map<UUID, Verdict> verdicts = trials.alone(PATIENCE, () -> verdicts(by, asked.pack(), requests));
        verdicts.forEach((ticket, verdict) -> store.record(by.tenant(), asked.pack(), ticket, verdict));
        return items.stream().map(ItemResult::done).toList();
    }

    private boolean isWanted(Caller by, Of asked) {
        Optional<Run> run =
                store.find(by.tenant(), asked.pack()).filter(found -> found.id().equals(asked.run()));
        return run.isPresent()
                && run.get().draftVersion() == drafts.find(by, asked.pack()).version();
    }

    private Map<UUID, Verdict> verdicts(Caller by, String pack, List<Request> requests) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        requests.stream()
                .filter(request -> request.why() != null)
                .forEach(request -> verdicts.put(
                        request.ticket(),
                        Verdict.unknown(Objects.requireNonNull(request.why()), "", request.course())));
        List<Request> known =
                requests.stream().filter(request -> request.recording() != null).toList();
        verdicts.putAll(again(by, pack, drafts.files(by, pack), known));
        List<Request> different = known.stream()
                .filter(request -> isDifferent(Objects.requireNonNull(verdicts.get(request.ticket()))))
                .toList();
        Map<UUID, Verdict> control = onTheirOwn(by, pack, different);
        control.forEach((ticket, own) -> verdicts.computeIfPresent(ticket, (_, found) -> found.provenBy(own)));
        return verdicts;
    }

    private static boolean isDifferent(Verdict verdict) {
        return verdict.difference() != Difference.SAME && verdict.difference() != Difference.UNKNOWN
                || verdict.breaksAnotherPromise();
    }

    /** Done again on the releases that they ran on, of which there are few. */
    private Map<UUID, Verdict> onTheirOwn(Caller by, String pack, List<Request> requests) {
        Map<UUID, Verdict> found = new HashMap<>();
        requests.stream().collect(Collectors.groupingBy(Request::release)).forEach((id, together) -> {
            int release = catalog.release(by.tenant(), id).number();
            found.putAll(again(by, pack, packs.files(by, pack, release), together));
        });
        return found;
    }

    private Map<UUID, Verdict> again(Caller by, String pack, SortedMap<String, byte[]> files, List<Request> requests) {
        List<Recording> recordings = requests.stream()
                .map(Request::recording)
                .filter(Objects::nonNull)
                .toList();
        var results = scenarios.replay(by.tenant(), recordings, pack, files, replayed -> seen(by.tenant(), replayed));
        Map<UUID, Verdict> verdicts = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Seen seen = results.get(i);
            verdicts.put(
                    requests.get(i).ticket(),
                    Verdict.of(
                            requests.get(i).course(),
                            seen.course(),
                            seen.replayed().stop()));
        }
        return verdicts;
    }

    private record Seen(Replayed replayed, @Nullable Course course) {}

    private Seen seen(UUID tenant, Replayed replayed) {
        return new Seen(replayed, replayed.ticket() == null ? null : past.course(tenant, replayed.ticket()));
    }
}
