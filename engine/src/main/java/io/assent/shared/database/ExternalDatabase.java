package io.assent.shared.database;

import io.assent.shared.database.Database.Login;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks at the external database before anything is written to it. */
final class ExternalDatabase {

    private static final int OLDEST = 15;

    private ExternalDatabase() {}

    static Database of(DatabaseSettings settings) {
        String url = given(settings.url(), "url");
        Login runtime = new Login(given(settings.username(), "username"), given(settings.password(), "password"));
        Login owner = settings.ownerUsername() == null
                ? runtime
                : new Login(settings.ownerUsername(), given(settings.ownerPassword(), "owner-password"));
        refuseUnlessBound(url, runtime);
        return new Database(url, owner, runtime, false);
    }

    private static void refuseUnlessBound(String url, Login runtime) {
        String query = "select rolsuper or rolbypassrls, current_setting('server_version_num')::int / 10000"
                + " from pg_roles where rolname = current_user";
        try (var connection = DriverManager.getConnection(url, runtime.username(), runtime.password());
                var statement = connection.createStatement();
                ResultSet role = statement.executeQuery(query)) {
            role.next();
            if (role.getBoolean(1)) {
                throw new DatabaseUnusable(
                        "The database role " + runtime.username()
                                + " is a superuser or may bypass row-level security, so it could read across tenants.",
                        "Use a role made with: create role assent login nosuperuser nobypassrls password '…'");
            }
            if (role.getInt(2) < OLDEST) {
                throw new DatabaseUnusable(
                        "The database runs PostgreSQL " + role.getInt(2) + ".",
                        "Use PostgreSQL " + OLDEST + " or newer.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database at " + url + " does not answer: " + e.getMessage(),
                    "See that it runs and that assent.database.url, username and password are right.",
                    e);
        }
    }

    private static String given(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new DatabaseUnusable(
                    "assent.database." + name + " is not set, but an external database needs it.",
                    "Set assent.database.url, username and password together, or none of them.");
        }
        return value;
    }
}
