package io.assent.shared.live;

import java.util.Set;
import java.util.UUID;

/** One subscription of one connection. */
record LiveSubscription(
        LiveConnection connection, String id, String destination, LiveTopic.Kind kind, Set<UUID> recipients) {

    boolean wants(LiveEvent event) {
        return event.tenant().equals(connection.holder().caller().tenant());
    }

    void tell(LiveEvent event) {
        connection.tell(this, event);
    }
}
