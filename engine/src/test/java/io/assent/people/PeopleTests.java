package io.assent.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("K9")
@Tag("K4")
@IntegrationTest
class PeopleTests {

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Test
    void knowsTheManagementChainAndTheGroups() {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        PersonView employee = people.named(acme, "EMPLOYEE@acme.example").orElseThrow();

        assertThat(people.manager(acme, employee.id()).orElseThrow().email()).isEqualTo("manager@acme.example");
        assertThat(people.departmentHead(acme, employee.id()).orElseThrow().email())
                .isEqualTo("head@acme.example");
        assertThat(people.members(acme, "finance-committee")).hasSize(3);
        PersonView agent = people.named(acme, "agent@acme.example").orElseThrow();
        assertThat(agent.groups()).containsExactlyInAnyOrder("it-support", "customer-support");
        assertThat(people.principals(acme, agent.id()))
                .containsExactlyInAnyOrder(
                        agent.id(),
                        people.group(acme, "it-support").orElseThrow().id(),
                        people.group(acme, "customer-support").orElseThrow().id());
        assertThat(people.named(acme, agent.id().toString())).contains(agent);
    }

    @Test
    void findsWhomAnotherNodeHasJustAdded() {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        people.named(acme, "employee@acme.example");
        UUID added = UUID.randomUUID();
        Tenancy.run(
                acme,
                () -> transaction.executeWithoutResult(status -> db.sql("""
                    insert into person (id, tenant_id, name, email, active)
                    values (:id, :tenant, 'Nora Node', :email, true)
                    """)
                        .param("id", added)
                        .param("tenant", acme)
                        .param("email", added + "@acme.example")
                        .update()));

        assertThat(people.find(acme, added).map(PersonView::name)).contains("Nora Node");
    }

    @Test
    void keepsTenantsApart() {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        UUID globex = tenants.signIn("employee@globex.example").orElseThrow().tenant();

        assertThat(people.named(acme, "employee@globex.example")).isEmpty();
        assertThat(people.find(
                        globex,
                        tenants.signIn("employee@acme.example").orElseThrow().person()))
                .isEmpty();
        assertThat(people.search(globex, "jane", 10)).isEmpty();
        assertThat(people.find(UUID.randomUUID(), UUID.randomUUID())).isEmpty();
        assertThat(tenants.all()).contains(acme, globex);
    }

    @Test
    void findsPeopleByPartsOfTheirNames() {
        assertThat(emails(api.as("employee").get("/people?q=jane"))).contains("employee@acme.example");
        assertThat(emails(api.as("employee").get("/people?q=po%20ja"))).contains("employee@acme.example");
        assertThat(emails(api.as("employee").get("/people?q=finance"))).hasSize(3);
        assertThat(emails(api.as("employee").get("/people?q=nobody-here"))).isEmpty();
    }

    @Test
    void listsPageByPage() {
        var first = api.as("employee").get("/people?limit=4&count=true");
        String cursor = first.json().path("next_cursor").asText();
        var second = api.as("employee").get("/people?limit=4&cursor=" + cursor);

        assertThat(first.json().path("items")).hasSize(4);
        assertThat(first.json().path("total").asInt()).isGreaterThanOrEqualTo(15);
        assertThat(emails(second)).hasSize(4).doesNotContainAnyElementsOf(emails(first));
    }

    @Test
    void showsTheDirectoryToNoCustomer() {
        assertThat(api.as("customer").get("/people?q=j").status()).isEqualTo(403);
        assertThat(api.as("customer").get("/groups").status()).isEqualTo(403);
    }

