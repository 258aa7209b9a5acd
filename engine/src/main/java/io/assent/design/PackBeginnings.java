package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.catalog.NewPack;
import io.assent.catalog.NewPacks;
import io.assent.catalog.PackCopy;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.PackLine;
import io.assent.shared.Caller;
import io.assent.shared.OneLine;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Packs that begin here: each is a draft until its first release, and gone with it when that is thrown away before. */
@Service
@Transactional
public class PackBeginnings {

    private static final int LONGEST_NAME = 80;

    private final NewPacks newPacks;
    private final Packs packs;
    private final Drafts drafts;
    private final DraftStore store;
    private final Audit audit;
    private final Clock clock;

    PackBeginnings(NewPacks newPacks, Packs packs, Drafts drafts, DraftStore store, Audit audit, Clock clock) {
        this.newPacks = newPacks;
        this.packs = packs;
        this.drafts = drafts;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those with a release, and those that have none yet, by key. */
    @Transactional(readOnly = true)
    public List<PackLine> all(Caller by) {
        List<PackLine> released = packs.all(by);
        Set<String> begun = new HashSet<>(drafts.open(by));
        released.forEach(line -> begun.remove(line.key()));
        return Stream.concat(released.stream(), begun.stream().map(key -> Packs.unreleased(key, drafts.files(by, key))))
                .sorted(Comparator.comparing(PackLine::key))
                .toList();
    }

    /**
     * Begins one as the smallest that there is, or as a copy of another's current release.
     *
     * @param found what is wrong already; then nothing is begun
     */
    public PackLine begin(Caller by, NewPack wanted, List<Problem> found) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        List<Problem> wrong = new ArrayList<>();
        Map<String, String> name = name(wanted.name(), wrong);
        String from = wanted.copyOf() == null ? "" : Packs.canonical(wanted.copyOf());
        if (!from.isEmpty() && packs.history(by, from).isEmpty()) {
            wrong.add(new Problem("/copy_of", "UNKNOWN", "There is no such process, or it has no release yet."));
        }
        String key = key(by, wanted.key(), found, wrong);
        Map<String, byte[]> files = from.isEmpty()
                ? newPacks.smallest()
                : packs.files(by, from, packs.current(by, from).number());
        NewPack described = new NewPack(key, name, wanted.category(), wanted.roles(), from);
        return add(by, key, PackCopy.of(files, key, described), from);
    }

    /** Begins one with the files of an archive, which may have been those of another. */
    public PackLine begin(Caller by, String wanted, SortedMap<String, byte[]> archive) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        List<Problem> wrong = archive.containsKey(PackCopy.DESCRIPTION)
                ? List.of()
                : List.of(new Problem("/file", "INVALID", "The archive holds no pack.yaml, so it is no process pack."));
        String key = key(by, wanted, List.of(), wrong);
        return add(by, key, PackCopy.of(archive, key, NewPack.AS_IT_IS), "");
    }

    /** Begins one for a process that is there already: without what the smallest one tells of its own. */
    Draft beginAround(Caller by, String key, String name) {
        String line = OneLine.of(name);
        NewPack wanted = new NewPack(key, Map.of("en", line.isEmpty() ? key : line), null, null, null);
        SortedMap<String, byte[]> files = PackCopy.of(newPacks.smallest(), key, wanted);
        files.keySet().removeIf(file -> file.startsWith(Drafts.SCENARIOS) || file.startsWith(key + "."));
        add(by, key, files, "");
        return drafts.find(by, key);
    }

    private String key(Caller by, @Nullable String wanted, List<Problem> found, List<Problem> wrong) {
        String key = Packs.canonical(Objects.requireNonNullElse(wanted, ""));
        List<Problem> all = new ArrayList<>(wrong);
        newPacks.wrong(by, key)
                .or(() -> drafts.open(by).contains(key) ? Optional.of(NewPacks.TAKEN) : Optional.empty())
                .ifPresent(all::add);
        Refusal.ifAny(found, all);
        return key;
    }

    private static @Nullable Map<String, String> name(@Nullable Map<String, String> wanted, List<Problem> wrong) {
        Map<String, String> name = new TreeMap<>();
        Objects.requireNonNullElse(wanted, Map.<String, String>of()).forEach((language, text) -> {
            String line = OneLine.of(text);
            OneLine.problem("/name/" + language, line).ifPresent(wrong::add);
            if (line.length() > LONGEST_NAME) {
                wrong.add(
                        new Problem("/name/" + language, "TOO_LONG", "At most %d characters.".formatted(LONGEST_NAME)));
            }
            if (!line.isEmpty()) {
                name.put(language, line);
            }
        });
        if (!name.containsKey("en")) {
            wrong.add(new Problem("/name/en", "REQUIRED", "A value is needed here."));
        }
        return name;
    }

    /** @param from key of the pack that it is a copy of; empty where there is none */
    private PackLine add(Caller by, String key, SortedMap<String, byte[]> files, String from) {
        Refusal.ifAny(DraftFiles.wrong(files, files.size()));
        Instant now = clock.instant();
        if (!store.add(by.tenant(), key, Draft.NO_RELEASE, by.person(), now)) {
            throw Refusal.invalid(List.of(NewPacks.TAKEN));
        }
        store.put(by.tenant(), key, files, store.touch(by.tenant(), key, by.person(), now), by.person(), now);
        audit.record(
                by,
                new Entry(
                        "PACK_BEGUN", null, "pack", key, null, null, from.isEmpty() ? null : Map.of("copy_of", from)));
        return Packs.unreleased(key, files);
    }
}
