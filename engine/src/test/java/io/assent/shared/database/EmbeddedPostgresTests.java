package io.assent.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.assent.shared.database.Database.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

@Tag("O1")
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedPostgresTests {

    private static final Path HOME = Path.of("target", "launcher");

    /** The programs stay: unpacking them is the slow part. */
    @BeforeAll
    static void startsFromNothing() throws IOException {
        EmbeddedPostgres.on(HOME, 0, Map.of()).close();
        FileSystemUtils.deleteRecursively(HOME.resolve("data"));
        Files.deleteIfExists(HOME.resolve("passwords"));
    }

    @Test
    void keepsWhatItPromisesOnDiskAndOnTheNetwork() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
            assertThat(setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(HOME.resolve("passwords"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> jdbc(postgres, new Login("postgres", "guessed"))
                            .sql("select 1")
                            .query()
                            .singleValue())
                    .hasStackTraceContaining("password authentication failed");
        }
    }

    @Test
    void givesTheDatabaseTwoRolesOfWhichNoneIsAboveRowLevelSecurity() {
        try (EmbeddedPostgres postgres = start()) {
            Database database = postgres.database("assent");

            List<String> above = superuser(postgres)
                    .sql("select rolname from pg_roles where rolname like 'assent%'"
                            + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)")
                    .query(String.class)
                    .list();
            assertThat(above).isEmpty();
            assertThat(List.of(database.owner().username(), database.runtime().username()))
                    .containsExactly("assent_owner", "assent");
            assertThat(postgres.database("assent")).isEqualTo(database);
        }
    }

    @Test
    void keepsItsPortAndItsRowsWhenStoppedAndStarted() {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
            note(postgres, "kept");
        }

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.adopted()).isFalse();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(notes(postgres)).contains("kept");
        }
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
        }

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void saysThatAChosenPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.on(HOME, other.getLocalPort(), Map.of()))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("taken");
        }
    }

    @Test
    void takesOverTheServerThatAKilledPlatformLeft() throws Exception {
        PlatformToKill.startAndKillOn(HOME);

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.adopted()).isTrue();
            note(postgres, "after the kill");
        }

        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void recoversWhenTheServerIsKilledToo() throws Exception {
        PlatformToKill.startAndKillOn(HOME);
        try (EmbeddedPostgres postgres = start()) {
            note(postgres, "committed");
            ProcessHandle server = Postmaster.of(data()).orElseThrow().process();
            server.destroyForcibly();
            server.onExit().join();
        }

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.adopted()).isFalse();
            assertThat(notes(postgres)).contains("committed");
        }
    }

    @Test
    void runsAgainWhenTheServerIsKilledUnderAPlatformThatGoesOn(CapturedOutput output) throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            note(postgres, "before the kill");
            Postmaster killed = Postmaster.of(data()).orElseThrow();
            killed.process().destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Postmaster.of(data()))
                            .hasValueSatisfying(
                                    server -> assertThat(server.process()).isNotEqualTo(killed.process())));
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(notes(postgres)).contains("before the kill"));
            assertThat(Postmaster.of(data()).orElseThrow().port()).isEqualTo(postgres.port());
        }

        assertThat(Postmaster.of(data())).isEmpty();
        assertThat(output.getOut().lines().filter(line -> line.contains("was killed")))
                .hasSize(1);
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    @Test
    void staysStoppedWhenSomebodyStopsTheServer(CapturedOutput output) throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            note(postgres, "before the stop");
            Postmaster.of(data()).orElseThrow().process().destroy();

            await().atMost(Duration.ofSeconds(60)).until(() -> output.getOut().contains("was stopped by somebody"));
            assertThat(Postmaster.of(data())).isEmpty();
        }

        assertThat(output.getOut()).doesNotContain("was killed");
    }

    @Test
    void passesOverAPidFileWhosePidIsAnotherProcessByNow() throws IOException {
        start().close();
        long stranger = ProcessHandle.current().pid();
        Files.write(
                data().resolve("postmaster.pid"),
                List.of(Long.toString(stranger), data().toString(), "1700000000", "5432", "", "127.0.0.1"));
        Instant before = Instant.now();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.adopted()).isFalse();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void refusesAPasswordFileThatIsNotTheDatas() throws IOException {
        start().close();
        Path passwords = HOME.resolve("passwords");
        List<String> right = Files.readAllLines(passwords);
        Files.write(passwords, List.of("wrong", "wrong", "wrong"));

        assertThatThrownBy(EmbeddedPostgresTests::start)
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("refuses the login");

        assertThat(Postmaster.of(data())).isEmpty();
        Files.write(passwords, right);
    }

    @Test
    void refusesASecondPlatformOnTheSameDirectory() {
        try (EmbeddedPostgres first = start()) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(EmbeddedPostgresTests::start)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("Another running platform");
        }
    }

    @Test
    void runsAsAnUnprivilegedUserWhereNamespacesAreForbidden() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root needs another user");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(HOME, 0, Map.of(), Ground.asNobody())) {
            note(postgres, "as nobody");
            assertThat(Files.getAttribute(data(), "unix:uid")).isEqualTo(65534);
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.on(HOME, 0, Map.of(), Ground.find())) {
            assertThat(notes(postgres)).contains("as nobody");
        }
    }

    @Test
    void refusesAnExternalRoleThatIsAboveRowLevelSecurity() {
        try (EmbeddedPostgres postgres = start()) {
            Login superuser = postgres.superuser();
            superuser(postgres).sql("drop role if exists sees_all").update();
            superuser(postgres)
                    .sql("create role sees_all login bypassrls password 'secret'")
                    .update();

            for (Login login : List.of(superuser, new Login("sees_all", "secret"))) {
                assertThatThrownBy(() -> ExternalDatabase.of(settings(postgres.url("postgres"), login)))
                        .isInstanceOf(DatabaseUnusable.class)
                        .hasMessageContaining(login.username())
                        .hasMessageContaining("bypass row-level security");
            }
        }
    }

    @Test
    void acceptsAnOrdinaryExternalRoleForBothParts() {
        try (EmbeddedPostgres postgres = start()) {
            Database embedded = postgres.database("assent");

            Database external = ExternalDatabase.of(settings(embedded.url(), embedded.owner()));

            assertThat(external.runtime()).isEqualTo(external.owner());
            assertThat(external.embedded()).isFalse();
        }
    }

    @Test
    void asksForTheSettingsThatBelongTogether() {
        assertThatThrownBy(() -> ExternalDatabase.of(settings("jdbc:postgresql://127.0.0.1:1/none", null)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("assent.database.username is not set");
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.on(HOME, 0, Map.of());
    }

    private static Path data() throws IOException {
        return HOME.toRealPath().resolve("data");
    }

    private static DatabaseSettings settings(String url, @Nullable Login login) {
        return new DatabaseSettings(
                HOME,
                0,
                url,
                login == null ? null : login.username(),
                login == null ? null : login.password(),
                null,
                null);
    }

    private static void note(EmbeddedPostgres postgres, String text) {
        superuser(postgres).sql("create table if not exists note (text text)").update();
        superuser(postgres)
                .sql("insert into note values (:text)")
                .param("text", text)
                .update();
    }

    private static List<String> notes(EmbeddedPostgres postgres) {
        return superuser(postgres)
                .sql("select text from note")
                .query(String.class)
                .list();
    }

    private static String setting(EmbeddedPostgres postgres, String name) {
        return superuser(postgres).sql("show " + name).query(String.class).single();
    }

    private static JdbcClient superuser(EmbeddedPostgres postgres) {
        return jdbc(postgres, postgres.superuser());
    }

    private static JdbcClient jdbc(EmbeddedPostgres postgres, Login login) {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.url("postgres"), login.username(), login.password()));
    }
}
