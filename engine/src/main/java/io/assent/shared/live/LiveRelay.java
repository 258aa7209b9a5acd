package io.assent.shared.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tails the log on behalf of this node's connections; sleeps while there are none. */
@Component
class LiveRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRelay.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MOST_NEWS = 5_000;
    private static final int MOST_MISSED = 500;

    private final LiveLog log;
    private final PresenceStore presence;
    private final ReentrantLock border = new ReentrantLock();
    private final Map<LiveTopic, Set<LiveSubscription>> followers = new ConcurrentHashMap<>();
    private final Set<LiveSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Semaphore nudges = new Semaphore(0);
    /** What was told; meaningful while there are subscriptions. */
    private LiveLog.State told = new LiveLog.State("", 0, new LiveSnapshot(0, List.of()));

    private volatile @Nullable Thread thread;

    LiveRelay(LiveLog log, PresenceStore presence) {
        this.log = log;
        this.presence = presence;
    }

    /** Something was committed here: look now. */
    void nudge() {
        nudges.release();
    }

    /**
     * Adds a subscription. What it missed is told under the same lock as what follows, so that nothing is lost or told twice
     * at the border.
     */
    void follow(LiveSubscription subscription, @Nullable String lastEventId) {
        border.lock();
        try {
            if (subscriptions.isEmpty()) {
                told = log.now();
            } else if (lastEventId != null) {
                // another node may have been ahead of this one
                relay();
            }
            if (lastEventId != null) {
                catchUp(subscription, lastEventId);
            }
            subscriptions.add(subscription);
            subscription
                    .topics()
                    .forEach(topic -> followers
                            .computeIfAbsent(topic, _ -> new CopyOnWriteArraySet<>())
                            .add(subscription));
        } finally {
            border.unlock();
        }
        nudge();
    }

    void leave(Collection<LiveSubscription> gone) {
        border.lock();
        try {
            gone.forEach(subscription -> {
                subscriptions.remove(subscription);
                subscription
                        .topics()
                        .forEach(topic -> followers.computeIfPresent(topic, (_, all) -> {
                            all.remove(subscription);
                            return all.isEmpty() ? null : all;
                        }));
            });
        } finally {
            border.unlock();
        }
    }

    private void catchUp(LiveSubscription subscription, String lastEventId) {
        LiveCursor last = LiveCursor.parse(lastEventId)
                .filter(cursor -> cursor.isKnownTo(told))
                .orElse(null);
        if (last == null) {
            startAnew(subscription);
            return;
        }
        LiveCursor.Part part = last.part();
        List<LiveEvent> rest = part == null
                ? List.of()
                : log.between(part.before(), last.seen(), part.id(), subscription, MOST_MISSED + 1);
        List<LiveEvent> missed = log.between(last.seen(), told.seen(), 0, subscription, MOST_MISSED + 1);
        if (rest.size() + missed.size() > MOST_MISSED) {
            startAnew(subscription);
            return;
        }
        if (part != null) {
            tell(subscription, wanted(subscription, rest), part.before(), last.seen());
        }
        tell(subscription, wanted(subscription, missed), last.seen(), told.seen());
    }

    private static List<LiveEvent> wanted(LiveSubscription subscription, List<LiveEvent> events) {
        return events.stream().filter(subscription::wants).toList();
    }

    private void startAnew(LiveSubscription subscription) {
        LiveTopic topic = subscription.topics().getFirst();
        LiveEvent resync = new LiveEvent(0, subscription.tenant(), topic, LiveEvent.RESYNC, null, Instant.now());
        subscription.tell(resync, LiveCursor.at(told));
    }

    /** Events that became visible between two snapshots; with the last of them the client has been told all of the second. */
    private void tell(LiveSubscription subscription, List<LiveEvent> events, LiveSnapshot before, LiveSnapshot seen) {
        for (LiveEvent event : events) {
            boolean isLast = event.id() == events.getLast().id();
            LiveCursor.Part part = isLast ? null : new LiveCursor.Part(before, event.id());
            subscription.tell(event, new LiveCursor(told.epoch(), seen, part));
        }
    }

    /** Of several changes only the outcome counts. */
    private void tell(LiveSubscription subscription, LiveEvent event, Map<UUID, List<Onlooker>> known) {
        UUID ticket = event.topic().recipient();
        List<Onlooker> people =
                known.computeIfAbsent(ticket, _ -> presence.at(new PresenceStore.Place(subscription.tenant(), ticket)));
        subscription.tell(event, LiveCursor.at(told), people);
    }

    private void relay() {
        border.lock();
        try {
            LiveLog.State before = told;
            LiveLog.News news = log.since(before.seen(), MOST_NEWS);
            if (!news.state().epoch().equals(before.epoch()) || news.events().size() == MOST_NEWS) {
                told = news.state();
                subscriptions.forEach(this::startAnew);
                return;
            }
            Map<LiveSubscription, List<LiveEvent>> wanted = new LinkedHashMap<>();
            news.events()
                    .forEach(event -> followers.getOrDefault(event.topic(), Set.of()).stream()
                            .filter(subscription -> subscription.wants(event))
                            .forEach(subscription -> wanted.computeIfAbsent(subscription, _ -> new ArrayList<>())
                                    .add(event)));
            Set<LiveSubscription> heard = wanted.entrySet().stream()
                    .filter(each -> each.getKey().mayHear(each.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            // only now: while nobody can tell who may hear, for want of the database, nobody has been told
            told = news.state();
            Map<UUID, List<Onlooker>> onlookers = new HashMap<>();
            wanted.forEach((subscription, events) -> {
                if (!heard.contains(subscription)) {
                    subscription.connection().hangUp("RIGHTS_CHANGED", "What you may see has changed; connect again.");
                } else if (subscription.kind() == LiveTopic.Kind.PRESENCE) {
                    tell(subscription, events.getLast(), onlookers);
                } else {
                    tell(subscription, events, before.seen(), told.seen());
                }
            });
        } finally {
            border.unlock();
        }
    }

    private void run() {
        Duration pause = IDLE;
        while (isRunning()) {
            try {
                await(subscriptions.isEmpty() ? Duration.ofDays(1) : pause);
                if (!subscriptions.isEmpty()) {
                    relay();
                }
                pause = IDLE;
            } catch (DataAccessException | TransactionException e) {
                if (isRunning()) {
                    LOG.warn("Live events wait for the database: {}", e.getMessage());
                }
                pause = AFTER_FAILURE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // without this thread nobody on this node would hear of anything any more
                LOG.error("A live event could not be told", e);
                pause = AFTER_FAILURE;
            }
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        if (nudges.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("live-relay").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
