package io.assent.notifications;

import io.assent.people.PersonRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person was told, in their language.
 *
 * @param ticket absent where it is about none
 * @param path of the place in the portal that it is about; absent for the inbox, and where there is a ticket
 * @param actor who did it; absent for timers
 */
public record Notification(
        UUID id,
        NotificationEvent event,
        String title,
        String text,
        @Nullable About ticket,
        @Nullable String path,
        @Nullable PersonRef actor,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** The ticket it is about, as it was called then. */
    public record About(UUID id, String number, String title) {}
}
