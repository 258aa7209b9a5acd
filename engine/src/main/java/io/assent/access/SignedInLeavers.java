package io.assent.access;

import io.assent.people.OrganisationChanged;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is deactivated is signed out everywhere, and stays so when they come back; links sent to them are no good any more. */
@Component
class SignedInLeavers {

    private final TokenFamilies families;
    private final BrowserSessions sessions;
    private final PasswordLinks links;

    SignedInLeavers(TokenFamilies families, BrowserSessions sessions, PasswordLinks links) {
        this.families = families;
        this.sessions = sessions;
        this.links = links;
    }

    @EventListener
    void on(OrganisationChanged change) {
        if (change.action().equals("PERSON_DEACTIVATED")) {
            families.endOthers(change.by().tenant(), change.subject(), Optional.empty());
            sessions.end(change.by().tenant(), change.subject());
            links.end(change.by().tenant(), change.subject());
        }
    }
}
