package io.assent.design;

import io.assent.catalog.NewPacks;
import io.assent.catalog.PackProblem;
import io.assent.catalog.Packs;
import io.assent.catalog.Packs.PackLine;
import io.assent.design.Draft.Line;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.web.ETags;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Camunda Modeler deploys: it becomes part of the pack's draft, which is published where its scenarios are played. */
@Service
@Transactional
public class ModelerDeployments {

    private final Drafts drafts;
    private final PackBeginnings beginnings;
    private final NewPacks newPacks;

    ModelerDeployments(Drafts drafts, PackBeginnings beginnings, NewPacks newPacks) {
        this.drafts = drafts;
        this.beginnings = beginnings;
        this.newPacks = newPacks;
    }

    /**
     * Puts the files into the draft of the pack that the deployment is named after, or its diagram. A diagram that no pack has, named
     * like its process, begins one.
     *
     * @throws Refusal when no pack is named so, somebody else has changed a file, or one of them has problems; then the draft stays as it was
     */
    public Draft deploy(Caller by, String name, SortedMap<String, byte[]> files) {
        Draft draft = draft(by, name, files);
        String pack = draft.pack();
        SortedMap<String, byte[]> all = new TreeMap<>(drafts.files(by, pack));
        draft.files().stream()
                .filter(line -> isSomebodyElses(line, by))
                .filter(line ->
                        files.containsKey(line.name()) && !Arrays.equals(files.get(line.name()), all.get(line.name())))
                .findFirst()
                .ifPresent(line -> {
                    throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "CHANGED_BY_ANOTHER",
                            "Somebody else has changed %s in the draft; look at it in Processes before you replace it."
                                    .formatted(line.name()));
                });
        all.putAll(files);
        Draft deployed = drafts.replace(by, pack, all, ETags.of(draft.version()));
        List<PackProblem> problems = drafts.problems(by, pack).stream()
                .filter(problem -> files.containsKey(problem.file()))
                .toList();
        if (!problems.isEmpty()) {
            throw Drafts.refused(problems);
        }
        return deployed;
    }

    private static boolean isSomebodyElses(Line line, Caller by) {
        return line.version() > 1 && !line.changedBy().equals(by.person());
    }

    private Draft draft(Caller by, String name, SortedMap<String, byte[]> files) {
        Set<String> known =
                beginnings.all(by).stream().map(PackLine::key).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(Stream.of(name), files.keySet().stream())
                .map(each -> Packs.canonical(each.replaceFirst("\\.[a-z]+$", "")))
                .filter(known::contains)
                .findFirst()
                .map(pack -> drafts.begin(by, pack))
                .or(() -> newPacks.keyOf(by, files).map(key -> beginnings.beginAround(by, key, name)))
                .orElseThrow(() -> Refusal.invalid(List.of(new Refusal.Problem(
                        "/deployment-name",
                        "UNKNOWN_PACK",
                        ("Name the deployment like the process it belongs to: %s. To begin a new one, name the file of"
                                        + " its diagram like the process in it: quiet-room.bpmn, quiet-room.")
                                .formatted(String.join(", ", known))))));
    }
}
