package io.assent.shared.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells that the connection to the database is lost from whatever else goes wrong. */
public final class LostDatabase {

    private LostDatabase() {}

    public static boolean isWhy(@Nullable Throwable failure) {
        return cause(failure) != null;
    }

    static @Nullable SQLException cause(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql)) {
                // that of a batch holds all of its statements
                return sql instanceof BatchUpdateException && sql.getNextException() != null
                        ? sql.getNextException()
                        : sql;
            }
        }
        return null;
    }

    /** SQLSTATE classes 08, connection exception, and 57P, operator intervention; the pool names none for what it closed. */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || (state == null
                        ? "Connection is closed".equals(failure.getMessage())
                        : state.startsWith("08") || state.startsWith("57P"));
    }
}
