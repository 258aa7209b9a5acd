package io.assent.facilities;

import io.assent.facilities.PropertyView.Floor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of properties, floors and rooms. */
@Repository
class FacilityStore {

    private static final String ROOMS = """
        select r.id, r.property, r.name, r.floor, f.name as floor_name, r.version
        from room r left join floor f on f.tenant_id = :tenant and f.id = r.floor
        where r.tenant_id = :tenant and r.property = :property and r.deleted_at is null
        """;

    private final JdbcClient db;
    private final Clock clock;

    FacilityStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            String name,
            String address,
            @Nullable String zone,
            @Nullable UUID manager,
            int rooms,
            long version) {}

    private record FloorRow(UUID property, UUID id, String name, int rooms) {

        Floor floor() {
            return new Floor(id, name, rooms);
        }
    }

    private record StaffRow(UUID property, UUID person) {}

    /** By name. */
    List<PropertyView> properties(UUID tenant) {
        Map<UUID, List<Floor>> floors = db.sql("""
            select f.property, f.id, f.name,
                   (select count(*) from room r
                    where r.tenant_id = :tenant and r.floor = f.id and r.deleted_at is null) as rooms
            from floor f where f.tenant_id = :tenant order by f.position
            """).param("tenant", tenant).query(FloorRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        FloorRow::property, Collectors.mapping(FloorRow::floor, Collectors.toList())));
        Map<UUID, List<UUID>> staff = staff(tenant);
        return db.sql("""
            select p.id, p.name, p.address, p.zone, p.manager, p.version,
                   (select count(*) from room r
                    where r.tenant_id = :tenant and r.property = p.id and r.deleted_at is null) as rooms
            from property p where p.tenant_id = :tenant and p.deleted_at is null order by lower(p.name), p.id
            """).param("tenant", tenant).query(Row.class).list().stream()
                .map(row -> new PropertyView(
                        row.id(),
                        row.name(),
                        row.address(),
                        row.zone(),
                        row.manager(),
                        staff.getOrDefault(row.id(), List.of()),
                        floors.getOrDefault(row.id(), List.of()),
                        row.rooms(),
                        row.version()))
                .toList();
    }

    /** Properties by each person who looks after them, as manager or staff. */
    Map<UUID, List<UUID>> keepers(UUID tenant) {
        return db.sql("""
            select id as property, manager as person from property
            where tenant_id = :tenant and deleted_at is null and manager is not null
            union
            select s.property, s.person from property_staff s
            join property p on p.tenant_id = :tenant and p.id = s.property and p.deleted_at is null
            where s.tenant_id = :tenant
            """).param("tenant", tenant).query(StaffRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        StaffRow::person, Collectors.mapping(StaffRow::property, Collectors.toList())));
    }

    private Map<UUID, List<UUID>> staff(UUID tenant) {
        return db
                .sql("select property, person from property_staff where tenant_id = :tenant order by person")
                .param("tenant", tenant)
                .query(StaffRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        StaffRow::property, Collectors.mapping(StaffRow::person, Collectors.toList())));
    }

    boolean hasEverHadAny(UUID tenant) {
        return db.sql("select exists (select 1 from property where tenant_id = :tenant)")
                .param("tenant", tenant)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID tenant, PropertyView property) {
        db.sql("""
            insert into property (tenant_id, id, name, address, zone, manager)
            values (:tenant, :id, :name, :address, :zone, :manager)
            """).params(row(tenant, property)).update();
        writeParts(tenant, property);
    }

    /** @return whether it was still as it had been read */
    boolean update(UUID tenant, PropertyView property) {
        boolean updated = db.sql("""
            update property set name = :name, address = :address, zone = :zone, manager = :manager, version = version + 1
            where tenant_id = :tenant and id = :id and version = :version and deleted_at is null
            """).params(row(tenant, property)).update() == 1;
        if (updated) {
            writeParts(tenant, property);
        }
        return updated;
    }

    void deleteProperty(UUID tenant, UUID property) {
        db.sql("update property set deleted_at = :now, version = version + 1 where tenant_id = :tenant and id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("tenant", tenant)
                .param("id", property)
                .update();
    }

    private static Map<String, @Nullable Object> row(UUID tenant, PropertyView property) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("tenant", tenant);
        row.put("id", property.id());
        row.put("name", property.name());
        row.put("address", property.address());
        row.put("zone", property.zone());
        row.put("manager", property.manager());
        row.put("version", property.version());
        return row;
    }

    private void writeParts(UUID tenant, PropertyView property) {
        UUID[] staff = property.staff().toArray(UUID[]::new);
        db.sql("delete from property_staff where tenant_id = :tenant and property = :id and person <> all (:staff)")
                .param("tenant", tenant)
                .param("id", property.id())
                .param("staff", staff)
                .update();
        db.sql("""
            insert into property_staff (tenant_id, property, person) select :tenant, :id, unnest(:staff)
            on conflict do nothing
            """)
                .param("tenant", tenant)
                .param("id", property.id())
                .param("staff", staff)
                .update();
        List<Floor> floors = property.floors();
        db.sql("delete from floor where tenant_id = :tenant and property = :id and id <> all (:floors)")
                .param("tenant", tenant)
                .param("id", property.id())
                .param("floors", floors.stream().map(Floor::id).toArray(UUID[]::new))
                .update();
        db.sql("""
            insert into floor (tenant_id, id, property, name, position)
            select :tenant, f.id, :id, f.name, f.position
            from unnest(:floors::uuid[], :names::text[], :positions::int[]) f (id, name, position)
            on conflict (tenant_id, id) do update set name = excluded.name, position = excluded.position
            """)
                .param("tenant", tenant)
                .param("id", property.id())
                .param("floors", floors.stream().map(Floor::id).toArray(UUID[]::new))
                .param("names", floors.stream().map(Floor::name).toArray(String[]::new))
                .param("positions", IntStream.range(0, floors.size()).boxed().toArray(Integer[]::new))
                .update();
    }

    /** From the lowest floor, those of no floor first, and by name. */
    List<RoomView> rooms(UUID tenant, UUID property) {
        return db.sql(ROOMS + " order by f.position nulls first, length(r.name), lower(r.name), r.id")
                .param("tenant", tenant)
                .param("property", property)
                .query(RoomView.class)
                .list();
    }

    Optional<RoomView> room(UUID tenant, UUID property, UUID room) {
        return db.sql(ROOMS + " and r.id = :room")
                .param("tenant", tenant)
                .param("property", property)
                .param("room", room)
                .query(RoomView.class)
                .optional();
    }

    void insert(UUID tenant, RoomView room) {
        db.sql("insert into room (tenant_id, id, property, floor, name) values (:tenant, :id, :property,"
                        + " :floor, :name)")
                .params(row(tenant, room))
                .update();
    }

    /** @return whether it was still as it had been read */
    boolean update(UUID tenant, RoomView room) {
        return db.sql("""
            update room set name = :name, floor = :floor, version = version + 1
            where tenant_id = :tenant and id = :id and version = :version and deleted_at is null
            """).params(row(tenant, room)).update() == 1;
    }

    void deleteRoom(UUID tenant, UUID room) {
        db.sql("update room set deleted_at = :now, version = version + 1 where tenant_id = :tenant and id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("tenant", tenant)
                .param("id", room)
                .update();
    }

    private static Map<String, @Nullable Object> row(UUID tenant, RoomView room) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("tenant", tenant);
        row.put("id", room.id());
        row.put("property", room.property());
        row.put("floor", room.floor());
        row.put("name", room.name());
        row.put("version", room.version());
        return row;
    }
}
