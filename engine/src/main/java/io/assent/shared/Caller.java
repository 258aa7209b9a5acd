package io.assent.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and for which tenant; every command takes it explicitly.
 *
 * @param person the acting person; {@link #SYSTEM} for timers and jobs
 * @param address the network address the command came from, absent for timers and jobs
 */
public record Caller(
        UUID tenant,
        UUID person,
        String name,
        Set<Role> roles,
        Channel channel,
        @Nullable String address) {

    /** The person id that stands for the platform itself. */
    public static final UUID SYSTEM = new UUID(0, 0);

    /** Where a command came from. */
    public enum Channel {
        PORTAL,
        API,
        MAIL,
        CHAT,
        SYSTEM
    }

    public static Caller system(UUID tenant) {
        return new Caller(tenant, SYSTEM, "Assent", Set.of(), Channel.SYSTEM, null);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isSystem() {
        return person.equals(SYSTEM);
    }
}
