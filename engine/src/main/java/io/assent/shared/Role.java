package io.assent.shared;

/** What a person may be in a tenant; what each role permits is listed in the access module. */
public enum Role {
    EMPLOYEE,
    CUSTOMER,
    APPROVER,
    AGENT,
    DESIGNER,
    ADMIN,
    PLATFORM_ADMIN
}
