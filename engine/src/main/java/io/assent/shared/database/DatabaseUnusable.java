package io.assent.shared.database;

import org.jspecify.annotations.Nullable;

/** The platform cannot start on this database; the message says why, the action says what to do. */
class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String action;

    DatabaseUnusable(String reason, String action) {
        this(reason, action, null);
    }

    DatabaseUnusable(String reason, String action, @Nullable Throwable cause) {
        super(reason, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
