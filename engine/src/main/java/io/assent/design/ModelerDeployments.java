package io.assent.design;

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
    private final Packs packs;

    ModelerDeployments(Drafts drafts, Packs packs) {
        this.drafts = drafts;
        this.packs = packs;
    }

    /**
     * Puts the files into the draft of the pack that the deployment is named after, or its diagram.
     *
     * @throws Refusal when no pack is named so, somebody else has changed a file, or one of them has problems; then the draft stays as it was
     */
    public Draft deploy(Caller by, String name, SortedMap<String, byte[]> files) {
        Draft draft = drafts.begin(by, pack(by, name, files.keySet()));
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

    private String pack(Caller by, String name, Set<String> files) {
        Set<String> known = packs.all(by).stream().map(PackLine::key).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(Stream.of(name), files.stream())
                .map(each -> Packs.canonical(each.replaceFirst("\\.[a-z]+$", "")))
                .filter(known::contains)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(new Refusal.Problem(
                        "/deployment-name",
                        "UNKNOWN_PACK",
                        "Name the deployment like the process it belongs to: %s."
                                .formatted(String.join(", ", known))))));
    }
}
