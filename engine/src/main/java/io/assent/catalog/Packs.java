package io.assent.catalog;

import io.assent.catalog.Pilot.Audience;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.AfterCommit;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The packs of a tenant and their releases, for those who design processes. */
@Component
public class Packs {
    private final Releases releases;
    private final PilotStore pilots;
    private final CachedCatalog catalog;
    private final PackCheck check;
    private final PackInstaller installer;
    private final People people;

    Packs(
            Releases releases,
            PilotStore pilots,
            CachedCatalog catalog,
            PackCheck check,
            PackInstaller installer,
            People people) {
        this.releases = releases;
        this.pilots = pilots;
        this.catalog = catalog;
        this.check = check;
        this.installer = installer;
        this.people = people;
    }

    /** A pack by its current release; what is of the release is absent while it has none. */
    public record PackLine(
            String key,
            String name,
            String icon,
            String category,
            @Nullable UUID release,
            @Nullable Integer releaseNumber,
            @Nullable Instant releasedAt) {}

    /**
     * One release of a pack.
     *
     * @param pilot whether some people meet it before all do
     * @param publishedBy name of the person; absent for what came with the application
     * @param reviewedBy name of who approved it before; absent where nobody had to
     */
    public record ReleaseLine(
            UUID id,
            int number,
            String hash,
            boolean current,
            boolean pilot,
            @Nullable String publishedBy,
            @Nullable String note,
            @Nullable String reviewedBy,
            Instant createdAt) {}

    @Transactional(readOnly = true)
    public List<PackLine> all(Caller caller) {
        designersOnly(caller);
        return catalog.visibleTo(Caller.system(caller.tenant())).stream()
                .map(release -> new PackLine(
                        release.key(),
                        release.pack().name().in(Locale.ENGLISH),
                        release.pack().icon(),
                        release.pack().category(),
                        release.id(),
                        release.number(),
                        release.createdAt()))
                .toList();
    }

    /** A pack that has no release, as far as its files tell what it is. */
    public static PackLine unreleased(String key, Map<String, byte[]> files) {
        try {
            Pack pack = new PackReader(new ArrayList<>()).read(files.getOrDefault(PackFiles.DESCRIPTION, new byte[0]));
            String name = pack.name().in(Locale.ENGLISH);
            return new PackLine(key, name.isBlank() ? key : name, pack.icon(), pack.category(), null, null, null);
        } catch (PackRefused unreadable) {
            return new PackLine(key, key, "", "", null, null, null);
        }
    }

    /** Newest first. @throws Refusal not found when there is none */
    @Transactional(readOnly = true)
    public List<ReleaseLine> releases(Caller caller, String key) {
        List<ReleaseLine> history = history(caller, key);
        if (history.isEmpty()) {
            throw Refusal.notFound("pack");
        }
        return history;
    }

    /** The same, empty when there is none. */
    @Transactional(readOnly = true)
    public List<ReleaseLine> history(Caller caller, String key) {
        designersOnly(caller);
        List<Releases.Line> history = releases.history(caller.tenant(), canonical(key));
        Map<UUID, PersonView> known = people.find(
                caller.tenant(),
                history.stream()
                        .flatMap(line -> Stream.of(line.publishedBy(), line.reviewedBy()))
                        .filter(Objects::nonNull)
                        .toList());
        return history.stream()
                .map(line -> new ReleaseLine(
                        line.id(),
                        line.number(),
                        line.hash(),
                        line.current(),
                        line.pilot(),
                        name(known, line.publishedBy()),
                        line.note(),
                        name(known, line.reviewedBy()),
                        line.createdAt()))
                .toList();
    }

    private static @Nullable String name(Map<UUID, PersonView> known, @Nullable UUID person) {
        PersonView found = person == null ? null : known.get(person);
        return found == null ? null : found.name();
    }

    /** SHA-256 over the files of a pack, the same as of the release that they become. */
    public static String hash(Map<String, byte[]> files) {
        return new PackFiles("", new TreeMap<>(files)).hash();
    }

