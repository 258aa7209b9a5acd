package io.assent.shared.live;

import io.assent.shared.AfterCommit;
import io.assent.shared.PerTransaction;
import io.assent.shared.Tenancy;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells those who look at something that it changed. The events of a transaction are written in one statement before it commits. */
@Component
public class LiveEvents {

    private final LiveLog log;
    private final LiveRelay relay;
    private final PerTransaction<Set<LiveLog.Entry>> entries = new PerTransaction<>(LinkedHashSet::new, this::write);

    LiveEvents(LiveLog log, LiveRelay relay) {
        this.log = log;
        this.relay = relay;
    }

    /**
     * Publishes in the running transaction and for its tenant; the same event twice is told once.
     *
     * @param type a fact in upper case, for example {@code TICKET_STATUS_CHANGED}
     */
    public void publish(LiveTopic topic, String type, @Nullable UUID ticket) {
        UUID tenant = Objects.requireNonNull(Tenancy.current(), "live events belong to a tenant");
        entries.get().add(new LiveLog.Entry(tenant, topic, type, ticket));
    }

    private void write(Set<LiveLog.Entry> written) {
        if (written.isEmpty()) {
            return;
        }
        log.append(written);
        written.clear();
        AfterCommit.run(relay::nudge);
    }
}
