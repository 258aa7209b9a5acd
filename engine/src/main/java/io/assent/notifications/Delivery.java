package io.assent.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on its way to a person outside the platform, and what became of it. */
public record Delivery(
        UUID id,
        NotificationChannel channel,
        UUID person,
        NotificationEvent event,
        @Nullable UUID ticketId,
        State state,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        Content content) {

    /** What became of it. */
    public enum State {
        WAITING,
        SENT,
        /** It was tried often enough, or refused for good: an administrator may send it again. */
        DEAD,
        /** There was no mail server when it was written. */
        NOT_CONFIGURED
    }

    /**
     * What it says; written out when it is sent.
     *
     * @param language chosen by the person, absent when their usual one is meant
     */
    record Content(Map<String, Object> facts, @Nullable String language) {}
}
