package io.assent.shared.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database: without a {@code url} the platform runs its own.
 *
 * @param directory where the embedded PostgreSQL lives, relative to the working directory
 * @param port of the embedded PostgreSQL; 0 takes a free one and remembers it
 * @param url of an external database, for example {@code jdbc:postgresql://db.example:5432/assent}
 * @param username the role the platform works as there
 * @param ownerUsername a second role that owns the schema; absent when {@code username} does both
 */
@ConfigurationProperties(DatabaseSettings.PREFIX)
record DatabaseSettings(
        @DefaultValue("./data/postgres") Path directory,
        @DefaultValue("0") int port,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String ownerUsername,
        @Nullable String ownerPassword) {

    static final String PREFIX = "assent.database";

    boolean external() {
        return url != null && !url.isBlank();
    }
}
