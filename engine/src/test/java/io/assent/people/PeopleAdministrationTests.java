package io.assent.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("K9")
@IntegrationTest
class PeopleAdministrationTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    JdbcClient db;

    @Test
    void putsAPersonIntoGroupsAndTakesThemOut() {
        String crew = group(List.of());
        String before = etag("/groups/" + crew);
        String pat = person(Map.of("groups", List.of(crew)));

        var left = change("/people/" + pat, Map.of("groups", List.of()));

        assertThat(left.json().path("groups")).isEmpty();
        assertThat(etag("/groups/" + crew))
                .as("whoever edits the group learns of it")
                .isNotEqualTo(before);
        assertThat(names(api.as("admin").get("/groups/" + crew).json().path("members")))
                .isEmpty();
        var unknown = change("/people/" + pat, Map.of("groups", List.of(crew, "nobodys")));
        assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/groups");
        assertThat(unknown.json().at("/errors/0/detail").asText()).contains("nobodys");
    }

    @Test
    void narrowsTheListByWhatPeopleAre() {
        String crew = group(List.of());
        String boss = person(Map.of());
        String pat = person(Map.of(
                "groups", List.of(crew), "department", "finance", "manager", boss, "roles", List.of("DESIGNER")));

        for (String filter :
                List.of("group=" + crew, "manager=" + boss, "department=finance&role=designer&group=" + crew)) {
            assertThat(ids(api.as("employee").get("/people?" + filter)))
                    .as(filter)
                    .containsExactly(pat);
        }
        assertThat(ids(api.as("employee").get("/people?department=it&group=" + crew)))
                .isEmpty();
        assertThat(api.as("employee").get("/people?role=king").status()).isEqualTo(422);
        assertThat(api.as("employee").get("/people?manager=nobody").status()).isEqualTo(422);
    }

    @Test
    void signsLeaversOutAndPassesOnWhatWaitsForThem() {
        String boss =
                signingIn(person(Map.of("roles", List.of("EMPLOYEE", "APPROVER"), "manager", "ceo@acme.example")));
        String requester = signingIn(person(Map.of("manager", boss)));
        requests.purchase(requester, 10);
        String id = api.as(boss).get("/auth/me").json().path("id").asText();
        String token = api.as(boss).token();
        var before = api.as("admin").get("/people/" + id + "/waiting").json();

        var left = api.as("admin").delete("/people/" + id);

        assertThat(before.path("count").asInt()).isEqualTo(1);
        assertThat(before.at("/requests/0/requester/email").asText()).isEqualTo(requester);
        assertThat(left.status()).as(left.text()).isEqualTo(204);
        assertThat(api.as("admin")
                        .get("/people/" + id + "/waiting")
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(api.with(token).get("/auth/me").status()).isEqualTo(401);
        assertThat(ids(api.as("admin").get("/people?active=false&q=" + boss))).containsExactly(id);

        assertThat(change("/people/" + id, Map.of("active", true)).status()).isEqualTo(200);
        assertThat(api.with(token).get("/auth/me").status())
                .as("the sign-in that ended stays ended")
                .isEqualTo(401);
        assertThat(api.as(boss).get("/auth/me").status()).isEqualTo(200);
        assertThat(api.as("admin").get("/audit?subject=" + id).text())
                .contains("PERSON_DEACTIVATED", "PERSON_REACTIVATED");
    }

    @Test
    void endsTheSessionsOfBrowsers() {
        String pat = person(Map.of());
        String given = session(pat);
        signingIn(pat);
        String left = session(pat);
        api.as("admin").delete("/people/" + pat);

        assertThat(db.sql("select session_id from sign_in_session where session_id in (:all)")
                        .param("all", List.of(given, left))
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private String session(String person) {
        String id = UUID.randomUUID().toString();
        db.sql("insert into sign_in_session values (:id, :id, 0, 0, 60, 9999999999999, :person)")
                .param("id", id)
                .param("person", person)
                .update();
        return id;
    }

    @Test
    void keepsDepartmentsATree() {
        String above = department(Map.of());
        String below = department(Map.of("parent", above));
        assertThat(api.as("admin")
                        .get("/departments/" + below)
                        .json()
                        .at("/parent/key")
                        .asText())
                .isEqualTo(above);

        var circle = change("/departments/" + above, Map.of("parent", below));
        var itself = change("/departments/" + above, Map.of("parent", above));
        var nowhere = change("/departments/" + above, Map.of("parent", "nowhere"));

        assertThat(circle.json().at("/errors/0/code").asText()).isEqualTo("CIRCULAR");
        assertThat(itself.json().at("/errors/0/code").asText()).isEqualTo("CIRCULAR");
        assertThat(nowhere.json().at("/errors/0/code").asText()).isEqualTo("UNKNOWN");
        Map<String, Object> alone = new HashMap<>();
        alone.put("parent", null);
        assertThat(change("/departments/" + below, alone).json().path("parent").isNull())
                .isTrue();
    }

    @Test
    void removesADepartmentOnceNothingBelongsToIt() {
        String doomed = department(Map.of());
        String pat = person(Map.of("department", doomed, "name", "Pat the last"));
        String below = department(Map.of("parent", doomed, "name", "A part of it"));

        var refused = api.as("admin").delete("/departments/" + doomed);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DEPARTMENT_IN_USE");
        assertThat(names(refused.json().path("used_by"))).containsExactly("Pat the last", "A part of it");
        change("/people/" + pat, Map.of("department", "it"));
        assertThat(api.as("admin").delete("/departments/" + below).status()).isEqualTo(204);
        assertThat(api.as("admin").delete("/departments/" + doomed).status()).isEqualTo(204);
        assertThat(api.as("admin").get("/departments?q=" + doomed).json().path("items"))
                .isEmpty();
        assertThat(names(api.as("admin")
                        .get("/departments?active=false&q=" + doomed)
                        .json()
                        .path("items")))
                .hasSize(1);
        assertThat(change("/people/" + pat, Map.of("department", doomed)).status())
                .as("nobody is put into it any more")
                .isEqualTo(422);
    }

    @Test
    void keepsADepartmentThatOpenRequestsComeFrom() {
        String department = department(Map.of());
        String requester = signingIn(person(Map.of("department", department, "manager", "manager@acme.example")));
        requests.purchase(requester, 10);
        change("/people/" + ids(api.as("admin").get("/people?q=" + requester)).getFirst(), Map.of("department", "it"));

        var refused = api.as("admin").delete("/departments/" + department);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/used_by/0").asText()).startsWith("FIN-");
    }

    @Test
    void keepsAGroupThatAProcessNames() {
        var refused = api.as("admin").delete("/groups/finance-committee");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("GROUP_IN_USE");
        assertThat(names(refused.json().path("used_by")))
                .anySatisfy(name -> assertThat(name).containsIgnoringCase("purchase"));
        assertThat(api.as("admin").delete("/groups/" + group(List.of())).status())
                .isEqualTo(204);
    }

    private String group(List<String> members) {
        String key = "crew-" + UUID.randomUUID();
        return made("/groups", Map.of("key", key, "name", "Crew", "members", members))
                .path("key")
                .asText();
    }

    private String department(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("key", "d-" + UUID.randomUUID(), "name", "Department"));
        body.putAll(more);
        return made("/departments", body).path("key").asText();
    }

    private String person(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "Pat", "email", "pat-" + UUID.randomUUID() + "@acme.example", "roles", List.of("EMPLOYEE")));
        body.putAll(more);
        return made("/people", body).path("id").asText();
    }

    /** @return the address */
    private String signingIn(String person) {
        var given = api.as("admin").put("/people/" + person + "/password", Map.of("new_password", "assent-demo"));
        assertThat(given.status()).as(given.text()).isEqualTo(204);
        return api.as("admin").get("/people/" + person).json().path("email").asText();
    }

    private JsonNode made(String list, Map<String, ?> body) {
        Answer answer = api.as("admin").post(list, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private Answer change(String path, Map<String, ?> change) {
        return api.as("admin").patch(path, change, "If-Match", etag(path));
    }

    private String etag(String path) {
        return api.as("admin").get(path).header("ETag");
    }

    private static List<String> ids(Answer list) {
        return StreamSupport.stream(list.json().path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static List<String> names(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item ->
                        item.isTextual() ? item.asText() : item.path("name").asText())
                .toList();
    }
}
