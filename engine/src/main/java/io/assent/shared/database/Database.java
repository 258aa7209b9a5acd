package io.assent.shared.database;

/**
 * Where the platform keeps its rows.
 *
 * @param owner owns the schema and migrates it
 * @param runtime what the platform works as; row-level security binds it
 * @param embedded whether the platform runs this PostgreSQL itself; demo data exists only there
 */
public record Database(String url, Login owner, Login runtime, boolean embedded) {

    /** A database role and its password. */
    public record Login(String username, String password) {

        @Override
        public String toString() {
            return username;
        }
    }
}
