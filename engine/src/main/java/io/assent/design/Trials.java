package io.assent.design;

import io.assent.catalog.PackProblem;
import io.assent.catalog.PackRefused;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Pilot.Audience;
import io.assent.design.Trial.Move;
import io.assent.design.Trial.Played;
import io.assent.scenarios.Coverage;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Scenario;
import io.assent.scenarios.Scenarios;
import io.assent.scenarios.Track;
import io.assent.shared.Caller;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plays the scenarios of a draft, one draft at a time on each node: it is work for the processor, which others need as well. */
@Service
public class Trials {

    private static final int LONGEST_NOTE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Drafts drafts;
    private final Scenarios scenarios;
    private final Piloting piloting;
    private final Semaphore one = new Semaphore(1, true);

    Trials(Drafts drafts, Scenarios scenarios, Piloting piloting) {
        this.drafts = drafts;
        this.scenarios = scenarios;
        this.piloting = piloting;
    }

    /**
     * Plays them; nothing of it stays.
     *
     * @param only the name of the one file in their folder; absent for all
     * @throws Refusal with all problems, when the draft could not be a release
     */
    public Trial play(Caller by, String pack, @Nullable String only) {
        Draft draft = drafts.find(by, pack);
        List<PackProblem> problems = drafts.problems(by, pack);
        if (!problems.isEmpty()) {
            throw Drafts.refused(problems);
        }
        SortedMap<String, byte[]> files = drafts.files(by, pack);
        if (only != null && !files.containsKey(Drafts.SCENARIOS + only)) {
            throw Refusal.notFound("scenario");
        }
        return alone(PATIENCE, () -> play(by, draft, files, only));
    }

    /**
     * Makes the draft a release, when it has no problem and its scenarios tell what happens.
     *
     * @param ifMatch the ETag of the draft that was read
     * @param note what is different, for those who read the history
     * @param pilot who alone meets it for now; absent for all
     * @param found what is wrong already; then nothing is published
     */
    public ReleaseLine publish(
            Caller by,
            String pack,
            @Nullable String ifMatch,
            @Nullable String note,
            @Nullable Audience pilot,
            List<Problem> found) {
        Draft draft = drafts.find(by, pack);
        String said = OneLine.of(Objects.requireNonNullElse(note, ""));
        List<Problem> wrong = new ArrayList<>(wrong(said));
        if (pilot != null) {
            wrong.addAll(piloting.wrong(by.tenant(), pilot, "/pilot"));
        }
        Refusal.ifAny(found, wrong);
        ETags.require(ifMatch, draft.version());
        Trial trial = play(by, pack, null);
        if (!trial.green()) {
            throw Drafts.refused(trial.scenarios().stream()
                    .flatMap(played -> played.problems().stream()
                            .map(problem -> new PackProblem(Drafts.SCENARIOS + played.name(), "", problem)))
                    .toList());
        }
        return drafts.publish(by, draft, said, pilot);
    }

    private static List<Problem> wrong(String note) {
        if (note.isEmpty()) {
            return List.of(new Problem("/note", "REQUIRED", "Say what is different, for those who read the history."));
        }
        return note.length() > LONGEST_NOTE
                ? List.of(new Problem("/note", "TOO_LONG", "At most %d characters.".formatted(LONGEST_NOTE)))
                : List.of();
    }

    private Trial play(Caller by, Draft draft, SortedMap<String, byte[]> files, @Nullable String only) {
        SortedMap<String, Scenario> wanted = new TreeMap<>();
        files.forEach((name, content) -> {
            if (only == null ? name.startsWith(Drafts.SCENARIOS) : name.equals(Drafts.SCENARIOS + only)) {
                wanted.put(name.substring(Drafts.SCENARIOS.length()), Scenarios.read(draft.pack(), content));
            }
        });
        List<Outcome> outcomes = outcomes(by, draft.pack(), List.copyOf(wanted.values()), files);
        List<Played> played = new ArrayList<>();
        wanted.forEach((name, scenario) -> played.add(played(name, scenario, outcomes.get(played.size()))));
        List<Track> tracks = outcomes.stream().map(Outcome::track).toList();
        List<Coverage> coverage = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .map(file -> Coverage.of(file.getValue(), tracks))
                .toList();
        return new Trial(draft.version(), played.stream().allMatch(Played::isGood), played, coverage);
    }

    private List<Outcome> outcomes(Caller by, String pack, List<Scenario> wanted, SortedMap<String, byte[]> files) {
        try {
            return scenarios.play(by.tenant(), wanted, pack, files);
        } catch (PackRefused e) {
            throw Drafts.refused(e.problems());
        }
    }

    private static Played played(String name, Scenario scenario, Outcome outcome) {
        return new Played(
                name,
                scenario.sentence(),
                outcome.problems(),
                outcome.track().moves().stream()
                        .map(move -> Move.of(move, scenario.given().at()))
                        .toList());
    }

    /** Does work that the processor should have once at a time on each node. */
    <T> T alone(Duration patience, Supplier<T> work) {
        try {
            if (!one.tryAcquire(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new Refusal(
                        Refusal.Category.UNAVAILABLE, "BUSY", "Another draft is being played through; try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Category.UNAVAILABLE, "BUSY", "The platform is stopping; try again soon.");
        }
        try {
            return work.get();
        } finally {
            one.release();
        }
    }
}
