package io.assent.access;

import io.assent.people.OrganisationChanged;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is deactivated is signed out everywhere, and stays so when they come back. */
@Component
class SignedInLeavers {

    private final TokenFamilies families;
    private final BrowserSessions sessions;

    SignedInLeavers(TokenFamilies families, BrowserSessions sessions) {
        this.families = families;
        this.sessions = sessions;
    }

    @EventListener
    void on(OrganisationChanged change) {
        if (change.action().equals("PERSON_DEACTIVATED")) {
            families.endOthers(change.by().tenant(), change.subject(), Optional.empty());
            sessions.end(change.subject());
        }
    }
}
