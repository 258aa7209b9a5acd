package io.assent.shared.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a server that was killed runs again. One that was stopped in order stays stopped, whoever did it: that is how it is told
 * to rest.
 */
final class PostmasterWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostmasterWatch.class);
    private static final Duration OFTEN = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Path data;
    private final Runnable launch;
    private final Thread thread;
    private boolean closed;
    private boolean resting;
    private Duration pause = OFTEN;

    private PostmasterWatch(Path data, Runnable launch) {
        this.data = data;
        this.launch = launch;
        this.thread = Thread.ofVirtual().name("postmaster-watch").unstarted(this::watch);
    }

    static PostmasterWatch over(Path data, Runnable launch) {
        PostmasterWatch watch = new PostmasterWatch(data, launch);
        watch.thread.start();
        return watch;
    }

    /** Waits for a launch that is under way, so that what follows meets a server or none. */
    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (look()) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private synchronized boolean look() {
        if (closed) {
            return false;
        }
        try {
            switch (Postmaster.stateOf(data)) {
                case RUNNING -> resting = false;
                case STOPPED -> rest();
                case KILLED -> revive();
            }
        } catch (IOException | DatabaseUnusable e) {
            pause = pause.multipliedBy(2).compareTo(SELDOM) < 0 ? pause.multipliedBy(2) : SELDOM;
            log.error(
                    "The embedded PostgreSQL is not back; next attempt in {} s: {}", pause.toSeconds(), e.getMessage());
        }
        return true;
    }

    private void rest() {
        if (!resting) {
            log.warn("The embedded PostgreSQL was stopped by somebody; start it with pg_ctl, or the platform anew");
            resting = true;
        }
    }

    private void revive() throws IOException {
        log.warn("The embedded PostgreSQL was killed; it is started again");
        Postmaster.forgetStranger(data);
        launch.run();
        pause = OFTEN;
    }
}
