package io.assent.bench;

import io.assent.shared.database.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts the platform's own PostgreSQL with statements counted, a database for the rival beside the platform's, and leaves it
 * running: a platform that is started on the same directory takes it over, as it does after a kill.
 */
final class CountingServer {

    private static final Map<String, String> PARAMETERS = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.max", "10000",
            // a checkpoint in the middle would write whole pages for one of the two
            "checkpoint_timeout", "1h",
            "max_wal_size", "8GB");

    private CountingServer() {}

    // Closing it would stop the server.
    @SuppressWarnings("resource")
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        EmbeddedPostgres postgres = EmbeddedPostgres.on(directory, 0, PARAMETERS);
        postgres.database("assent");
        postgres.database("rival");
        new Server(directory)
                .database("postgres")
                .sql("create extension if not exists pg_stat_statements")
                .update();
        System.out.println(postgres.url("rival"));
    }
}
