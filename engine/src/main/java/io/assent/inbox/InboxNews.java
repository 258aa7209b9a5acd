package io.assent.inbox;

import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells those who look at their inbox that something came, changed or went. */
@Component
class InboxNews {

    private final Wire wire;

    @Autowired
    InboxNews(LiveEvents events) {
        this(events::publish);
    }

    InboxNews(Wire wire) {
        this.wire = wire;
    }

    /** Where events are published. */
    interface Wire {
        void publish(LiveTopic topic, String type, UUID ticket);
    }

    void added(UUID ticket, Collection<UUID> principals) {
        tell("INBOX_ADDED", ticket, principals);
    }

    void changed(InboxEntry entry) {
        tell("INBOX_CHANGED", entry.ticket().id(), concerned(entry));
    }

    void removed(InboxEntry entry) {
        tell("INBOX_REMOVED", entry.ticket().id(), concerned(entry));
    }

    private void tell(String type, UUID ticket, Collection<UUID> principals) {
        principals.forEach(principal -> wire.publish(LiveTopic.inbox(principal), type, ticket));
    }

    private static Set<UUID> concerned(InboxEntry entry) {
        Set<UUID> concerned = new LinkedHashSet<>(entry.principals());
        if (entry.assignee() != null) {
            concerned.add(entry.assignee());
        }
        return concerned;
    }
}
