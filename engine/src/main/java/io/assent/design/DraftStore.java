package io.assent.design;

import io.assent.design.Draft.Content;
import io.assent.design.Draft.Line;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of drafts and of their files. */
@Component
class DraftStore {

    private final JdbcClient db;

    DraftStore(JdbcClient db) {
        this.db = db;
    }

    Set<String> packs(UUID tenant) {
        return db.sql("select pack from draft where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(String.class)
                .set();
    }

    Optional<Draft> find(UUID tenant, String pack) {
        return find(tenant, pack, "");
    }

    /** The same; who changes it too waits until the transaction ends. */
    Optional<Draft> lock(UUID tenant, String pack) {
        return find(tenant, pack, "for update");
    }

    private Optional<Draft> find(UUID tenant, String pack, String how) {
        return db.sql("select * from draft where tenant_id = :tenant and pack = :pack " + how)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> new Draft(
                        row.getString("pack"),
                        row.getInt("base"),
                        row.getLong("version"),
                        row.getObject("changed_by", UUID.class),
                        row.getTimestamp("changed_at").toInstant(),
                        lines(tenant, pack)))
                .optional();
    }

    private List<Line> lines(UUID tenant, String pack) {
        return db.sql("""
            select name, length(content) size, version, changed_by, changed_at from draft_file
            where tenant_id = :tenant and pack = :pack order by name
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("name"),
                row.getInt("size"),
                row.getLong("version"),
                row.getObject("changed_by", UUID.class),
                row.getTimestamp("changed_at").toInstant());
    }

    Optional<Content> content(UUID tenant, String pack, String name) {
        return db.sql("""
            select *, length(content) size from draft_file
            where tenant_id = :tenant and pack = :pack and name = :name
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("name", name)
                .query((row, _) -> new Content(line(row), new String(row.getBytes("content"), StandardCharsets.UTF_8)))
                .optional();
    }

    SortedMap<String, byte[]> contents(UUID tenant, String pack) {
        var files = new TreeMap<String, byte[]>();
        db.sql("select name, content from draft_file where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        return files;
    }

    /** @return false when there is one already */
    boolean add(UUID tenant, String pack, int base, UUID by, Instant at) {
        return db.sql("""
            insert into draft (tenant_id, pack, base, changed_by, changed_at)
            values (:tenant, :pack, :base, :by, :at) on conflict do nothing
            """)
                        .param("tenant", tenant)
                        .param("pack", pack)
                        .param("base", base)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** The draft has changed, and who did it is one of its authors. @return its new version */
    long touch(UUID tenant, String pack, UUID by, Instant at) {
        db.sql("""
            insert into draft_author (tenant_id, pack, person) values (:tenant, :pack, :by) on conflict do nothing
            """).param("tenant", tenant).param("pack", pack).param("by", by).update();
        return db.sql("""
            update draft set version = version + 1, changed_by = :by, changed_at = :at
            where tenant_id = :tenant and pack = :pack returning version
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void put(UUID tenant, String pack, Map<String, byte[]> files, long version, UUID by, Instant at) {
        files.forEach((name, content) -> db.sql("""
            insert into draft_file (tenant_id, pack, name, content, version, changed_by, changed_at)
            values (:tenant, :pack, :name, :content, :version, :by, :at)
            on conflict (tenant_id, pack, name) do update
                set content = excluded.content, version = excluded.version,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("name", name)
                .param("content", content)
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update());
    }

    void remove(UUID tenant, String pack, String name) {
        db.sql("delete from draft_file where tenant_id = :tenant and pack = :pack and name = :name")
                .param("tenant", tenant)
                .param("pack", pack)
                .param("name", name)
                .update();
    }

    void discard(UUID tenant, String pack) {
        db.sql("delete from draft where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .update();
    }
}
