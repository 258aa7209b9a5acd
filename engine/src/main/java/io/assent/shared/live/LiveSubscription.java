package io.assent.shared.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One subscription of one connection. */
record LiveSubscription(
        LiveConnection connection, String id, String destination, LiveTopic.Kind kind, Set<UUID> recipients) {

    boolean wants(LiveEvent event) {
        return event.tenant().equals(tenant());
    }

    UUID tenant() {
        return connection.holder().caller().tenant();
    }

    /** @param cursor where the client is after it */
    void tell(LiveEvent event, LiveCursor cursor) {
        connection.tell(this, event.message(cursor, null));
    }

    /** The same with those who look at the ticket now. */
    void tell(LiveEvent event, LiveCursor cursor, List<Onlooker> people) {
        connection.tell(this, event.message(cursor, people));
    }
}
