package io.assent.people;

import io.assent.people.OrganisationStore.DepartmentRow;
import io.assent.people.OrganisationStore.GroupRow;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators change about departments and groups. Neither is deleted: what nothing needs any more is made inactive. */
@Service
@Transactional
public class UnitAdministration {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final OrganisationStore store;
    private final Organisations organisations;
    private final ObjectProvider<UnitNeeds> needs;
    private final ApplicationEventPublisher events;

    UnitAdministration(
            OrganisationStore store,
            Organisations organisations,
            ObjectProvider<UnitNeeds> needs,
            ApplicationEventPublisher events) {
        this.store = store;
        this.organisations = organisations;
        this.needs = needs;
        this.events = events;
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public UUID addDepartment(Caller by, UnitChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        Wishes wishes = new Wishes(problems);
        wishes.required("/name", change.name());
        String key =
                key(change.key(), wishes, taken -> now.departmentNamed(taken).isPresent());
        DepartmentRow blank = new DepartmentRow(Ids.next(), by.tenant(), key, "", true, null, null);
        DepartmentRow department = changed(blank, change, now, wishes);
        Refusal.ifAny(found, problems);

        store.insertDepartment(department);
        publish(by, "DEPARTMENT_ADDED", "department", department.id(), null, facts(department));
        return department.id();
    }

    /** @param ifMatch the ETag that was read */
    public void changeDepartment(
            Caller by, String idOrKey, UnitChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        var known = now.departmentNamed(idOrKey).orElseThrow(() -> Refusal.notFound("department"));
        ETags.require(ifMatch, known.version());
        DepartmentView view = known.view();
        DepartmentRow before = new DepartmentRow(
                view.id(), by.tenant(), view.key(), view.name(), known.active(), view.head(), view.parent());
        List<Refusal.Problem> problems = new ArrayList<>();
        Wishes wishes = new Wishes(problems);
        requireSame(change.key(), view.key(), wishes);
        DepartmentRow after = changed(before, change, now, wishes);
        Refusal.ifAny(found, problems);
        if (before.active() && !after.active()) {
            requireUnneeded(by, view, now);
        }

        requireUpdated(store.updateDepartment(after, known.version()));
        publish(by, "DEPARTMENT_CHANGED", "department", view.id(), facts(before), facts(after));
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public UUID addGroup(Caller by, UnitChange change, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        List<Refusal.Problem> problems = new ArrayList<>();
        Wishes wishes = new Wishes(problems);
        wishes.required("/name", change.name());
        String key = key(change.key(), wishes, taken -> now.groupNamed(taken).isPresent());
        GroupRow group = new GroupRow(Ids.next(), by.tenant(), key, wishes.name(change.name(), ""), true);
        Set<UUID> members = members(change.members(), Set.of(), now, wishes);
        Refusal.ifAny(found, problems);

        store.insertGroup(group);
        store.setMembers(by.tenant(), group.id(), members);
        publish(by, "GROUP_ADDED", "group", group.id(), null, facts(group, members));
        return group.id();
    }

    /** @param ifMatch the ETag that was read */
    public void changeGroup(
            Caller by, String idOrKey, UnitChange change, @Nullable String ifMatch, List<Refusal.Problem> found) {
        Organisation now = organisation(by);
        var known = now.groupNamed(idOrKey).orElseThrow(() -> Refusal.notFound("group"));
        ETags.require(ifMatch, known.version());
        GroupView view = known.view();
        GroupRow before = new GroupRow(view.id(), by.tenant(), view.key(), view.name(), known.active());
        List<Refusal.Problem> problems = new ArrayList<>();
        Wishes wishes = new Wishes(problems);
        requireSame(change.key(), view.key(), wishes);
        GroupRow after = new GroupRow(
                view.id(),
                by.tenant(),
                view.key(),
                wishes.name(change.name(), view.name()),
                change.active() == null ? known.active() : change.active());
        Set<UUID> members = members(change.members(), known.members(), now, wishes);
        Refusal.ifAny(found, problems);
        if (before.active() && !after.active()) {
            requireUnneeded(by, view);
        }

        requireUpdated(store.updateGroup(after, known.version()));
        store.setMembers(by.tenant(), view.id(), members);
        publish(by, "GROUP_CHANGED", "group", view.id(), facts(before, known.members()), facts(after, members));
    }

    private Organisation organisation(Caller by) {
        Permissions.require(by, Permission.MANAGE_PEOPLE);
        store.lock(by.tenant());
        return organisations.load(by.tenant()).orElseThrow();
    }

    private void requireUnneeded(Caller by, DepartmentView department, Organisation now) {
        Stream<String> people = now.persons().values().stream()
                .filter(person -> person.active() && department.id().equals(person.department()))
                .map(PersonView::name)
                .sorted();
        Stream<String> parts = now.departments().values().stream()
                .filter(part ->
                        part.active() && department.id().equals(part.view().parent()))
                .map(part -> part.view().name())
                .sorted();
        Stream<String> others = needs.stream().flatMap(each -> each.ofDepartment(by.tenant(), department).stream());
        List<String> usedBy = Stream.of(people, parts, others)
                .flatMap(each -> each)
                .limit(UnitNeeds.MOST)
                .toList();
        if (!usedBy.isEmpty()) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "DEPARTMENT_IN_USE",
                            "People, departments or open requests belong to this department: %s."
                                    .formatted(String.join(", ", usedBy)))
                    .with("used_by", usedBy);
        }
    }

