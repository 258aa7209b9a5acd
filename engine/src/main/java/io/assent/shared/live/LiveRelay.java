package io.assent.shared.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration AFTER_NUDGE = Duration.ofMillis(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    private static final int MOST_MISSED = 500;

    private final LiveLog log;
    private final ReentrantLock border = new ReentrantLock();
    private final Map<LiveTopic, Set<LiveSubscription>> followers = new ConcurrentHashMap<>();
    private final Map<LiveSubscription, LiveCursor> subscriptions = new ConcurrentHashMap<>();
    private final Semaphore nudges = new Semaphore(0);
    private LiveCursor position = new LiveCursor(0, 0);
    private volatile @Nullable Thread thread;

    LiveRelay(LiveLog log) {
        this.log = log;
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
                position = log.now();
            }
            LiveCursor from = lastEventId == null ? position : catchUp(subscription, lastEventId);
            subscriptions.put(subscription, from);
            topics(subscription)
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
                topics(subscription)
                        .forEach(topic -> followers.computeIfPresent(topic, (_, all) -> {
                            all.remove(subscription);
                            return all.isEmpty() ? null : all;
                        }));
            });
        } finally {
            border.unlock();
        }
    }

    private LiveCursor catchUp(LiveSubscription subscription, String lastEventId) {
        LiveCursor last = LiveCursor.parse(lastEventId).filter(log::contains).orElse(null);
        if (last == null) {
            return startAnew(subscription);
        }
        // another node may have been ahead of this one
        if (last.isAfter(position)) {
            return last;
        }
        List<LiveEvent> missed = log.between(
                last,
                position,
                subscription.connection().holder().caller().tenant(),
                subscription.kind(),
                subscription.recipients(),
                MOST_MISSED + 1);
        if (missed.size() > MOST_MISSED) {
            return startAnew(subscription);
        }
        missed.forEach(subscription::tell);
        return position;
    }

    private LiveCursor startAnew(LiveSubscription subscription) {
        LiveTopic topic = topics(subscription).getFirst();
        UUID tenant = subscription.connection().holder().caller().tenant();
        subscription.tell(new LiveEvent(position, tenant, topic, LiveEvent.RESYNC, null, Instant.now()));
        return position;
    }

    private void tell(LiveSubscription subscription, LiveEvent event) {
        subscriptions.put(subscription, event.cursor());
        subscription.tell(event);
    }

    /** Who left while the batch was read has no cursor any more. */
    private boolean isNewTo(LiveSubscription subscription, LiveEvent event) {
        LiveCursor seen = subscriptions.get(subscription);
        return seen != null && event.cursor().isAfter(seen);
    }

    /** @return how many events were read */
    private int relay() {
        border.lock();
        try {
            List<LiveEvent> events = log.after(position, BATCH);
            for (LiveEvent event : events) {
                position = event.cursor();
                followers.getOrDefault(event.topic(), Set.of()).stream()
                        .filter(subscription -> subscription.wants(event))
                        .filter(subscription -> isNewTo(subscription, event))
                        .forEach(subscription -> tell(subscription, event));
            }
            return events.size();
        } finally {
            border.unlock();
        }
    }

    private void run() {
        Duration pause = IDLE;
        while (isRunning()) {
            try {
                boolean nudged = subscriptions.isEmpty() ? await(Duration.ofDays(1)) : await(pause);
                if (subscriptions.isEmpty()) {
                    continue;
                }
                int read = relay();
                // a transaction that began earlier may still hide what was just committed: look again soon
                pause = read == BATCH ? Duration.ZERO : nudged ? AFTER_NUDGE : longer(pause);
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

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? AFTER_NUDGE : pause.multipliedBy(2);
        return doubled.compareTo(IDLE) < 0 ? doubled : IDLE;
    }

    private boolean await(Duration atMost) throws InterruptedException {
        boolean nudged = nudges.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        nudges.drainPermits();
        return nudged;
    }

    private static List<LiveTopic> topics(LiveSubscription subscription) {
        return subscription.recipients().stream()
                .map(recipient -> new LiveTopic(subscription.kind(), recipient))
                .toList();
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
