package io.assent.catalog;

import static java.util.stream.Collectors.toMap;

import io.assent.catalog.Pilot.Audience;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of pilots: at most one of each pack. */
@Component
class PilotStore {

    private final JdbcClient db;

    PilotStore(JdbcClient db) {
        this.db = db;
    }

    /** By pack. */
    Map<String, Pilot> all(UUID tenant) {
        return db
                .sql("select * from pilot where tenant_id = :tenant")
                .param("tenant", tenant)
                .query((row, _) -> Map.entry(
                        row.getString("pack"),
                        new Pilot(
                                row.getObject("release_id", UUID.class),
                                new Audience(row.getObject("share", Integer.class), row.getString("audience")),
                                row.getObject("started_by", UUID.class),
                                row.getTimestamp("started_at").toInstant(),
                                row.getLong("version"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In the place of the one that there is. */
    void begin(UUID tenant, String pack, UUID release, Audience audience, UUID by) {
        end(tenant, pack);
        db.sql("""
            insert into pilot (tenant_id, pack, release_id, share, audience, started_by)
            values (:tenant, :pack, :release, :percent, :group, :by)
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("release", release)
                .param("percent", audience.percent())
                .param("group", audience.group())
                .param("by", by)
                .update();
    }

    void change(UUID tenant, String pack, Audience audience) {
        db.sql("""
            update pilot set share = :percent, audience = :group, version = nextval('pilot_version')
            where tenant_id = :tenant and pack = :pack
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("percent", audience.percent())
                .param("group", audience.group())
                .update();
    }

    void end(UUID tenant, String pack) {
        db.sql("delete from pilot where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .update();
    }
}
