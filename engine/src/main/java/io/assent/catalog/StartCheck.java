package io.assent.catalog;

import io.assent.forms.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a pack starts is there, can be answered, and does not lead back to the pack. */
final class StartCheck {

    private final UUID tenant;
    private final String pack;
    private final Releases releases;
    private final Map<String, UUID> current;

    StartCheck(UUID tenant, String pack, Releases releases) {
        this.tenant = tenant;
        this.pack = pack;
        this.releases = releases;
        this.current = releases.current(tenant);
    }

    void check(List<ModelScan.Start> starts, List<PackProblem> problems) {
        for (ModelScan.Start start : starts) {
            if (leadsBack(start.type(), new HashSet<>())) {
                problems.add(new PackProblem(
                        start.file(),
                        start.element(),
                        "it starts \"%s\", which leads back to this pack and would have no end"
                                .formatted(start.type())));
            } else {
                release(start.type())
                        .ifPresentOrElse(
                                started -> checkAnswers(start, started.form(), problems),
                                () -> problems.add(new PackProblem(
                                        start.file(),
                                        start.element(),
                                        "there is no request type \"%s\"".formatted(start.type()))));
            }
        }
    }

    private boolean leadsBack(String type, Set<String> seen) {
        return type.equals(pack)
                || seen.add(type)
                        && release(type).map(Release::startedTypes).orElse(Set.of()).stream()
                                .anyMatch(next -> leadsBack(next, seen));
    }

    private static void checkAnswers(ModelScan.Start start, Form form, List<PackProblem> problems) {
        Set<String> unknown = new TreeSet<>(start.answers());
        unknown.removeAll(form.keys());
        Set<String> missing = new TreeSet<>(form.alwaysRequired());
        missing.removeAll(start.answers());
        unknown.forEach(field -> problems.add(new PackProblem(
                start.file(),
                start.element(),
                "it answers \"%s\", which the form of \"%s\" does not ask".formatted(field, start.type()))));
        missing.forEach(field -> problems.add(new PackProblem(
                start.file(),
                start.element(),
                "it leaves \"%s\" open, which \"%s\" requires".formatted(field, start.type()))));
    }

    private Optional<Release> release(String type) {
        return Optional.ofNullable(current.get(type)).flatMap(id -> releases.find(tenant, id));
    }
}
