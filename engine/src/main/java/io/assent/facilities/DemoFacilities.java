package io.assent.facilities;

import io.assent.facilities.PropertyView.Floor;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import io.assent.shared.DemoPart;
import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The buildings of the two companies. */
@Component
@Order(30)
class DemoFacilities implements DemoPart {

    private final FacilityStore store;
    private final People people;
    private final Tenants tenants;
    private final TransactionTemplate writing;

    DemoFacilities(FacilityStore store, People people, Tenants tenants, PlatformTransactionManager transactions) {
        this.store = store;
        this.people = people;
        this.tenants = tenants;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "facilities";
    }

    @Override
    public void load() {
        write(
                "facility@acme.example",
                List.of("buyer@acme.example"),
                List.of(
                        new Building("Main street 12", "Main street 12, 10115 Berlin", floors(4, 8)),
                        new Building("Harbour house", "Am Kai 3, 20457 Hamburg", floors(2, 6))));
        write(
                "manager@globex.example",
                List.of(),
                List.of(
                        new Building("Tower", "350 Fifth Avenue, New York", floors(6, 5)),
                        new Building(
                                "Warehouse",
                                "18 Dock Road, Newark",
                                Map.of("Hall", List.of("Loading bay", "Office")))));
    }

    /** @param floors from the lowest, each with its rooms */
    private record Building(String name, String address, Map<String, List<String>> floors) {}

    private void write(String manager, List<String> staff, List<Building> buildings) {
        tenants.signIn(manager)
                .ifPresent(signIn -> Tenancy.run(
                        signIn.tenant(),
                        () -> writing.executeWithoutResult(_ -> {
                            if (!store.hasEverHadAny(signIn.tenant())) {
                                buildings.forEach(building -> write(signIn.tenant(), signIn.person(), staff, building));
                            }
                        })));
    }

    private void write(UUID tenant, UUID manager, List<String> staff, Building building) {
        List<UUID> others = staff.stream()
                .flatMap(address -> people.named(tenant, address).stream())
                .map(PersonView::id)
                .toList();
        List<Floor> floors = new ArrayList<>();
        List<RoomView> rooms = new ArrayList<>();
        UUID property = Ids.next();
        building.floors().forEach((name, doors) -> {
            Floor floor = new Floor(Ids.next(), name, doors.size());
            floors.add(floor);
            doors.forEach(door -> rooms.add(new RoomView(Ids.next(), property, door, floor.id(), name, 1)));
        });
        store.insert(
                tenant,
                new PropertyView(
                        property, building.name(), building.address(), null, manager, others, floors, rooms.size(), 1));
        rooms.forEach(room -> store.insert(tenant, room));
    }

    /** A ground floor and some above, with rooms like 3.07. */
    private static Map<String, List<String>> floors(int above, int rooms) {
        Map<String, List<String>> floors = new LinkedHashMap<>();
        for (int floor = 0; floor <= above; floor++) {
            List<String> doors = new ArrayList<>();
            for (int room = 1; room <= rooms; room++) {
                doors.add("%d.%02d".formatted(floor, room));
            }
            floors.put(floor == 0 ? "Ground floor" : "Floor " + floor, doors);
        }
        return floors;
    }
}
