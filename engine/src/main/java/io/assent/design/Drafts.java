package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.PackProblem;
import io.assent.catalog.PackRefused;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.ReleaseLine;
import io.assent.catalog.Pilot.Audience;
import io.assent.catalog.Publication;
import io.assent.design.Draft.Content;
import io.assent.design.Draft.Line;
import io.assent.scenarios.ScenarioUnreadable;
import io.assent.scenarios.Scenarios;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.shared.web.ETags;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The draft of each pack, which all designers of a company share: two of them may change different files at once, never the same unseen. */
@Service
@Transactional
public class Drafts {

    static final String SCENARIOS = "scenarios/";
    static final String TEMPLATES = "templates/";
    static final Set<String> FOLDERS = Set.of(SCENARIOS, TEMPLATES);

    private static final String CHANGED = "DRAFT_CHANGED";
    private static final String ENDED = "DRAFT_ENDED";

    private final DraftStore store;
    private final DraftCommentStore comments;
    private final LiveEvents live;
    private final Packs packs;
    private final FourEyes fourEyes;
    private final Audit audit;
    private final Clock clock;

    Drafts(
            DraftStore store,
            DraftCommentStore comments,
            LiveEvents live,
            Packs packs,
            FourEyes fourEyes,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.comments = comments;
        this.live = live;
        this.packs = packs;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keys of the packs that are being changed. */
    @Transactional(readOnly = true)
    public Set<String> open(Caller by) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return store.packs(by.tenant());
    }

