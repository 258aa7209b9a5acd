package io.assent.access;

import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ins of browsers at the authorization server. */
@Component
class BrowserSessions {

    private final JdbcClient db;
    private final TokenSeries series;

    BrowserSessions(JdbcClient db, TokenSeries series) {
        this.db = db;
        this.series = series;
    }

    /** With the access tokens that came of them. In the running transaction, which the store of the sessions itself would leave. */
    void end(UUID tenant, UUID person) {
        end(tenant, person, null, null);
    }

    /**
     * The same but for one.
     *
     * @param token the id of the access token that stays good
     * @param session the one that stays
     */
    void end(UUID tenant, UUID person, @Nullable String token, @Nullable String session) {
        series.end(tenant, person, token);
        db.sql("""
            delete from sign_in_session where principal_name = :person and session_id is distinct from :session
            """)
                .param("person", person.toString())
                .param("session", session, Types.VARCHAR)
                .update();
    }
}