    @Test
    void letsAdministratorsAddAndChangePeople() {
        String email = "New-" + UUID.randomUUID() + "@acme.example";
        var added = api.as("admin")
                .post(
                        "/people",
                        Map.of(
                                "name", "Noa Newman",
                                "email", email,
                                "roles", List.of("employee"),
                                "department", "marketing",
                                "manager", "manager@acme.example"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String person = added.header("Location").replace("/api/v1", "");
        Map<String, Object> change = new HashMap<>(Map.of("name", "Noa Oldman"));
        change.put("manager", null);

        var changed = api.as("admin").patch(person, change, "If-Match", added.header("ETag"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("name").asText()).isEqualTo("Noa Oldman");
        assertThat(changed.json().path("email").asText()).isEqualTo(email.toLowerCase(java.util.Locale.ROOT));
        assertThat(changed.json().path("manager").isNull()).isTrue();
        assertThat(changed.json().at("/department/key").asText()).isEqualTo("marketing");
        assertThat(emails(api.as("employee").get("/people?q=oldman"))).hasSize(1);
    }

    @Test
    void losesNobodysChange() {
        var added = addPerson();
        String person = added.header("Location").replace("/api/v1", "");

        assertThat(api.as("admin").patch(person, Map.of("name", "A")).status()).isEqualTo(428);
        assertThat(api.as("admin")
                        .patch(person, Map.of("name", "B"), "If-Match", added.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(api.as("admin")
                        .patch(person, Map.of("name", "C"), "If-Match", added.header("ETag"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void namesEveryProblemOfAPerson() {
        var answer = api.as("admin")
                .post(
                        "/people",
                        Map.of(
                                "name", " ",
                                "email", "employee@globex.example",
                                "roles", List.of("platform-admin"),
                                "department", "nowhere",
                                "manager", "nobody",
                                "zone", "Moon/Crater"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                        .map(error -> error.path("pointer").asText()))
                .containsExactlyInAnyOrder("/name", "/email", "/roles", "/department", "/manager", "/zone");
    }

    @Test
    void letsNobodyReportToTheirOwnReports() {
        JsonNode head = person("head@acme.example");
        var current = api.as("admin").get("/people/" + head.path("id").asText());

        var answer = api.as("admin")
                .patch(
                        "/people/" + head.path("id").asText(),
                        Map.of("manager", "employee@acme.example"),
                        "If-Match",
                        current.header("ETag"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("CIRCULAR");
    }

    @Test
    void keepsTheLastAdministratorsHandOffTheirOwnRole() {
        String admin = person("admin@acme.example").path("id").asText();

        var answer = api.as("admin").delete("/people/" + admin);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(api.as("admin").get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void letsOnlyAdministratorsChangeTheOrganisationAndOnlyTheirOwn() {
        String employee = person("employee@acme.example").path("id").asText();

        assertThat(api.as("manager").delete("/people/" + employee).status()).isEqualTo(403);
        assertThat(api.as("manager")
                        .post("/groups", Map.of("key", "mine", "name", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("admin@globex.example").delete("/people/" + employee).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example").get("/people/" + employee).status())
                .isEqualTo(404);
    }

    @Test
    void letsAdministratorsKeepGroupsAndDepartments() {
        String key = "crew-" + UUID.randomUUID();
        var added = api.as("admin")
                .post("/groups", Map.of("key", key, "name", "Crew", "members", List.of("agent@acme.example")));
        assertThat(added.status()).as(added.text()).isEqualTo(201);

        var changed = api.as("admin")
                .patch(
                        "/groups/" + key,
                        Map.of("members", List.of("agent2@acme.example", "hr@acme.example")),
                        "If-Match",
                        added.header("ETag"));
        var gone = api.as("admin").patch("/groups/" + key, Map.of("active", false), "If-Match", changed.header("ETag"));

        assertThat(changed.json().path("members")).hasSize(2);
        assertThat(gone.json().path("active").asBoolean()).isFalse();
        assertThat(api.as("admin").get("/groups").text()).doesNotContain(key);
        var department =
                api.as("admin").post("/departments", Map.of("key", key, "name", "Crew", "head", "head@acme.example"));
        assertThat(department.json().at("/head/email").asText()).isEqualTo("head@acme.example");
        assertThat(api.as("admin")
                        .patch(
                                "/departments/" + key,
                                Collections.singletonMap("head", null),
                                "If-Match",
                                department.header("ETag"))
                        .json()
                        .path("head")
                        .isNull())
                .isTrue();
    }

    private Api.Answer addPerson() {
        String email = "person-" + UUID.randomUUID() + "@acme.example";
        return api.as("admin").post("/people", Map.of("name", "Pat", "email", email, "roles", List.of("EMPLOYEE")));
    }

    private JsonNode person(String email) {
        return api.as("admin").get("/people?q=" + email).json().at("/items/0");
    }

    private static List<String> emails(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .map(person -> person.path("email").asText())
                .toList();
    }
}
