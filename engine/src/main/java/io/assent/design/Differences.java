package io.assent.design;

import io.assent.catalog.Packs;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is different between versions of a pack, and between those of a file. */
@Service
@Transactional(readOnly = true)
public class Differences {

    private final Drafts drafts;
    private final Packs packs;

    Differences(Drafts drafts, Packs packs) {
        this.drafts = drafts;
        this.packs = packs;
    }

    /**
     * Between two versions of a pack.
     *
     * @param from number of a release; absent for the one that is for all, or for nothing where the draft is the first
     * @param to number of a release; absent for the draft
     */
    public List<Change> changes(Caller by, String pack, @Nullable Integer from, @Nullable Integer to) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        SortedMap<String, byte[]> after = to == null ? drafts.files(by, pack) : packs.files(by, pack, to);
        if (from == null && to == null && drafts.find(by, pack).isFirst()) {
            return Comparison.of(new TreeMap<>(), after);
        }
        int base = from == null ? packs.current(by, pack).number() : from;
        return Comparison.of(packs.files(by, pack, base), after);
    }

    /** Between a file as it is and as somebody else has it. @throws Refusal not found */
    public List<Change> compare(
            Caller by, String pack, @Nullable String name, @Nullable String text, List<Problem> found) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        if (name == null || text == null) {
            String missing = name == null ? "/name" : "/content";
            Refusal.ifAny(found, List.of(new Problem(missing, "REQUIRED", "A value is needed here.")));
            throw Refusal.invalid(found);
        }
        Refusal.ifAny(found);
        String before = drafts.content(by, pack, name).text();
        return Comparison.of(Drafts.file(name, before), Drafts.file(name, text));
    }
}
