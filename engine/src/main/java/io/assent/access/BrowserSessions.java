package io.assent.access;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ins of browsers at the authorization server. */
@Component
class BrowserSessions {

    private final JdbcClient db;

    BrowserSessions(JdbcClient db) {
        this.db = db;
    }

    /** In the running transaction, which the store of the sessions itself would leave. */
    void end(UUID person) {
        db.sql("delete from sign_in_session where principal_name = :person")
                .param("person", person.toString())
                .update();
    }
}
