package io.assent.people;

import static io.assent.shared.Role.ADMIN;
import static io.assent.shared.Role.AGENT;
import static io.assent.shared.Role.APPROVER;
import static io.assent.shared.Role.CUSTOMER;
import static io.assent.shared.Role.DESIGNER;
import static io.assent.shared.Role.EMPLOYEE;
import static io.assent.shared.Role.PLATFORM_ADMIN;

import io.assent.people.OrganisationStore.DepartmentRow;
import io.assent.shared.DemoPart;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two companies and the platform's own tenant. */
@Component
@Order(10)
class DemoPeople implements DemoPart {

    private final OrganisationStore store;
    private final Tenants tenants;
    private final TransactionTemplate writing;

    DemoPeople(OrganisationStore store, Tenants tenants, PlatformTransactionManager transactions) {
        this.store = store;
        this.tenants = tenants;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public void load() {
        if (tenants.signIn("root@assent.example").isPresent()) {
            return;
        }
        write("acme", "Acme", "Europe/Berlin", this::acme);
        write("globex", "Globex", "America/New_York", this::globex);
        write("platform", "Assent", "UTC", this::platform);
    }

    private void acme(Company acme) {
        acme.department("executive", "Executive office");
        acme.department("marketing", "Marketing");
        acme.department("finance", "Finance");
        acme.department("it", "Information technology");
        acme.department("people", "People");
        acme.department("facilities", "Facilities");
        acme.department("procurement", "Procurement");

        acme.person("ceo", "Elena Fischer", "Chief executive", "executive", null, EMPLOYEE, APPROVER);
        acme.person("head", "Mike Brown", "Head of Marketing", "marketing", "ceo", EMPLOYEE, APPROVER);
        acme.person("manager", "Laura Chen", "Marketing manager", "marketing", "head", EMPLOYEE, APPROVER);
        acme.person("employee", "Jane Porter", "Marketing specialist", "marketing", "manager", EMPLOYEE);
        acme.person("finance1", "Priya Nair", "Head of Finance", "finance", "ceo", EMPLOYEE, APPROVER);
        acme.person("finance2", "Tom Becker", "Controller", "finance", "finance1", EMPLOYEE, APPROVER);
        acme.person("finance3", "Sofia Rossi", "Treasurer", "finance", "finance1", EMPLOYEE, APPROVER);
        acme.person("agent", "Daniel Okafor", "IT support", "it", "ceo", EMPLOYEE, AGENT);
        acme.person("agent2", "Grace Liu", "IT support", "it", "agent", EMPLOYEE, AGENT);
        acme.person("hr", "Hannah Weiss", "People partner", "people", "ceo", EMPLOYEE, APPROVER);
        acme.person("facility", "Carlos Mendes", "Property manager", "facilities", "ceo", EMPLOYEE, APPROVER);
        acme.person("buyer", "Nina Kowalski", "Buyer", "procurement", "finance1", EMPLOYEE);
        acme.person("designer", "Oliver Grant", "Process designer", "it", "ceo", EMPLOYEE, DESIGNER);
        acme.person("admin", "Ruth Adler", "Administrator", "it", "ceo", EMPLOYEE, ADMIN);
        acme.person("customer", "Peter Novak", "Customer", null, null, CUSTOMER);

        acme.heads(Map.of(
                "executive", "ceo",
                "marketing", "head",
                "finance", "finance1",
                "it", "agent",
                "people", "hr",
                "facilities", "facility",
                "procurement", "buyer"));

        acme.group("finance-committee", "Finance committee", "finance1", "finance2", "finance3");
        acme.group("it-support", "IT support", "agent", "agent2");
        acme.group("hr", "People team", "hr");
        acme.group("facility", "Facility team", "facility");
        acme.group("procurement", "Procurement", "buyer");
        acme.group("customer-support", "Customer support", "agent", "agent2");
        acme.group("system-owners", "System owners", "admin");
    }

    private void globex(Company globex) {
        globex.department("operations", "Operations");

        globex.person("admin", "Samira Haddad", "Administrator", "operations", null, EMPLOYEE, APPROVER, ADMIN);
        globex.person("manager", "Sam Ortiz", "Operations manager", "operations", "admin", EMPLOYEE, APPROVER, AGENT);
        globex.person("employee", "Aisha Karim", "Operations specialist", "operations", "manager", EMPLOYEE);

        globex.heads(Map.of("operations", "admin"));

        globex.group("finance-committee", "Finance committee", "manager", "admin");
        globex.group("it-support", "IT support", "manager");
        globex.group("hr", "People team", "manager");
        globex.group("facility", "Facility team", "manager");
        globex.group("procurement", "Procurement", "manager");
        globex.group("customer-support", "Customer support", "manager");
        globex.group("system-owners", "System owners", "admin");
    }

    private void platform(Company platform) {
        platform.person("root", "Robin Keller", "Platform administrator", null, null, PLATFORM_ADMIN);
    }

    private void write(String key, String name, String zone, Consumer<Company> people) {
        TenantView tenant = new TenantView(Ids.next(), key, name, "en", ZoneId.of(zone));
        String domain = key.equals("platform") ? "assent.example" : key + ".example";
        Tenancy.run(
                tenant.id(),
                () -> writing.executeWithoutResult(status -> {
                    store.insert(tenant);
                    people.accept(new Company(tenant.id(), domain));
                }));
    }

    /** Speaks of people by the first part of their address. */
    private final class Company {

        private final UUID tenant;
        private final String domain;
        private final Map<String, DepartmentRow> departments = new LinkedHashMap<>();
        private final Map<String, UUID> persons = new LinkedHashMap<>();

        Company(UUID tenant, String domain) {
            this.tenant = tenant;
            this.domain = domain;
        }

        void department(String key, String name) {
            var department = new DepartmentRow(Ids.next(), tenant, key, name, true, null, null);
            departments.put(key, department);
            store.insertDepartment(department);
        }

        void heads(Map<String, String> heads) {
            heads.forEach((key, head) -> {
                DepartmentRow headless = department(key);
                store.updateDepartment(
                        new DepartmentRow(headless.id(), tenant, key, headless.name(), true, persons.get(head), null),
                        1);
            });
        }

        private DepartmentRow department(String key) {
            return Objects.requireNonNull(departments.get(key));
        }

        void person(
                String login,
                String name,
                String title,
                @Nullable String department,
                @Nullable String manager,
                Role... roles) {
            UUID id = Ids.next();
            persons.put(login, id);
            store.insert(new OrganisationStore.PersonRow(
                    id,
                    tenant,
                    name,
                    login + "@" + domain,
                    title,
                    department == null ? null : department(department).id(),
                    manager == null ? null : persons.get(manager),
                    true,
                    null,
                    null));
            store.setRoles(tenant, id, Set.of(roles));
        }

        void group(String key, String name, String... members) {
            UUID id = Ids.next();
            store.insertGroup(new OrganisationStore.GroupRow(id, tenant, key, name, true));
            store.setMembers(
                    tenant, id, List.of(members).stream().map(persons::get).toList());
        }
    }
}
