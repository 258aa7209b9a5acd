package io.assent.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reviews, which go with their drafts. */
@Component
class ReviewStore {

    private final JdbcClient db;

    ReviewStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Review> find(UUID tenant, String pack) {
        return db.sql("select * from draft_review where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> review(row))
                .optional();
    }

    private static Review review(ResultSet row) throws SQLException {
        UUID decidedBy = row.getObject("decided_by", UUID.class);
        return new Review(
                row.getString("note"),
                row.getObject("asked_by", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("reviewer", UUID.class),
                decidedBy == null
                        ? null
                        : new Review.Decision(
                                row.getBoolean("approved"),
                                decidedBy,
                                row.getTimestamp("decided_at").toInstant(),
                                row.getString("said"),
                                row.getString("hash")));
    }

    /** Everybody who has changed the draft. */
    Set<UUID> authors(UUID tenant, String pack) {
        return db.sql("select person from draft_author where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .query(UUID.class)
                .set();
    }

    /** In the place of the last one. */
    void ask(UUID tenant, String pack, String note, UUID by, Instant at, @Nullable UUID reviewer) {
        db.sql("""
            insert into draft_review (tenant_id, pack, note, asked_by, asked_at, reviewer)
            values (:tenant, :pack, :note, :by, :at, :reviewer)
            on conflict (tenant_id, pack) do update
                set note = excluded.note, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                    reviewer = excluded.reviewer, approved = null, decided_by = null, decided_at = null,
                    said = null, hash = null
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("note", note)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("reviewer", reviewer)
                .update();
    }

    void decide(UUID tenant, String pack, Review.Decision decision) {
        db.sql("""
            update draft_review
            set approved = :approved, decided_by = :by, decided_at = :at, said = :said, hash = :hash
            where tenant_id = :tenant and pack = :pack
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("approved", decision.approved())
                .param("by", decision.by())
                .param("at", Timestamp.from(decision.at()))
                .param("said", decision.said())
                .param("hash", decision.hash())
                .update();
    }
}
