package io.assent.facilities;

import io.assent.facilities.PropertyChange.FloorChange;
import io.assent.facilities.PropertyView.Floor;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote about a property or a room; collects what is wrong with it. */
final class FacilityReading {

    private static final int LONGEST = 100;
    private static final int ADDRESS = 300;
    private static final int MOST_STAFF = 100;
    private static final int MOST_FLOORS = 200;

    private final People people;
    private final UUID tenant;
    private final List<Problem> problems;

    FacilityReading(People people, UUID tenant, List<Problem> problems) {
        this.people = people;
        this.tenant = tenant;
        this.problems = problems;
    }

    PropertyView property(PropertyView from, PropertyChange wanted, List<PropertyView> others) {
        return new PropertyView(
                from.id(),
                name(
                        wanted.name(),
                        from.name(),
                        others.stream().map(PropertyView::name).toList()),
                wanted.address() == null ? from.address() : line("/address", wanted.address(), 0, ADDRESS),
                zone(wanted.zone(), from.zone()),
                manager(wanted.manager(), from.manager()),
                staff(wanted.staff(), from.staff()),
                floors(wanted.floors(), from.floors()),
                from.rooms(),
                from.version());
    }

    RoomView room(RoomView from, RoomChange wanted, PropertyView property, List<RoomView> others) {
        String name = name(
                wanted.name(), from.name(), others.stream().map(RoomView::name).toList());
        if (wanted.floor() == null) {
            return new RoomView(from.id(), from.property(), name, from.floor(), from.floorName(), from.version());
        }
        Optional<Floor> floor = wanted.floor().flatMap(property::floor);
        if (wanted.floor().isPresent() && floor.isEmpty()) {
            problem("/floor", "UNKNOWN", "This property has no such floor.");
        }
        return new RoomView(
                from.id(),
                from.property(),
                name,
                floor.map(Floor::id).orElse(null),
                floor.map(Floor::name).orElse(null),
                from.version());
    }

    void required(String pointer, @Nullable Object value) {
        if (value == null) {
            problem(pointer, "REQUIRED", "A value is needed here.");
        }
    }

    private String name(@Nullable String wanted, String before, List<String> taken) {
        if (wanted == null) {
            return before;
        }
        String name = line("/name", wanted, 1, LONGEST);
        if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
            problem("/name", "TAKEN", "Another one has this name.");
        }
        return name;
    }

    private String line(String pointer, String wanted, int least, int most) {
        String line = OneLine.of(wanted);
        if (line.length() < least || line.length() > most) {
            problem(pointer, "INVALID", "Use %d to %d characters.".formatted(least, most));
        }
        OneLine.problem(pointer, line).ifPresent(problems::add);
        return line;
    }

    private @Nullable String zone(@Nullable Optional<String> wanted, @Nullable String before) {
        if (wanted == null) {
            return before;
        }
        if (wanted.isPresent() && !ZoneId.getAvailableZoneIds().contains(wanted.get())) {
            problem("/zone", "UNKNOWN", "Name a time zone like Europe/Berlin.");
        }
        return wanted.orElse(null);
    }

    private @Nullable UUID manager(@Nullable Optional<String> wanted, @Nullable UUID before) {
        return wanted == null
                ? before
                : wanted.flatMap(person -> colleague("/manager", person)).orElse(null);
    }

    private List<UUID> staff(@Nullable List<@Nullable String> wanted, List<UUID> before) {
        if (wanted == null) {
            return before;
        }
        if (wanted.size() > MOST_STAFF) {
            problem("/staff", "TOO_MANY", "Name at most " + MOST_STAFF + " people.");
            return before;
        }
        Set<UUID> staff = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            colleague("/staff/" + i, String.valueOf(wanted.get(i))).ifPresent(staff::add);
        }
        return List.copyOf(staff);
    }

    private Optional<UUID> colleague(String pointer, String idOrEmail) {
        Optional<UUID> found = people.named(tenant, idOrEmail)
                .filter(person -> person.active() && !person.roles().contains(Role.CUSTOMER))
                .map(PersonView::id);
        if (found.isEmpty()) {
            problem(pointer, "UNKNOWN", "There is no such colleague.");
        }
        return found;
    }

    private List<Floor> floors(@Nullable List<@Nullable FloorChange> wanted, List<Floor> before) {
        if (wanted == null) {
            return before;
        }
        if (wanted.size() > MOST_FLOORS) {
            problem("/floors", "TOO_MANY", "A property has at most " + MOST_FLOORS + " floors.");
            return before;
        }
        List<Floor> floors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            floors.add(floor("/floors/" + i, wanted.get(i), before, floors));
        }
        return floors;
    }

    private Floor floor(String pointer, @Nullable FloorChange wanted, List<Floor> before, List<Floor> others) {
        UUID id = wanted == null ? null : wanted.id();
        String name = line(pointer + "/name", wanted == null || wanted.name() == null ? "" : wanted.name(), 1, LONGEST);
        if (others.stream()
                .anyMatch(other ->
                        other.name().equalsIgnoreCase(name) || other.id().equals(id))) {
            problem(pointer + "/name", "TAKEN", "Another floor has this name.");
        }
        if (id != null && before.stream().noneMatch(floor -> floor.id().equals(id))) {
            problem(pointer + "/id", "UNKNOWN", "This property has no such floor.");
        }
        return new Floor(id == null ? Ids.next() : id, name, 0);
    }

    private void problem(String pointer, String code, String detail) {
        problems.add(new Problem(pointer, code, detail));
    }
}
