package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("K4")
class PermissionsTests {

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, CREATE_REQUESTS",
        "EMPLOYEE, CREATE_REQUESTS READ_PEOPLE",
        "APPROVER, CREATE_REQUESTS READ_PEOPLE DECIDE_APPROVALS WRITE_INTERNAL_NOTES READ_REPORTS",
        "AGENT, CREATE_REQUESTS READ_PEOPLE WORK_QUEUES WRITE_INTERNAL_NOTES READ_REPORTS",
        "DESIGNER, CREATE_REQUESTS READ_PEOPLE READ_REPORTS DESIGN_PROCESSES",
        "PLATFORM_ADMIN, OPERATE MANAGE_TENANTS",
    })
    void giveEachRoleWhatItNeedsAndNoMore(Role role, String permissions) {
        assertThat(names(role)).containsExactlyInAnyOrder(permissions.split(" "));
    }

    @Test
    void giveAnAdministratorAllButThePlatform() {
        Set<String> all = new TreeSet<>(
                Arrays.stream(Permission.values()).map(Permission::name).toList());
        all.remove("MANAGE_TENANTS");

        assertThat(names(Role.ADMIN)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void addUp() {
        assertThat(Permissions.of(Set.of(Role.CUSTOMER, Role.PLATFORM_ADMIN)))
                .containsExactly(Permission.CREATE_REQUESTS, Permission.OPERATE, Permission.MANAGE_TENANTS);
        assertThat(Permissions.of(Set.of())).isEmpty();
    }

    @Test
    void areCheckedByTheRolesOfTheCaller() {
        Caller employee = caller(Role.EMPLOYEE);

        assertThat(Permissions.has(employee, Permission.READ_PEOPLE)).isTrue();
        assertThat(Permissions.has(employee, Permission.MANAGE_PEOPLE)).isFalse();
        assertThatCode(() -> Permissions.require(employee, Permission.READ_PEOPLE))
                .doesNotThrowAnyException();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> Permissions.require(employee, Permission.MANAGE_PEOPLE));
        assertThat(refusal.category()).isEqualTo(Refusal.Category.FORBIDDEN);
        assertThat(refusal.getMessage()).contains("MANAGE_PEOPLE");
    }

    @Test
    void areAllTheSystems() {
        Caller system = Caller.system(UUID.randomUUID());

        assertThat(system.roles()).isEmpty();
        assertThat(Permissions.has(system, Permission.MANAGE_TENANTS)).isTrue();
    }

    private static Set<String> names(Role role) {
        Set<String> names = new TreeSet<>();
        Permissions.of(Set.of(role)).forEach(permission -> names.add(permission.name()));
        return names;
    }

    private static Caller caller(Role... roles) {
        return new Caller(UUID.randomUUID(), UUID.randomUUID(), "Ann", Set.of(roles), Caller.Channel.API, null);
    }
}
