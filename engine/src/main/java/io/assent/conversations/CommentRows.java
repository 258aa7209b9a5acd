package io.assent.conversations;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of comments and of what they said before. */
@Component
class CommentRows {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String VISIBLE = """
        tenant_id = :tenant and ticket_id = :ticket
        and (visibility = 'PUBLIC'
             or visibility = 'INTERNAL' and :inside
             or visibility = 'PRIVATE' and (author_id = :reader or :reader = any(shared_with)))
        """;

    private final JdbcClient db;

    CommentRows(JdbcClient db) {
        this.db = db;
    }

    void add(Comment comment) {
        db.sql("""
            insert into ticket_comment
                (id, tenant_id, ticket_id, parent_id, author_id, visibility, shared_with, mentions, text, created_at)
            values (:id, :tenant, :ticket, :parent, :author, :visibility, :sharedWith, :mentions, :text, :createdAt)
            """)
                .param("id", comment.id())
                .param("tenant", comment.tenant())
                .param("ticket", comment.ticket())
                .param("parent", comment.parent())
                .param("author", comment.author())
                .param("visibility", comment.visibility().name())
                .param("sharedWith", array(comment.sharedWith()))
                .param("mentions", array(comment.mentions()))
                .param("text", comment.text())
                .param("createdAt", comment.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when somebody else was faster */
    boolean edit(Comment before, String text, Set<UUID> mentions) {
        int edited = db.sql("""
            update ticket_comment set text = :text, mentions = :mentions, version = version + 1, edited_at = now()
            where tenant_id = :tenant and id = :id and version = :version
            """)
                .param("text", text)
                .param("mentions", array(mentions))
                .param("tenant", before.tenant())
                .param("id", before.id())
                .param("version", before.version())
                .update();
        if (edited == 1) {
            db.sql("""
                insert into ticket_comment_edit (comment_id, tenant_id, version, text)
                values (:id, :tenant, :version, :text)
                """)
                    .param("id", before.id())
                    .param("tenant", before.tenant())
                    .param("version", before.version())
                    .param("text", before.text())
                    .update();
        }
        return edited == 1;
    }

    void remove(Comment comment, Instant at) {
        db.sql("""
            with edits as (delete from ticket_comment_edit where tenant_id = :tenant and comment_id = :id)
            update ticket_comment set text = '', mentions = '{}', version = version + 1, removed_at = :at
            where tenant_id = :tenant and id = :id
            """)
                .param("tenant", comment.tenant())
                .param("id", comment.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeAll(UUID tenant, UUID ticket) {
        db.sql("""
            with edits as (
                delete from ticket_comment_edit
                where tenant_id = :tenant and comment_id in (
                    select id from ticket_comment where tenant_id = :tenant and ticket_id = :ticket)
            )
            delete from ticket_comment where tenant_id = :tenant and ticket_id = :ticket
            """).param("tenant", tenant).param("ticket", ticket).update();
    }

    Optional<Comment> find(UUID tenant, UUID comment) {
        return db.sql("select * from ticket_comment where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", comment)
                .query((row, _) -> comment(row))
                .optional();
    }

    /**
     * Comments of a ticket, oldest first; what the reader may not see is left out before the page is cut.
     *
     * @param inside whether internal ones are among them
     */
    List<Comment> page(UUID tenant, UUID ticket, UUID reader, boolean inside, @Nullable UUID after, int limit) {
        return db.sql("""
            select * from ticket_comment where %s and id > :after order by id limit :limit
            """.formatted(VISIBLE))
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("after", after == null ? FIRST : after)
                .param("inside", inside)
                .param("reader", reader)
                .param("limit", limit)
                .query((row, _) -> comment(row))
                .list();
    }

    /** How many {@link #page} has in all. */
    long count(UUID tenant, UUID ticket, UUID reader, boolean inside) {
        return db.sql("select count(*) from ticket_comment where " + VISIBLE)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("inside", inside)
                .param("reader", reader)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<Comment.Edit> edits(UUID tenant, UUID comment) {
        return db.sql("""
            select version, text, replaced_at from ticket_comment_edit
            where tenant_id = :tenant and comment_id = :id order by version desc
            """)
                .param("tenant", tenant)
                .param("id", comment)
                .query((row, _) ->
                        new Comment.Edit(row.getLong("version"), row.getString("text"), instant(row, "replaced_at")))
                .list();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getObject("author_id", UUID.class),
                Visibility.valueOf(row.getString("visibility")),
                ids(row.getArray("shared_with")),
                ids(row.getArray("mentions")),
                row.getString("text"),
                row.getLong("version"),
                instant(row, "created_at"),
                row.getObject("edited_at") == null ? null : instant(row, "edited_at"),
                row.getObject("removed_at") == null ? null : instant(row, "removed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static Set<UUID> ids(Array array) throws SQLException {
        return new LinkedHashSet<>(List.of((UUID[]) array.getArray()));
    }
}
