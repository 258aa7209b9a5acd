package io.assent.people;

import io.assent.shared.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, department or group was changed; published in the same transaction.
 *
 * @param action a fact, for example {@code PERSON_DEACTIVATED}
 * @param subjectType {@code person}, {@code department} or {@code group}
 */
public record OrganisationChanged(
        Caller by,
        String action,
        String subjectType,
        UUID subject,
        @Nullable Object before,
        @Nullable Object after) {}
