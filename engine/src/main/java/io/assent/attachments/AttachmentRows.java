package io.assent.attachments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of attachments. */
@Component
class AttachmentRows {
    private final JdbcClient db;

    AttachmentRows(JdbcClient db) {
        this.db = db;
    }

    void add(AttachmentView attachment) {
        db.sql("""
            insert into attachment (id, tenant_id, ticket_id, name, type, size, sha256, added_by, created_at)
            values (:id, :tenant, :ticket, :name, :type, :size, :sha256, :addedBy, :createdAt)
            """)
                .param("id", attachment.id())
                .param("tenant", attachment.tenant())
                .param("ticket", attachment.ticket())
                .param("name", attachment.name())
                .param("type", attachment.type())
                .param("size", attachment.size())
                .param("sha256", attachment.sha256())
                .param("addedBy", attachment.addedBy())
                .param("createdAt", attachment.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID tenant, UUID attachment) {
        db.sql("delete from attachment where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", attachment)
                .update();
    }

    void removeAll(UUID tenant, UUID ticket) {
        db.sql("delete from attachment where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .update();
    }

    Optional<AttachmentView> find(UUID tenant, UUID attachment) {
        return db.sql("select * from attachment where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", attachment)
                .query((row, _) -> attachment(row))
                .optional();
    }

    /** In the order they came. */
    List<AttachmentView> of(UUID tenant, UUID ticket) {
        return db.sql("select * from attachment where tenant_id = :tenant and ticket_id = :ticket order by id")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query((row, _) -> attachment(row))
                .list();
    }

    int count(UUID tenant, UUID ticket) {
        return db.sql("select count(*) from attachment where tenant_id = :tenant and ticket_id = :ticket")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Integer.class)
                .single();
    }

    boolean holds(UUID tenant, String sha256) {
        return db.sql("select exists (select 1 from attachment where tenant_id = :tenant and sha256 = :sha256)")
                .param("tenant", tenant)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    private static AttachmentView attachment(ResultSet row) throws SQLException {
        return new AttachmentView(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("added_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
