package io.assent.audit;

import io.assent.shared.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes entries of the trail; they are written with the caller's transaction, all of them in one statement before it commits. */
public interface Audit {

    /** @param entry what was done */
    void record(Caller by, Entry entry);

    /**
     * One entry.
     *
     * @param action a fact, for example {@code APPROVAL_APPROVED}
     * @param onBehalfOf the person in whose place it was done
     * @param before, after what changed, as JSON-able values
     */
    record Entry(
            String action,
            @Nullable UUID ticket,
            String subjectType,
            String subject,
            @Nullable UUID onBehalfOf,
            @Nullable Object before,
            @Nullable Object after) {

        public static Entry of(String action, UUID ticket) {
            return new Entry(action, ticket, "ticket", ticket.toString(), null, null, null);
        }

        public Entry changing(@Nullable Object before, @Nullable Object after) {
            return new Entry(action, ticket, subjectType, subject, onBehalfOf, before, after);
        }

        public Entry onBehalfOf(@Nullable UUID person) {
            return new Entry(action, ticket, subjectType, subject, person, before, after);
        }
    }
}
