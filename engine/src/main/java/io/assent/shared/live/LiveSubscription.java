package io.assent.shared.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** What it hears of; notes of a ticket come where the ticket does. */
    List<LiveTopic> topics() {
        Stream<LiveTopic> own = recipients.stream().map(recipient -> new LiveTopic(kind, recipient));
        return kind == LiveTopic.Kind.TICKET
                ? Stream.concat(
                                own,
                                Stream.concat(recipients.stream(), Stream.of(person()))
                                        .map(LiveTopic::notes))
                        .toList()
                : own.toList();
    }

    /** Notes that are not for its holder come in silence; they end nothing. */
    boolean wants(LiveEvent event) {
        return event.tenant().equals(tenant())
                && (event.topic().kind() != LiveTopic.Kind.NOTES
                        || recipients.contains(event.ticket()) && right.test(event.topic()));
    }

    boolean mayHear(List<LiveEvent> events) {
        return events.stream().map(LiveEvent::topic).distinct().allMatch(right);
    }

    UUID person() {
        return connection.holder().caller().person();
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
