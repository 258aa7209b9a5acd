package io.assent.audit;

import io.assent.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the trail, newest first. */
public interface AuditTrail {

    /** A ticket's entries as its readers may see them; {@code cursor} is that of the page before. */
    Page<AuditEntry> of(UUID tenant, UUID ticket, @Nullable String cursor, int limit);

    Page<AuditEntry> find(UUID tenant, Filter filter, @Nullable String cursor, int limit);

    /** The actions that ever happened, by name. */
    List<String> actions(UUID tenant);

    /** What is absent does not narrow. */
    record Filter(
            @Nullable UUID actor,
            @Nullable String action,
            @Nullable UUID ticket,
            @Nullable String subjectType,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
