package io.assent.testing;

import io.assent.shared.database.Database;
import io.assent.shared.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A fresh, migrated database for this JVM, copied from a template that is migrated only when a migration changed. The server is
 * the platform's own embedded PostgreSQL below {@code target}, without the safety that costs time.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    /** Started by the first test that needs it. */
    private static final class Started {

        private static final EmbeddedPostgres SERVER = EmbeddedPostgres.on(Path.of("target", "postgres"), 0, FAST);
        private static final AtomicInteger COPIES = new AtomicInteger();
        private static final Database DATABASE = prepare();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Started::stopWhenUnused, "test-postgres-stop"));
        }

        private static Database prepare() {
            try {
                String template = "template_" + fingerprint();
                if (!names().contains(template)) {
                    dropAll("template_");
                    migrate(SERVER.database("template_unfinished"));
                    execute("alter database template_unfinished rename to " + template);
                }
                dropAll("test_");
                return copyOf(SERVER.database(template), template);
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("The database of the tests could not be prepared", e);
            }
        }

        private static Database copyOf(Database original, String template) throws SQLException {
            String name = "test_" + ProcessHandle.current().pid() + "_" + COPIES.incrementAndGet();
            execute("create database " + name + " template " + template + " owner "
                    + original.owner().username());
            return new Database(SERVER.url(name), original.owner(), original.runtime(), false);
        }

        /** Shutdown hooks run side by side, and contexts that are still closing should not lose their connections. */
        private static void stopWhenUnused() {
            Instant patience = Instant.now().plusSeconds(10);
            JdbcClient jdbc = client(SERVER.url("postgres"), SERVER.superuser());
            while (othersConnected(jdbc) && Instant.now().isBefore(patience)) {
                LockSupport.parkNanos(50_000_000);
            }
            SERVER.close();
        }

        private static boolean othersConnected(JdbcClient jdbc) {
            return jdbc.sql("select exists (select 1 from pg_stat_activity"
                            + " where backend_type = 'client backend' and pid <> pg_backend_pid())")
                    .query(Boolean.class)
                    .single();
        }

        private static void dropAll(String prefix) throws SQLException {
            for (String name : names()) {
                if (name.startsWith(prefix)) {
                    execute("drop database " + name + " with (force)");
                }
            }
        }

        private static List<String> names() throws SQLException {
            List<String> names = new ArrayList<>();
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("select datname from pg_database")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }

        private static void execute(String sql) throws SQLException {
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private static Connection superuser() throws SQLException {
            var superuser = SERVER.superuser();
            return DriverManager.getConnection(SERVER.url("postgres"), superuser.username(), superuser.password());
        }
    }

    /** The database of this JVM. */
    public static Database get() {
        return Started.DATABASE;
    }

    /** A further database, for a context whose jobs should not meet those of others. */
    static Database another() {
        try {
            String template = "template_" + fingerprint();
            return Started.copyOf(get(), template);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("A further database for tests could not be made", e);
        }
    }

    /** Statements as the platform's role; row-level security applies. */
    public static JdbcClient jdbc() {
        return client(get().url(), get().runtime());
    }

    /** Statements as the owner of the schema, for what only a migration may do; row-level security applies to it too. */
    public static JdbcClient ownerJdbc() {
        return client(get().url(), get().owner());
    }

    /** Statements that see every tenant's rows, for looking at what was written. */
    public static JdbcClient superuserJdbc() {
        Database database = get();
        return client(database.url(), Started.SERVER.superuser());
    }

    /** A connection of the platform's role, as another node has it. */
    public static Connection connection() throws SQLException {
        Database database = get();
        return DriverManager.getConnection(
                database.url(),
                database.runtime().username(),
                database.runtime().password());
    }

    /** A connection to another database of the same server. */
    public static Connection elsewhere() throws SQLException {
        get();
        return Started.superuser();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        use(get(), context);
    }

    static void use(Database database, ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "assent.database.url=" + database.url(),
                        "assent.database.username=" + database.runtime().username(),
                        "assent.database.password=" + database.runtime().password(),
                        "assent.database.owner-username=" + database.owner().username(),
                        "assent.database.owner-password=" + database.owner().password(),
                        "spring.datasource.hikari.minimum-idle=1",
                        "assent.files.directory=target/files",
                        "assent.access.workers[0].id=test-worker",
                        "assent.access.workers[0].secret=a-secret",
                        "assent.access.workers[1].id=strangers-worker",
                        "assent.access.workers[1].secret=a-secret",
                        "assent.access.workers[1].tenants=00000000-0000-0000-0000-0000000000ff")
                .applyTo(context);
    }

    private static JdbcClient client(String url, Database.Login login) {
        return JdbcClient.create(new DriverManagerDataSource(url, login.username(), login.password()));
    }

    private static void migrate(Database database) {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().username(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("runtime_role", database.runtime().username()))
                .load()
                .migrate();
    }

    private static String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        for (Resource script :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql")) {
            sum.update(String.valueOf(script.getFilename()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            sum.update(script.getContentAsByteArray());
        }
        return Long.toHexString(sum.getValue());
    }
}
