package io.assent.shared.live;

import java.util.UUID;

/**
 * What a live event is about.
 *
 * @param recipient the ticket, the person, or for an inbox the person or group who is asked
 */
public record LiveTopic(Kind kind, UUID recipient) {

    /** Where clients subscribe. */
    public enum Kind {
        /** {@code /topic/tickets/{id}} */
        TICKET,
        /** The same place, for those who may read notes of the ticket, or for one person. */
        NOTES,
        /** {@code /topic/tickets/{id}/presence} */
        PRESENCE,
        /** {@code /user/queue/inbox} */
        INBOX,
        /** {@code /user/queue/notifications} */
        NOTIFICATIONS
    }

    public static LiveTopic ticket(UUID ticket) {
        return new LiveTopic(Kind.TICKET, ticket);
    }

    /** What is heard on the ticket's own topic only by who may read its internal notes, or by the one person. */
    public static LiveTopic notes(UUID ticketOrPerson) {
        return new LiveTopic(Kind.NOTES, ticketOrPerson);
    }

    static LiveTopic presence(UUID ticket) {
        return new LiveTopic(Kind.PRESENCE, ticket);
    }

    public static LiveTopic inbox(UUID personOrGroup) {
        return new LiveTopic(Kind.INBOX, personOrGroup);
    }

    public static LiveTopic notifications(UUID person) {
        return new LiveTopic(Kind.NOTIFICATIONS, person);
    }
}
