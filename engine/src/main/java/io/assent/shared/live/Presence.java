package io.assent.shared.live;

import io.assent.shared.Tenancy;
import io.assent.shared.live.PresenceStore.Look;
import io.assent.shared.live.PresenceStore.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who looks at a ticket. The nodes know of each other's people through the database; each says every few seconds that its own are
 * still there, and those of a node that died are forgotten within a minute.
 */
@Component
class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration PULSE = Duration.ofSeconds(20);
    private static final String CHANGED = "PRESENCE_CHANGED";

    private final PresenceStore store;
    private final LiveEvents events;
    private final TransactionOperations transaction;
    private final TaskScheduler scheduler;
    private final Set<Look> here = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean beats = new AtomicBoolean();

    Presence(
            PresenceStore store,
            LiveEvents events,
            TransactionOperations transaction,
            @Lazy @Qualifier("messageBrokerTaskScheduler") TaskScheduler scheduler) {
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.scheduler = scheduler;
    }

    void enter(Look look) {
        here.add(look);
        in(look.tenant(), () -> {
            store.keep(List.of(look));
            tell(look.ticket());
        });
        beat();
    }

    void leave(Look look) {
        here.remove(look);
        try {
            in(look.tenant(), () -> {
                store.remove(look);
                tell(look.ticket());
            });
        } catch (DataAccessException | TransactionException e) {
            // nobody speaks of it any more: it is forgotten within a minute
            LOG.debug("Leaving could not be told", e);
        }
    }

    /** Speaks of those who are here, and forgets those of whom nobody speaks. */
    void pulse() {
        here.stream().collect(Collectors.groupingBy(Look::tenant)).forEach(this::keep);
        store.removeLost().stream().distinct().forEach(this::tellOf);
    }

    private void keep(UUID tenant, Collection<Look> looks) {
        in(tenant, () -> store.keep(looks));
    }

    private void tellOf(Place place) {
        in(place.tenant(), () -> tell(place.ticket()));
    }

    private void tell(UUID ticket) {
        events.publish(LiveTopic.presence(ticket), CHANGED, ticket);
    }

    private void in(UUID tenant, Runnable work) {
        Tenancy.run(tenant, () -> transaction.executeWithoutResult(_ -> work.run()));
    }

    /** Beats while anybody is here. */
    private void beat() {
        if (!here.isEmpty() && beats.compareAndSet(false, true)) {
            scheduler.schedule(
                    () -> {
                        beats.set(false);
                        try {
                            pulse();
                        } catch (DataAccessException | TransactionException e) {
                            LOG.debug("The database did not hear who is here", e);
                        } finally {
                            beat();
                        }
                    },
                    Instant.now().plus(PULSE));
        }
    }
}
