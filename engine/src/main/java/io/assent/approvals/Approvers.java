package io.assent.approvals;

import io.assent.people.DepartmentView;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Role;
import io.assent.tickets.TicketView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the persons a policy means. The requester never decides, inactive people cannot: then the next manager is asked, then the
 * fall-back group, then the administrators. A step never becomes approved because nobody was found.
 */
@Component
class Approvers {

    /** Longer chains than any company has; ends a circle of managers. */
    private static final int LONGEST_CHAIN = 20;

    private final People people;
    private final ApprovalSettings settings;

    Approvers(People people, ApprovalSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    Asked resolve(PlannedStep step, TicketView ticket) {
        Found found = named(step.approver(), ticket);
        List<PersonView> able = able(found.persons(), ticket);
        int wanted = step.rule().kind() == Rule.Kind.QUORUM ? step.rule().quorum() : 1;
        if (able.size() >= wanted) {
            return new Asked(ids(able), found.edge());
        }
        List<PersonView> asked = new ArrayList<>(able);
        Instead instead = instead(found.persons(), step.rule(), step.fallback(), ticket.tenant(), ticket.requester());
        for (PersonView each : instead.persons()) {
            if (asked.size() >= wanted && !asked.isEmpty() && step.rule().kind() == Rule.Kind.QUORUM) {
                break;
            }
            if (asked.stream().noneMatch(one -> one.id().equals(each.id()))) {
                asked.add(each);
            }
        }
        String few = asked.size() < wanted ? " " + Edge.SMALL_QUORUM.say(asked.size()) : "";
        return new Asked(ids(asked), found.edge() + " " + why(found, ticket, instead.above()) + few);
    }

    /**
     * Who is asked in place of people who did not decide: their managers, else the fall-back group.
     *
     * @param already asked in the same step; one person is one voice
     */
    List<PersonView> above(Collection<UUID> persons, TicketView ticket, Set<UUID> already) {
        Map<UUID, PersonView> above = new LinkedHashMap<>();
        for (UUID person : persons) {
            chain(ticket.tenant(), person).stream()
                    .filter(each -> isAble(each, ticket) && !already.contains(each.id()))
                    .findFirst()
                    .ifPresent(each -> above.put(each.id(), each));
        }
        if (above.isEmpty()) {
            able(people.members(ticket.tenant(), settings.fallbackGroup()), ticket).stream()
                    .filter(each -> !already.contains(each.id()))
                    .forEach(each -> above.put(each.id(), each));
        }
        return List.copyOf(above.values());
    }

    /**
     * Everybody who is or will be asked about the request, was heard, or handed it on: one person is one voice, so nobody of them
     * decides in the place of another.
     */
    Set<UUID> involved(Plan plan, TicketView ticket) {
        Set<UUID> persons = new HashSet<>();
        for (Step step : plan.steps) {
            persons.addAll(
                    step.opened ? step.voices() : resolve(step.plan, ticket).persons());
            persons.addAll(step.represented());
        }
        return persons;
    }

    /**
     * Who is asked after somebody who has left or may not: the next manager, else the step's group, else the administrators.
     *
     * @param step absent for none, whose group is that of all
     * @param already asked in the same step, the leaver included
     */
    List<PersonView> after(@Nullable PlannedStep step, UUID leaver, TicketView ticket, Set<UUID> already) {
        Stream<List<PersonView>> ways = Stream.of(
                chain(ticket.tenant(), leaver).stream().toList(),
                people.members(ticket.tenant(), fallback(step == null ? null : step.fallback())),
                people.withRole(ticket.tenant(), Role.ADMIN));
        List<List<PersonView>> found = ways.map(persons -> able(persons, ticket).stream()
                        .filter(each -> !already.contains(each.id()))
                        .toList())
                .toList();
        return found.getFirst().isEmpty()
                ? found.stream().filter(way -> !way.isEmpty()).findFirst().orElse(List.of())
                : List.of(found.getFirst().getFirst());
    }

    boolean isAble(PersonView person, TicketView ticket) {
        return isAble(person, ticket.requester());
    }

    static boolean isAble(PersonView person, UUID requester) {
        return person.active()
                && !person.id().equals(requester)
                && !person.roles().equals(Set.of(Role.CUSTOMER));
    }

    /** Whom the words mean for a requester, able or not; a field of the form means nobody before it is filled in. */
    List<PersonView> meant(String text, UUID tenant, UUID requester) {
        Approver approver = Approver.parse(text).orElse(new Approver(Approver.Kind.PERSON, text));
        return switch (approver.kind()) {
            case MANAGER -> superior(tenant, requester, 0);
            case MANAGER_ABOVE -> superior(tenant, requester, Integer.parseInt(approver.rest()));
            case DEPARTMENT_HEAD ->
                people.departmentHead(tenant, requester).stream().toList();
            case GROUP -> people.members(tenant, approver.rest());
            case PERSON -> people.named(tenant, approver.rest()).stream().toList();
            case FIELD -> List.of();
        };
    }

    /** Whom a step means, able or not, before any fall-back. */
    List<PersonView> meant(PlannedStep step, TicketView ticket) {
        return named(step.approver(), ticket).persons();
    }

    private List<PersonView> superior(UUID tenant, UUID requester, int above) {
        return chain(tenant, requester).stream().skip(above).limit(1).toList();
    }

    private Found named(String text, TicketView ticket) {
        Approver approver = Approver.parse(text).orElse(new Approver(Approver.Kind.PERSON, text));
        return switch (approver.kind()) {
            case MANAGER -> manager(0, ticket);
            case MANAGER_ABOVE -> manager(Integer.parseInt(approver.rest()), ticket);
            case DEPARTMENT_HEAD -> departmentHead(ticket);
            case GROUP -> group(approver.rest(), ticket.tenant());
            case PERSON -> person(approver.rest(), ticket.tenant(), Edge.POLICY.say());
            case FIELD ->
                person(
                        String.valueOf(ticket.customFields().get(approver.rest())),
                        ticket.tenant(),
                        Edge.FIELD.say(name(ticket, ticket.requester())));
        };
    }

    private Found manager(int above, TicketView ticket) {
        String requester = name(ticket, ticket.requester());
        return new Found(
                superior(ticket.tenant(), ticket.requester(), above),
                above == 0 ? Edge.MANAGER.say(requester) : Edge.MANAGER_ABOVE.say(above, requester));
    }

    private Found departmentHead(TicketView ticket) {
        String department = Optional.ofNullable(ticket.department())
                .flatMap(id -> people.department(ticket.tenant(), id))
                .map(DepartmentView::name)
                .orElse("the department");
        return new Found(
                people.departmentHead(ticket.tenant(), ticket.requester()).stream()
                        .toList(),
                Edge.DEPARTMENT_HEAD.say(department));
    }

    private Found group(String key, UUID tenant) {
        String group = people.group(tenant, key).map(GroupView::name).orElse(key);
        return new Found(people.members(tenant, key), Edge.GROUP.say(group));
    }

    private Found person(String idOrEmail, UUID tenant, String edge) {
        return new Found(people.named(tenant, idOrEmail).stream().toList(), edge);
    }

    /**
     * Who decides when too few of those meant may: the next above, else the fall-back group, else the administrators.
     *
     * @param fallback of the step; absent for that of all
     */
    Instead instead(List<PersonView> meant, Rule rule, @Nullable String fallback, UUID tenant, UUID requester) {
        UUID start = meant.isEmpty() ? requester : meant.getFirst().id();
        List<PersonView> managers =
                able(chain(tenant, start), requester).stream().limit(1).toList();
        if (!managers.isEmpty() && rule.kind() != Rule.Kind.QUORUM) {
            return new Instead(managers, true, null);
        }
        Optional<GroupView> group = people.group(tenant, fallback(fallback));
        List<PersonView> members = able(people.members(tenant, fallback(fallback)), requester);
        if (!members.isEmpty()) {
            return new Instead(members, false, group.map(GroupView::name).orElse(null));
        }
        List<PersonView> all = new ArrayList<>(managers);
        all.addAll(able(people.withRole(tenant, Role.ADMIN), requester));
        return new Instead(all, !managers.isEmpty(), null);
    }

    private String fallback(@Nullable String ofStep) {
        return ofStep == null ? settings.fallbackGroup() : ofStep.replaceFirst("^group:", "");
    }

    /** The managers above a person, nearest first. */
    private List<PersonView> chain(UUID tenant, UUID person) {
        List<PersonView> chain = new ArrayList<>();
        Optional<PersonView> next = people.manager(tenant, person);
        while (next.isPresent() && chain.size() < LONGEST_CHAIN && !chain.contains(next.get())) {
            chain.add(next.get());
            next = people.manager(tenant, next.get().id());
        }
        return chain;
    }

    private List<PersonView> able(Collection<PersonView> persons, TicketView ticket) {
        return able(persons, ticket.requester());
    }

    static List<PersonView> able(Collection<PersonView> persons, UUID requester) {
        return persons.stream().filter(each -> isAble(each, requester)).toList();
    }

    private String why(Found found, TicketView ticket, boolean above) {
        if (found.persons().isEmpty()) {
            return Edge.NOBODY.say();
        }
        boolean requester = found.persons().stream().anyMatch(each -> each.id().equals(ticket.requester()));
        if (requester) {
            return above ? Edge.OWN_REQUEST.say() : Edge.OWN_REQUEST_FALLBACK.say();
        }
        return above ? Edge.INACTIVE.say() : Edge.INACTIVE_FALLBACK.say();
    }

    private String name(TicketView ticket, UUID person) {
        return people.find(ticket.tenant(), person).map(PersonView::name).orElse("the requester");
    }

    private static List<UUID> ids(List<PersonView> persons) {
        return persons.stream().map(PersonView::id).toList();
    }

    private record Found(List<PersonView> persons, String edge) {}

    /**
     * @param above whether the nearest manager above is among them, and not only a fall-back
     * @param group the name of the fall-back group, when it is asked
     */
    record Instead(
            List<PersonView> persons,
            boolean above,
            @Nullable String group) {}
}