    private void requireUnneeded(Caller by, GroupView group) {
        List<String> usedBy = needs.stream()
                .flatMap(each -> each.ofGroup(by.tenant(), group).stream())
                .limit(UnitNeeds.MOST)
                .toList();
        if (!usedBy.isEmpty()) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "GROUP_IN_USE",
                            "Requests and request types need this group: %s.".formatted(String.join(", ", usedBy)))
                    .with("used_by", usedBy);
        }
    }

    private static DepartmentRow changed(DepartmentRow from, UnitChange change, Organisation now, Wishes wishes) {
        return new DepartmentRow(
                from.id(),
                from.tenant(),
                from.key(),
                wishes.name(change.name(), from.name()),
                change.active() == null ? from.active() : change.active(),
                Wishes.optional(
                        change.head(),
                        from.head(),
                        name -> now.named(name)
                                .map(PersonView::id)
                                .orElseGet(() -> wishes.unknown("/head", "There is no such person."))),
                parent(from, change.parent(), now, wishes));
    }

    private static @Nullable UUID parent(
            DepartmentRow from, @Nullable Optional<String> wanted, Organisation now, Wishes wishes) {
        UUID parent = Wishes.optional(
                wanted,
                from.parent(),
                name -> now.departmentNamed(name)
                        .filter(Organisation.Department::active)
                        .map(found -> found.view().id())
                        .orElseGet(() -> wishes.unknown("/parent", "There is no such department.")));
        if (wanted != null && parent != null && Wishes.leadsTo(parent, from.id(), id -> above(id, now))) {
            wishes.problem("/parent", "CIRCULAR", "This department belongs to the other one.");
        }
        return parent;
    }

    private static @Nullable UUID above(UUID department, Organisation now) {
        return now.department(department).map(found -> found.view().parent()).orElse(null);
    }

    private static Set<UUID> members(@Nullable List<String> wanted, Set<UUID> kept, Organisation now, Wishes wishes) {
        if (wanted == null) {
            return kept;
        }
        Set<UUID> members = new TreeSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Optional<PersonView> person = now.named(String.valueOf(wanted.get(i)));
            if (person.isPresent()) {
                members.add(person.get().id());
            } else {
                wishes.problem("/members/" + i, "UNKNOWN", "There is no such person.");
            }
        }
        return members;
    }

    private static String key(@Nullable String wanted, Wishes wishes, Predicate<String> isTaken) {
        String key = wanted == null ? "" : wanted;
        if (!KEY.matcher(key).matches()) {
            wishes.problem("/key", "INVALID", "Use small letters, digits and hyphens, at most 60.");
        } else if (isTaken.test(key)) {
            wishes.problem("/key", "TAKEN", "This key is in use.");
        }
        return key;
    }

    private static void requireSame(@Nullable String wanted, String key, Wishes wishes) {
        if (wanted != null && !wanted.equals(key)) {
            wishes.problem("/key", "FIXED", "A key stays; processes and rules refer to it.");
        }
    }

    private static void requireUpdated(boolean updated) {
        if (!updated) {
            throw PersonWriter.stale();
        }
    }

    private static Map<String, @Nullable Object> facts(DepartmentRow department) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("key", department.key());
        facts.put("name", department.name());
        facts.put("active", department.active());
        facts.put("head", department.head());
        facts.put("parent", department.parent());
        return facts;
    }

    private static Map<String, @Nullable Object> facts(GroupRow group, Set<UUID> members) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("key", group.key());
        facts.put("name", group.name());
        facts.put("active", group.active());
        facts.put("members", members);
        return facts;
    }

    private void publish(
            Caller by, String action, String type, UUID subject, @Nullable Object before, @Nullable Object after) {
        events.publishEvent(new OrganisationChanged(by, action, type, subject, before, after));
    }
}
