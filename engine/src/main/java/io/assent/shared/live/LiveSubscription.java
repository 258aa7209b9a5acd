package io.assent.shared.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One subscription of one connection.
 *
 * @param right whether its holder may hear of a topic now; it may end at any time
 */
record LiveSubscription(
        LiveConnection connection,
        String id,
        String destination,
        LiveTopic.Kind kind,
        Set<UUID> recipients,
        Predicate<LiveTopic> right) {

    boolean wants(LiveEvent event) {
        return event.tenant().equals(tenant());
    }

    boolean mayHear(List<LiveEvent> events) {
        return events.stream().map(LiveEvent::topic).distinct().allMatch(right);
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