    /** @throws Refusal not found when nobody has begun one */
    @Transactional(readOnly = true)
    public Draft find(Caller by, String pack) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return store.find(by.tenant(), pack).orElseThrow(() -> Refusal.notFound("draft"));
    }

    /** The draft that there is, or a new one with the files of the latest release: of the pilot when there is one. */
    public Draft begin(Caller by, String named) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        String pack = Packs.canonical(named);
        if (store.find(by.tenant(), pack).isEmpty()) {
            beginFromRelease(by, pack);
        }
        return find(by, pack);
    }

    private void beginFromRelease(Caller by, String pack) {
        ReleaseLine latest = packs.latest(by, pack);
        Instant now = clock.instant();
        if (store.add(by.tenant(), pack, latest.number(), by.person(), now)) {
            store.put(by.tenant(), pack, packs.files(by, pack, latest.number()), 1, by.person(), now);
            record(by, "DRAFT_BEGUN", pack, Map.of("release", latest.number()));
        }
    }

    /** @throws Refusal not found */
    @Transactional(readOnly = true)
    public Content content(Caller by, String pack, String name) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return store.content(by.tenant(), pack, name).orElseThrow(() -> Refusal.notFound("file"));
    }

    /**
     * Writes one file.
     *
     * @param ifMatch the ETag of the file that was read; absent for a file that is new
     * @param found what is wrong already; then nothing is written
     */
    public Content write(
            Caller by, String pack, String name, @Nullable String text, @Nullable String ifMatch, List<Problem> found) {
        Draft draft = toChange(by, pack);
        if (text == null) {
            Refusal.ifAny(found, List.of(new Problem("/content", "REQUIRED", "A value is needed here.")));
            throw Refusal.invalid(found);
        }
        Refusal.ifAny(found);
        Line before = line(draft, name);
        if (before != null) {
            ETags.require(ifMatch, before.version());
        }
        SortedMap<String, byte[]> file = file(name, text);
        Refusal.ifAny(DraftFiles.wrong(
                file, before == null ? draft.files().size() + 1 : draft.files().size()));
        put(by, draft, file);
        return content(by, pack, name);
    }

    /** Adds a scenario that was made of a request, under a name of its own. */
    Content addScenario(Caller by, String pack, UUID ticket, String text) {
        Draft draft = toChange(by, pack);
        String name = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> SCENARIOS + "as-it-happened-" + number + ".yaml")
                .filter(each -> line(draft, each) == null)
                .findFirst()
                .orElseThrow();
        audit.record(by, new Entry("SCENARIO_MADE", ticket, "pack", pack, null, null, Map.of("file", name)));
        return write(by, pack, name, text, null, List.of());
    }

    /**
     * Gives a file another name.
     *
     * @param ifMatch the ETag of the file that was read
     * @param found what is wrong already; then it keeps its name
     */
    public Content rename(
            Caller by,
            String pack,
            String name,
            @Nullable String wanted,
            @Nullable String ifMatch,
            List<Problem> found) {
        Draft draft = toChange(by, pack);
        String text = content(by, pack, name).text();
        String to = Objects.requireNonNullElse(wanted, "");
        Refusal.ifAny(
                found,
                line(draft, to) == null
                        ? DraftFiles.wrong(file(to, text), draft.files().size())
                        : List.of(new Problem("/name", "TAKEN", "Another one has this name.")));
        remove(by, pack, name, ifMatch);
        put(by, draft, file(to, text));
        return content(by, pack, to);
    }

    /** @param ifMatch the ETag of the file that was read */
    public void remove(Caller by, String pack, String name, @Nullable String ifMatch) {
        Draft draft = toChange(by, pack);
        Line before = line(draft, name);
        if (before == null) {
            throw Refusal.notFound("file");
        }
        ETags.require(ifMatch, before.version());
        store.touch(by.tenant(), pack, by.person(), clock.instant());
        store.remove(by.tenant(), pack, name);
        tell(pack, CHANGED);
    }

    /**
     * Puts other files in the place of all that the draft has: of an archive, or of a release that is taken back.
     *
     * @param ifMatch the ETag of the draft that was read
     */
    public Draft replace(Caller by, String pack, SortedMap<String, byte[]> files, @Nullable String ifMatch) {
        Draft draft = toChange(by, pack);
        ETags.require(ifMatch, draft.version());
        Refusal.ifAny(DraftFiles.wrong(files, files.size()));
        draft.files().stream()
                .map(Line::name)
                .filter(name -> !files.containsKey(name))
                .forEach(name -> store.remove(by.tenant(), pack, name));
        SortedMap<String, byte[]> known = store.contents(by.tenant(), pack);
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), known.get(file.getKey())));
        put(by, draft, changed);
        return find(by, pack);
    }

    /**
     * Puts the files of a release into the draft, which is begun when there is none.
     *
     * @param ifMatch the ETag of the draft that was read; absent when there was none
     */
    public Draft takeBack(Caller by, String named, int release, @Nullable String ifMatch) {
        String pack = Packs.canonical(named);
        SortedMap<String, byte[]> files = packs.files(by, pack, release);
        boolean isNew = store.find(by.tenant(), pack).isEmpty();
        Draft draft = begin(by, pack);
        return replace(by, pack, files, isNew ? ETags.of(draft.version()) : ifMatch);
    }

    /** Throws it away. @param ifMatch the ETag of the draft that was read */
    public void discard(Caller by, String pack, @Nullable String ifMatch) {
        Draft draft = toChange(by, pack);
        ETags.require(ifMatch, draft.version());
        store.discard(by.tenant(), pack);
        comments.forget(by.tenant(), pack);
        tell(pack, ENDED);
        record(by, "DRAFT_DISCARDED", pack, Map.of("release", draft.base()));
    }

    /** Its files by name. @throws Refusal not found */
    @Transactional(readOnly = true)
    public SortedMap<String, byte[]> files(Caller by, String pack) {
        find(by, pack);
        return store.contents(by.tenant(), pack);
    }

    /** What keeps it from becoming a release; empty when nothing does. */
    @Transactional(readOnly = true)
    public List<PackProblem> problems(Caller by, String pack) {
        SortedMap<String, byte[]> files = files(by, pack);
        List<PackProblem> problems = new ArrayList<>(packs.problems(by, pack, files));
        files.forEach((name, content) -> {
            if (name.startsWith(SCENARIOS)) {
                problems.addAll(unreadable(pack, name, content));
            }
        });
        return problems;
    }

    private static List<PackProblem> unreadable(String pack, String name, byte[] content) {
        try {
            Scenarios.read(pack, content);
            return List.of();
        } catch (ScenarioUnreadable e) {
            return e.problems().stream()
                    .map(problem -> new PackProblem(name, "", problem))
                    .toList();
        }
    }

    /**
     * Makes the draft a release and throws it away.
     *
     * @param pilot who alone meets it for now; absent for all
     * @param judged the draft as it was judged; when it has changed since, it is not published
     */
    ReleaseLine publish(Caller by, Draft judged, String note, @Nullable Audience pilot) {
        Draft now = toChange(by, judged.pack());
        ETags.require(ETags.of(judged.version()), now.version());
        try {
            SortedMap<String, byte[]> files = store.contents(by.tenant(), now.pack());
            UUID approver = fourEyes.require(by.tenant(), now.pack(), files).orElse(null);
            ReleaseLine made = packs.publish(
                    by, now.pack(), files, now.base(), new Publication(by.person(), note, approver), pilot);
            store.discard(by.tenant(), now.pack());
            comments.forgetResolved(by.tenant(), now.pack());
            tell(now.pack(), ENDED);
            Map<String, Object> told = new TreeMap<>(Map.of("release", made.number(), "note", note));
            if (made.reviewedBy() != null) {
                told.put("reviewed_by", made.reviewedBy());
            }
            if (pilot != null) {
                told.put("pilot", pilot.toString());
            }
            record(by, "RELEASE_PUBLISHED", now.pack(), told);
            return made;
        } catch (PackRefused refused) {
            throw refused(refused.problems());
        }
    }

    /** As the problem answer tells it. */
    static Refusal refused(List<PackProblem> problems) {
        return Refusal.invalid(problems.stream()
                .map(problem -> new Problem(
                        "/files/" + problem.file().replace("~", "~0").replace("/", "~1"),
                        "PACK_REFUSED",
                        problem.where().isEmpty() ? problem.because() : problem.where() + ": " + problem.because()))
                .toList());
    }

    /** The draft, which nobody else changes until the transaction ends. @throws Refusal not found */
    Draft toChange(Caller by, String pack) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return store.lock(by.tenant(), pack).orElseThrow(() -> Refusal.notFound("draft"));
    }

    static SortedMap<String, byte[]> file(String name, String text) {
        return new TreeMap<>(Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Line line(Draft draft, String name) {
        return draft.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void put(Caller by, Draft draft, SortedMap<String, byte[]> files) {
        Instant now = clock.instant();
        long version = store.touch(by.tenant(), draft.pack(), by.person(), now);
        store.put(by.tenant(), draft.pack(), files, version, by.person(), now);
        tell(draft.pack(), CHANGED);
    }

    private void tell(String pack, String what) {
        live.publish(LiveTopic.draft(pack), what, null);
    }

    private void record(Caller by, String action, String pack, Object after) {
        audit.record(by, new Entry(action, null, "pack", pack, null, null, after));
    }
}
