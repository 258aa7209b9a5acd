package io.assent.shared.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of those who look at tickets. */
@Repository
class PresenceStore {

    /** Three times as long as a node may take to say that its people are still there. */
    static final Duration LOST = Duration.ofSeconds(60);

    private static final int MOST = 50;

    /** One connection that looks at one ticket. */
    record Look(String session, UUID ticket, LiveCaller holder) {

        UUID tenant() {
            return holder.caller().tenant();
        }
    }

    /** A ticket and whose it is. */
    record Place(UUID tenant, UUID ticket) {}

    private final JdbcClient db;

    PresenceStore(JdbcClient db) {
        this.db = db;
    }

    /** Says that they look now, in the running transaction and for its tenant. */
    void keep(Collection<Look> looks) {
        db.sql("""
            insert into live_presence (session, ticket_id, tenant_id, person, name, email, photo)
            select * from unnest(:sessions::text[], :tickets::uuid[], :tenants::uuid[], :persons::uuid[], :names::text[], :emails::text[],
                                 :photos::text[])
            on conflict (ticket_id, session) do update set seen_at = now()
            """)
                .param("sessions", looks.stream().map(Look::session).toArray(String[]::new))
                .param("tickets", looks.stream().map(Look::ticket).toArray(UUID[]::new))
                .param("tenants", looks.stream().map(Look::tenant).toArray(UUID[]::new))
                .param(
                        "persons",
                        looks.stream()
                                .map(look -> look.holder().caller().person())
                                .toArray(UUID[]::new))
                .param(
                        "names",
                        looks.stream()
                                .map(look -> look.holder().caller().name())
                                .toArray(String[]::new))
                .param(
                        "emails",
                        looks.stream().map(look -> look.holder().email()).toArray(String[]::new))
                .param(
                        "photos",
                        looks.stream().map(look -> look.holder().photo()).toArray(String[]::new))
                .update();
    }

    void remove(Look look) {
        db.sql("delete from live_presence where ticket_id = :ticket and session = :session and tenant_id = :tenant")
                .param("ticket", look.ticket())
                .param("session", look.session())
                .param("tenant", look.tenant())
                .update();
    }

    /** Forgets those of whom no node has spoken for long, of all tenants. @return where they looked */
    List<Place> removeLost() {
        return db.sql("""
            delete from live_presence where seen_at < now() - make_interval(secs => :seconds)
            returning tenant_id, ticket_id
            """)
                .param("seconds", LOST.toSeconds())
                .query((row, _) -> new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Who looks at a ticket, each person once. */
    List<Onlooker> at(Place place) {
        return db.sql("""
            select person, name, email, max(photo) from live_presence
            where tenant_id = :tenant and ticket_id = :ticket and seen_at >= now() - make_interval(secs => :seconds)
            group by person, name, email order by min(seen_at), person limit :most
            """)
                .param("tenant", place.tenant())
                .param("ticket", place.ticket())
                .param("seconds", LOST.toSeconds())
                .param("most", MOST)
                .query((row, _) -> new Onlooker(
                        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
