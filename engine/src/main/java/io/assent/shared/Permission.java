package io.assent.shared;

import static io.assent.shared.Role.ADMIN;
import static io.assent.shared.Role.AGENT;
import static io.assent.shared.Role.APPROVER;
import static io.assent.shared.Role.CUSTOMER;
import static io.assent.shared.Role.DESIGNER;
import static io.assent.shared.Role.EMPLOYEE;
import static io.assent.shared.Role.PLATFORM_ADMIN;

import java.util.EnumSet;
import java.util.Set;

/** What a role lets a person do, besides what being asked, being the requester or belonging to a group does. */
public enum Permission {
    CREATE_REQUESTS(EMPLOYEE, CUSTOMER, APPROVER, AGENT, DESIGNER, ADMIN),
    READ_PEOPLE(EMPLOYEE, APPROVER, AGENT, DESIGNER, ADMIN),
    MANAGE_PEOPLE(ADMIN),
    DECIDE_APPROVALS(APPROVER, ADMIN),
    WORK_QUEUES(AGENT, ADMIN),
    READ_ALL_TICKETS(ADMIN),
    WRITE_INTERNAL_NOTES(AGENT, APPROVER, ADMIN),
    MANAGE_CATALOG(ADMIN),
    /** Brings requests in from a file, in the name of whoever they are for. */
    IMPORT_REQUESTS(ADMIN),
    READ_REPORTS(APPROVER, AGENT, DESIGNER, ADMIN),
    DESIGN_PROCESSES(DESIGNER, ADMIN),
    OPERATE(ADMIN, PLATFORM_ADMIN),
    READ_AUDIT(ADMIN),
    MANAGE_TENANTS(PLATFORM_ADMIN);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    /** Whether any of the roles carries this permission. */
    public boolean isGivenTo(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
