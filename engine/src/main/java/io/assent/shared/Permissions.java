package io.assent.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The check of a role's permission; each module's policy adds what follows from its own facts. */
public final class Permissions {

    private Permissions() {}

    /** The system itself may do everything. */
    public static boolean has(Caller caller, Permission permission) {
        return caller.isSystem() || permission.isGivenTo(caller.roles());
    }

    /** @throws Refusal forbidden when the caller lacks it */
    public static void require(Caller caller, Permission permission) {
        if (!has(caller, permission)) {
            throw Refusal.forbidden("Your roles do not include the permission " + permission + ".");
        }
    }

    public static List<Permission> of(Set<Role> roles) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.isGivenTo(roles))
                .toList();
    }
}
