package io.assent.notifications;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person is to be told one thing.
 *
 * @param ticket absent where it is about none
 * @param facts what the template says, by name
 * @param waking whether it reaches the person on every channel, whatever they chose
 */
record Notice(
        UUID tenant,
        UUID person,
        NotificationEvent event,
        @Nullable UUID ticket,
        @Nullable UUID actor,
        Map<String, Object> facts,
        boolean waking) {

    /** The fact that says which place of the portal to go to, where the notice is about no ticket. */
    static final String PATH = "path";
}
