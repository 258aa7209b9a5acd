package io.assent.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The check of a role's permission; each module's policy adds what follows from its own facts. */
public final class Permissions {

    private Permissions() {}

    /**
     * Whether somebody is of those who read internal notes, by role or as one of a group.
     *
     * @param principals the caller and the groups
     */
    public static boolean readsNotes(Caller caller, int principals) {
        return !caller.is(Role.CUSTOMER) && (principals > 1 || has(caller, Permission.WRITE_INTERNAL_NOTES));
    }

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
