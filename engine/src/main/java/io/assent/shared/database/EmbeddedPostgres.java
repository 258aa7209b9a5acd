package io.assent.shared.database;

import io.assent.shared.database.Database.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A durable PostgreSQL of our own on one directory. It outlives a killed platform and is taken over by the next start; when
 * it is killed itself, it is started again; an orderly stop stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration CHILDREN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SUPERUSER = "postgres";
    private static final String NOT_YET = "57P03";

    private final Ground ground;
    private final Programs programs;
    private final Path home;
    private final Path data;
    private final Passwords passwords;
    private final FileLock lock;
    private final Map<String, String> parameters;
    private @Nullable PostmasterWatch watch;
    private int port;
    private boolean adopted;

    private EmbeddedPostgres(Path home, FileLock lock, Map<String, String> parameters, Ground ground)
            throws IOException {
        this.home = home;
        this.lock = lock;
        this.parameters = Map.copyOf(parameters);
        this.data = home.resolve("data");
        this.ground = ground;
        this.programs = Programs.in(home);
        this.passwords = Passwords.in(home.resolve("passwords"));
    }

    /** Starts or takes over the server of the directory; {@code wantedPort} 0 means a free one, remembered. */
    public static EmbeddedPostgres on(Path directory, int wantedPort, Map<String, String> parameters) {
        return on(directory, wantedPort, parameters, Ground.find());
    }

    static EmbeddedPostgres on(Path directory, int wantedPort, Map<String, String> parameters, Ground ground) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            FileLock lock = lock(home);
            try {
                EmbeddedPostgres postgres = new EmbeddedPostgres(home, lock, parameters, ground);
                postgres.start(wantedPort);
                postgres.watch = PostmasterWatch.over(postgres.data, postgres::launch);
                return postgres;
            } catch (IOException | RuntimeException e) {
                lock.channel().close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL in " + directory.toAbsolutePath() + " could not be prepared: " + e + ".",
                    "See that the directory can be written and the disk has room.",
                    e);
        }
    }

    public int port() {
        return port;
    }

    /** Whether a server left behind by a killed platform was taken over. */
    public boolean adopted() {
        return adopted;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?ApplicationName=assent";
    }

    /** The role that may do everything; for preparing databases only. */
    public Login superuser() {
        return new Login(SUPERUSER, passwords.superuser());
    }

    /** The database of that name with its two roles, made when absent. */
    public Database database(String name) {
        Login owner = new Login("assent_owner", passwords.owner());
        Login runtime = new Login("assent", passwords.runtime());
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (Login role : List.of(owner, runtime)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.username())) {
                    statement.execute("create role " + role.username()
                            + " login nosuperuser nobypassrls nocreatedb nocreaterole password '" + role.password()
                            + "'");
                }
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + owner.username());
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database " + name + " could not be prepared: " + e.getMessage(), "See " + logFile() + ".", e);
        }
        return new Database(url(name), owner, runtime, true);
    }

    /** Stops the server and waits until its files are at rest. */
    @Override
    public void close() {
        try (FileChannel held = lock.channel()) {
            log.debug("Stopping the embedded PostgreSQL of {}, locked by {}", home, held);
            if (watch != null) {
                watch.close();
            }
            if (Postmaster.of(data).isPresent()) {
                stop();
            }
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL in " + home + " could not be stopped: " + e + ".",
                    "See " + logFile() + ".",
                    e);
        }
    }

    private void start(int wantedPort) throws IOException {
        Optional<Postmaster> left = Postmaster.of(data);
        if (left.isPresent() && adopts(left.get())) {
            return;
        }
        ground.own(home);
        if (left.isPresent()) {
            stop();
        }
        Postmaster.forgetStranger(data);
        programs.dropOthers();
        if (!Files.exists(data)) {
            initialise();
        }
        port = choosePort(wantedPort);
        launch();
        Files.writeString(portFile(), Integer.toString(port));
        awaitLogin();
    }

    private boolean adopts(Postmaster left) {
        port = left.port();
        adopted = left.program().startsWith(programs.directory()) && login() == null;
        if (adopted) {
            log.info(
                    "Took over the embedded PostgreSQL that runs on port {} (pid {})",
                    port,
                    left.process().pid());
        }
        return adopted;
    }

    private void initialise() throws IOException {
        Path unfinished = home.resolve("data.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Path secret = home.resolve("passwords");
        run(ground.command(
                programs.program("initdb"),
                "-D",
                unfinished,
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + secret,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch() {
        String options = parameters.entrySet().stream()
                .map(parameter -> " -c " + parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining());
        Command launch = ground.command(
                programs.program("pg_ctl"),
                "-D",
                data,
                "-l",
                logFile(),
                "-w",
                "-t",
                START.toSeconds(),
                "-o",
                "-p " + port + " -k '' -c listen_addresses=127.0.0.1 -c timezone=UTC -c log_timezone=UTC -c jit=off"
                        + options,
                "start");
        Instant patience = Instant.now().plus(CHILDREN);
        // The children of a killed server end by themselves, but not at once; until then a start is refused.
        while (Instant.now().isBefore(patience)
                && !launch.run(START.plusSeconds(10)).succeeded()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        run(ground.command(programs.program("pg_ctl"), "-D", data, "status"));
        log.info("The embedded PostgreSQL runs on port {} in {}", port, home);
    }

    private void stop() {
        run(ground.command(
                programs.program("pg_ctl"), "-D", data, "-m", "fast", "-w", "-t", START.toSeconds(), "stop"));
    }

    private void run(Command command) {
        Command.Outcome outcome = command.run(START.plusSeconds(10));
        if (!outcome.succeeded()) {
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL in " + home + " did not obey: " + outcome.said(),
                    "See " + logFile() + ".");
        }
    }

    private int choosePort(int wanted) throws IOException {
        if (wanted != 0) {
            if (!free(wanted)) {
                throw new DatabaseUnusable(
                        "Port " + wanted + " of the embedded PostgreSQL is taken by another program.",
                        "Set assent.database.port to a free port, or to 0 for any.");
            }
            return wanted;
        }
        int remembered = Files.exists(portFile())
                ? Integer.parseInt(Files.readString(portFile()).strip())
                : 0;
        if (remembered != 0 && free(remembered)) {
            return remembered;
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitLogin() {
        SQLException failure = login();
        if (failure != null) {
            stop();
            throw new DatabaseUnusable(
                    "The embedded PostgreSQL in " + home + " refuses the login: " + failure.getMessage(),
                    "The file " + home.resolve("passwords")
                            + " must be the one made with the data: restore both together.",
                    failure);
        }
    }

    /** Null once the login works; a server that is still recovering is waited for. */
    private @Nullable SQLException login() {
        Instant patience = Instant.now().plus(RECOVERY);
        while (true) {
            try {
                connect().close();
                return null;
            } catch (SQLException e) {
                if (!NOT_YET.equals(e.getSQLState()) || Instant.now().isAfter(patience)) {
                    return e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(SUPERUSER), SUPERUSER, passwords.superuser());
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static FileLock lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("This process itself holds {}", home, e);
        }
        if (lock == null) {
            channel.close();
            throw new DatabaseUnusable(
                    "Another running platform uses the embedded PostgreSQL in " + home + ".",
                    "Stop it, set assent.database.directory to another place, or let both use an external database.");
        }
        return lock;
    }

    private Path portFile() {
        return home.resolve("port");
    }

    private Path logFile() {
        return home.resolve("server.log");
    }
}
