package io.assent.shared.live;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a live event is about.
 *
 * @param recipient the ticket, the draft, the person, or for an inbox the person or group who is asked
 */
public record LiveTopic(Kind kind, UUID recipient) {

    /** Where clients subscribe. */
    public enum Kind {
        /** {@code /topic/tickets/{id}} */
        TICKET,
        /** The same place, for those who may read notes of the ticket, or for one person. */
        NOTES,
        /** {@code /topic/tickets/{id}/presence} and {@code /topic/drafts/{pack}/presence} */
        PRESENCE,
        /** {@code /topic/drafts/{pack}} */
        DRAFT,
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

    /** The draft of a pack, which has no id of its own. */
    public static LiveTopic draft(String pack) {
        return new LiveTopic(Kind.DRAFT, UUID.nameUUIDFromBytes(pack.getBytes(StandardCharsets.UTF_8)));
    }

    /** Who looks at a ticket, or at a draft. */
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
