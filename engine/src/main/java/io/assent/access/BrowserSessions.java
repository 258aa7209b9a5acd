package io.assent.access;

import java.util.UUID;
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
        series.end(tenant, person);
        db.sql("delete from sign_in_session where principal_name = :person")
                .param("person", person.toString())
                .update();
    }
}
