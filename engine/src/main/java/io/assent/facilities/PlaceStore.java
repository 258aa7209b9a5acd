package io.assent.facilities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which requests are about which property and room. */
@Repository
class PlaceStore {

    private final JdbcClient db;

    PlaceStore(JdbcClient db) {
        this.db = db;
    }

    /** What a request tells of its place, with the names of today. */
    record Spot(Named property, @Nullable Named room) {}

    record Named(UUID id, String name) {}

    private record Row(
            UUID ticket,
            UUID property,
            String propertyName,
            @Nullable UUID room,
            @Nullable String roomName) {

        Spot spot() {
            return new Spot(
                    new Named(property, propertyName),
                    room == null || roomName == null ? null : new Named(room, roomName));
        }
    }

    void write(UUID tenant, UUID ticket, UUID property, @Nullable UUID room) {
        db.sql("""
            insert into ticket_place (tenant_id, ticket, property, room) values (:tenant, :ticket, :property, :room)
            on conflict (tenant_id, ticket) do update set property = excluded.property, room = excluded.room
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("property", property)
                .param("room", room)
                .update();
    }

    void delete(UUID tenant, UUID ticket) {
        db.sql("delete from ticket_place where tenant_id = :tenant and ticket = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .update();
    }

    Optional<UUID> property(UUID tenant, UUID ticket) {
        return db.sql("select property from ticket_place where tenant_id = :tenant and ticket = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(UUID.class)
                .optional();
    }

    List<UUID> tickets(UUID tenant, UUID property) {
        return db.sql("select ticket from ticket_place where tenant_id = :tenant and property = :property")
                .param("tenant", tenant)
                .param("property", property)
                .query(UUID.class)
                .list();
    }

    Map<UUID, Spot> spots(UUID tenant, Collection<UUID> tickets) {
        return db
                .sql("""
                    select t.ticket, p.id as property, p.name as property_name, r.id as room, r.name as room_name
                    from ticket_place t
                    join property p on p.tenant_id = :tenant and p.id = t.property
                    left join room r on r.tenant_id = :tenant and r.id = t.room
                    where t.tenant_id = :tenant and t.ticket = any(:tickets)
                    """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::ticket, Row::spot));
    }
}
