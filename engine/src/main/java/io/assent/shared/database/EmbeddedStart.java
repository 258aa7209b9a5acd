package io.assent.shared.database;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/** The embedded PostgreSQL, which starts beside the rest of the platform; it stops with the application's context. */
final class EmbeddedStart {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStart.class);
    private static final String NAME = "assent";

    private final CompletableFuture<EmbeddedPostgres> server;
    private final CompletableFuture<Database> database;

    private EmbeddedStart(DatabaseSettings settings) {
        server = CompletableFuture.supplyAsync(
                () -> EmbeddedPostgres.on(settings.directory(), settings.port(), Map.of()),
                task -> Thread.ofPlatform().daemon().name("postgres-start").start(task));
        database = server.thenApply(postgres -> postgres.database(NAME));
    }

    /** Waits until it runs. */
    Database database() {
        return database.join();
    }

    private void stop() {
        try {
            server.join().close();
        } catch (CompletionException e) {
            log.debug("The embedded PostgreSQL did not start, so that nothing is to be stopped", e);
        }
    }

    /** Begins before the first bean is made, when no other database is set. */
    static final class Early implements ApplicationListener<ApplicationContextInitializedEvent> {

        @Override
        public void onApplicationEvent(ApplicationContextInitializedEvent event) {
            DatabaseSettings settings = Binder.get(event.getApplicationContext().getEnvironment())
                    .bindOrCreate(DatabaseSettings.PREFIX, DatabaseSettings.class);
            if (settings.external() || Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
                return;
            }
            var beans = ((GenericApplicationContext) event.getApplicationContext()).getDefaultListableBeanFactory();
            EmbeddedStart start = new EmbeddedStart(settings);
            beans.registerSingleton("embeddedStart", start);
            beans.registerDisposableBean("embeddedStart", start::stop);
        }
    }
}
