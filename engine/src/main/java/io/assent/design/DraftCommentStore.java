package io.assent.design;

import io.assent.design.DraftComment.Resolution;
import io.assent.design.DraftComment.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of comments on drafts. */
@Component
class DraftCommentStore {

    private final JdbcClient db;

    DraftCommentStore(JdbcClient db) {
        this.db = db;
    }

    /** The oldest first. */
    List<DraftComment> of(UUID tenant, String pack) {
        Map<UUID, List<Said>> said = said(tenant, pack);
        return db.sql("select * from draft_comment where tenant_id = :tenant and pack = :pack order by id")
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new DraftComment(
                            id,
                            row.getString("file"),
                            row.getString("element"),
                            row.getString("name"),
                            said.getOrDefault(id, List.of()),
                            resolution(row));
                })
                .list();
    }

    private static @Nullable Resolution resolution(ResultSet row) throws SQLException {
        UUID by = row.getObject("resolved_by", UUID.class);
        return by == null
                ? null
                : new Resolution(by, row.getTimestamp("resolved_at").toInstant());
    }

    private Map<UUID, List<Said>> said(UUID tenant, String pack) {
        var all = new HashMap<UUID, List<Said>>();
        db.sql("""
            select s.* from draft_comment_said s
            join draft_comment c on c.tenant_id = s.tenant_id and c.id = s.comment_id
            where c.tenant_id = :tenant and c.pack = :pack order by s.id
            """).param("tenant", tenant).param("pack", pack).query(row -> {
            all.computeIfAbsent(row.getObject("comment_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Said(
                            row.getObject("said_by", UUID.class),
                            row.getTimestamp("said_at").toInstant(),
                            row.getString("text")));
        });
        return all;
    }

    /** How much is said, with all answers. */
    int count(UUID tenant, String pack) {
        return db.sql("""
            select count(*) from draft_comment_said s
            join draft_comment c on c.tenant_id = s.tenant_id and c.id = s.comment_id
            where c.tenant_id = :tenant and c.pack = :pack
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .query(Integer.class)
                .single();
    }

    void add(UUID tenant, String pack, UUID id, String file, String element, String name) {
        db.sql("""
            insert into draft_comment (tenant_id, id, pack, file, element, name)
            values (:tenant, :id, :pack, :file, :element, :name)
            """)
                .param("tenant", tenant)
                .param("id", id)
                .param("pack", pack)
                .param("file", file)
                .param("element", element)
                .param("name", name)
                .update();
    }

    void say(UUID tenant, UUID comment, UUID id, Said said) {
        db.sql("""
            insert into draft_comment_said (tenant_id, comment_id, id, text, said_by, said_at)
            values (:tenant, :comment, :id, :text, :by, :at)
            """)
                .param("tenant", tenant)
                .param("comment", comment)
                .param("id", id)
                .param("text", said.text())
                .param("by", said.by())
                .param("at", Timestamp.from(said.at()))
                .update();
    }

    /** @param resolution absent to open it again */
    void resolve(UUID tenant, UUID comment, @Nullable Resolution resolution) {
        db.sql("""
            update draft_comment set resolved_by = :by, resolved_at = :at where tenant_id = :tenant and id = :comment
            """)
                .param("tenant", tenant)
                .param("comment", comment)
                .param("by", resolution == null ? null : resolution.by())
                .param("at", resolution == null ? null : Timestamp.from(resolution.at()))
                .update();
    }

    /** Those that are resolved, of a draft that has become a release. */
    void forgetResolved(UUID tenant, String pack) {
        db.sql("delete from draft_comment where tenant_id = :tenant and pack = :pack and resolved_by is not null")
                .param("tenant", tenant)
                .param("pack", pack)
                .update();
    }

    /** All, of a draft that is thrown away. */
    void forget(UUID tenant, String pack) {
        db.sql("delete from draft_comment where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .update();
    }
}
