package io.assent.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data of an earlier version is met by the later migrations in a session of their own. */
@Tag("O1")
class UpgradeTests {

    @Test
    void startsFromEveryEarlierVersion() {
        try (EmbeddedPostgres server = EmbeddedPostgres.on(Path.of("target", "gone"), 0, Map.of("fsync", "off"))) {
            Database database =
                    server.database("upgrade_" + UUID.randomUUID().toString().replace("-", ""));
            List<MigrationVersion> versions = Arrays.stream(
                            flyway(database, MigrationVersion.LATEST).info().pending())
                    .map(MigrationInfo::getVersion)
                    .toList();

            assertThat(versions)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(version -> assertThat(flyway(database, version).migrate().migrationsExecuted)
                            .as("version %s", version)
                            .isOne());
        }
    }

    private static Flyway flyway(Database database, MigrationVersion version) {
        return Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().username(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("runtime_role", database.runtime().username()))
                .target(version)
                .load();
    }
}