    /** The files of a release by their path inside the pack's folder. @throws Refusal not found */
    @Transactional(readOnly = true)
    public SortedMap<String, byte[]> files(Caller caller, String key, int number) {
        UUID release = releases(caller, key).stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("release"))
                .id();
        return releases.files(caller.tenant(), release, canonical(key)).files();
    }

    /**
     * What keeps files from becoming a release; empty when nothing does.
     *
     * @param files path inside the pack's folder to content, the models that it calls included
     */
    @Transactional(readOnly = true)
    public List<PackProblem> problems(Caller caller, String key, Map<String, byte[]> files) {
        designersOnly(caller);
        try {
            check.check(caller.tenant(), new PackFiles(key, new TreeMap<>(files)));
            return List.of();
        } catch (PackRefused refused) {
            return refused.problems();
        }
    }

    /**
     * One of the texts among the files.
     *
     * @throws PackRefused with what is wrong with it, or with what it rests on
     */
    public DraftTemplate template(Caller caller, String key, Map<String, byte[]> files, String name) {
        designersOnly(caller);
        return check.template(new PackFiles(key, new TreeMap<>(files)), name);
    }

    /**
     * Makes files the current release: what is asked for from now on runs on it, what runs stays where it is. A pilot that there was ends.
     *
     * @param pilot who alone meets it for now; absent for all
     * @param after number of the release that they were made from; 0 where there was none
     * @throws PackRefused with all problems
     * @throws Refusal a conflict when there is a newer release by now, or nothing is different
     */
    @Transactional
    public ReleaseLine publish(
            Caller caller,
            String key,
            Map<String, byte[]> files,
            int after,
            Publication how,
            @Nullable Audience pilot) {
        designersOnly(caller);
        releases.lock(caller.tenant());
        List<ReleaseLine> history = history(caller, key);
        PackFiles pack = new PackFiles(key, new TreeMap<>(files));
        int latest = history.isEmpty() ? 0 : latest(caller, key).number();
        if (latest > after) {
            throw newer(
                    latest, "Release %d was published meanwhile; compare with it, then take it over into the draft.");
        }
        if (pilot != null && history.isEmpty()) {
            throw Refusal.invalid(List.of(new Problem(
                    "/pilot",
                    "NOTHING_ELSE",
                    "The first release is for all who may ask for it; others have nothing.")));
        }
        if (history.stream().anyMatch(line -> line.current() && line.hash().equals(pack.hash()))) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "NOTHING_CHANGED",
                    "Nothing differs from the current release; change something first.");
        }
        UUID release = installer.release(caller.tenant(), pack, how);
        if (pilot == null) {
            releases.makeCurrent(caller.tenant(), key, release);
            pilots.end(caller.tenant(), key);
        } else {
            pilots.begin(caller.tenant(), key, release, pilot, caller.person());
        }
        AfterCommit.run(() -> catalog.forget(caller.tenant()));
        return releases(caller, key).getFirst();
    }

    static Refusal newer(int number, String sentence) {
        return new Refusal(Refusal.Category.CONFLICT, "NEWER_RELEASE", sentence.formatted(number))
                .with("current", number);
    }

    /** The release that is worked on: the pilot's, or else the one that is for all. @throws Refusal not found */
    @Transactional(readOnly = true)
    public ReleaseLine latest(Caller caller, String key) {
        return releases(caller, key).stream()
                .filter(line -> line.pilot() || line.current())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("pack"));
    }

    /** The releases that new requests run on. */
    @Transactional(readOnly = true)
    public List<UUID> offered(Caller caller, String key) {
        return releases(caller, key).stream()
                .filter(line -> line.pilot() || line.current())
                .map(ReleaseLine::id)
                .toList();
    }

    /** The release that is for all: new requests run on it but for those of a pilot. @throws Refusal not found */
    @Transactional(readOnly = true)
    public ReleaseLine current(Caller caller, String key) {
        return releases(caller, key).stream()
                .filter(ReleaseLine::current)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("pack"));
    }

    /** The key of a pack as it is kept: its case does not count, and {@code _} stands for {@code -}. */
    public static String canonical(String key) {
        return key.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void designersOnly(Caller caller) {
        Permissions.require(caller, Permission.DESIGN_PROCESSES);
    }
}
