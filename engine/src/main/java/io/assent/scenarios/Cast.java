package io.assent.scenarios;

import io.assent.facilities.Facilities;
import io.assent.facilities.PropertyView;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people of a scenario, named by what they are to the requester, so that it plays in every tenant: {@code requester},
 * {@code manager}, {@code manager's manager}, {@code head} of the requester's department, {@code property manager}, the key of a group, or an address.
 */
final class Cast {

    private static final String S_MANAGER = "'s manager";
    private static final String CUSTOMER = "customer";
    private static final String APPROVER = "approver";
    private static final String PROPERTY = "property";

    /** From the nearest on. */
    private static final List<String> RELATIONS = List.of(
            "requester",
            "manager",
            "head",
            "manager" + S_MANAGER,
            "manager" + S_MANAGER + S_MANAGER,
            PROPERTY + " manager");

    private final People people;
    private final Facilities facilities;
    private final UUID tenant;
    private final PersonView requester;

    /**
     * @param requester address of the requester, or {@code customer}; absent for anybody who has a manager and a head of department,
     *     who with {@code approver} decides requests, too
     */
    Cast(People people, Facilities facilities, UUID tenant, @Nullable String requester) {
        this.people = people;
        this.facilities = facilities;
        this.tenant = tenant;
        this.requester = switch (requester) {
            case null -> anybody();
            case CUSTOMER -> customer();
            case APPROVER -> anybody().as(Set.of(Role.EMPLOYEE, Role.APPROVER));
            default -> named(requester);
        };
    }

    UUID requester() {
        return requester.id();
    }

    /** Everybody the words mean, by address. @throws ScenarioStopped when nobody is meant */
    List<PersonView> persons(String words) {
        if (words.equals("requester")) {
            return List.of(requester);
        }
        if (words.equals("manager")) {
            return List.of(found(people.manager(tenant, requester.id()), words));
        }
        if (words.equals("head")) {
            return List.of(found(people.departmentHead(tenant, requester.id()), words));
        }
        if (words.equals(PROPERTY + " manager")) {
            return List.of(found(manager(property()), words));
        }
        if (words.endsWith(S_MANAGER)) {
            PersonView below = persons(words.substring(0, words.length() - S_MANAGER.length()))
                    .getFirst();
            return List.of(found(people.manager(tenant, below.id()), words));
        }
        if (people.group(tenant, words).isPresent()) {
            return people.members(tenant, words).stream()
                    .filter(member -> !member.id().equals(requester.id()))
                    .sorted(Comparator.comparing(PersonView::email))
                    .toList();
        }
        return List.of(named(words));
    }

    /** What an answer of a form says: the name of a property or of a room there, else the address of whoever is meant. */
    String name(String words) {
        return switch (words) {
            case PROPERTY -> property().name();
            case "room" ->
                facilities.rooms(tenant, property().id(), null).getFirst().name();
            default -> persons(words).getFirst().email();
        };
    }

    /** Any with rooms that somebody else looks after. */
    private PropertyView property() {
        return facilities.properties(tenant, null).stream()
                .filter(property -> property.rooms() > 0 && manager(property).isPresent())
                .findFirst()
                .orElseThrow(() -> new ScenarioStopped("there is no property with a manager and a room here"));
    }

    private Optional<PersonView> manager(PropertyView property) {
        return Optional.ofNullable(property.manager())
                .flatMap(id -> people.find(tenant, id))
                .filter(person -> person.active() && !person.id().equals(requester.id()));
    }

    /** Addresses of everybody among the ids, members of groups included, the requester only when named. */
    Set<String> addresses(Collection<UUID> principals) {
        Set<String> addresses = new TreeSet<>();
        people.find(tenant, principals).values().forEach(person -> addresses.add(person.email()));
        people.groups(tenant, principals).stream()
                .flatMap(group -> people.members(tenant, group.key()).stream())
                .filter(member -> !member.id().equals(requester.id()))
                .forEach(member -> addresses.add(member.email()));
        return addresses;
    }

    Set<String> addresses(Set<String> words) {
        Set<String> addresses = new TreeSet<>();
        words.forEach(each -> persons(each).forEach(person -> addresses.add(person.email())));
        return addresses;
    }

    /** The words that mean the person, the nearest first; none for somebody who is nothing to the requester. */
    List<String> wordsFor(UUID person) {
        PersonView meant =
                people.find(tenant, person).orElseThrow(() -> new ScenarioStopped("somebody is not known any more"));
        return Stream.concat(
                        RELATIONS.stream().filter(words -> means(words).contains(meant.email())),
                        meant.groups().stream().sorted())
                .toList();
    }

    /** Words that mean exactly everybody among the ids, groups that are among them first; null when there are none. */
    @Nullable
    Set<String> words(Collection<UUID> principals) {
        Set<String> words = new TreeSet<>();
        Set<String> left = addresses(principals);
        List<String> candidates = Stream.of(
                        people.groups(tenant, principals).stream().map(GroupView::key),
                        people.find(tenant, principals).values().stream()
                                .flatMap(person -> person.groups().stream())
                                .sorted(Comparator.comparing(
                                        (String group) -> -means(group).size())),
                        RELATIONS.stream())
                .flatMap(Function.identity())
                .toList();
        for (String each : candidates) {
            Set<String> meant = means(each);
            if (!meant.isEmpty() && left.containsAll(meant)) {
                words.add(each);
                left.removeAll(meant);
            }
        }
        return left.isEmpty() ? words : null;
    }

    /** Addresses; none where nobody is meant. */
    private Set<String> means(String words) {
        try {
            return addresses(Set.of(words));
        } catch (ScenarioStopped nobody) {
            return Set.of();
        }
    }

    static Caller caller(PersonView person) {
        return new Caller(person.tenant(), person.id(), person.name(), person.roles(), Caller.Channel.PORTAL, null);
    }

    private PersonView anybody() {
        return people.withRole(tenant, Role.EMPLOYEE).stream()
                .filter(this::hasSuperiors)
                .min(Comparator.comparing((PersonView person) ->
                                person.roles().size() + person.groups().size())
                        .thenComparing(PersonView::email))
                .orElseThrow(() -> new ScenarioStopped(
                        "nobody here has both a manager and another head of department; name a requester"));
    }

    /** Where a company knows no customer, anybody in the role of one. */
    private PersonView customer() {
        return people.withRole(tenant, Role.CUSTOMER).stream()
                .min(Comparator.comparing(PersonView::email))
                .orElseGet(() -> anybody().as(Set.of(Role.CUSTOMER)));
    }

    private boolean hasSuperiors(PersonView person) {
        Optional<PersonView> manager = people.manager(tenant, person.id()).filter(PersonView::active);
        Optional<PersonView> head = people.departmentHead(tenant, person.id()).filter(PersonView::active);
        return manager.isPresent()
                && head.isPresent()
                && Stream.of(person.id(), manager.get().id(), head.get().id())
                                .distinct()
                                .count()
                        == 3;
    }

    private PersonView named(String address) {
        return found(people.named(tenant, address), address);
    }

    private static PersonView found(Optional<PersonView> person, String words) {
        return person.orElseThrow(() -> new ScenarioStopped("there is no \"%s\" here".formatted(words)));
    }
}
