package io.assent.notifications;

import java.time.Instant;
import java.util.UUID;

/** Makes the link of a letter about an account at the moment at which it leaves: what opens the account is kept nowhere else. */
public interface AccountLink {

    /** @param path on the portal */
    record Link(String path, Instant until) {}

    Link of(UUID tenant, UUID person, NotificationEvent event);
}
