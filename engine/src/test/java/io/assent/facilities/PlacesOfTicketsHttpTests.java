package io.assent.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test has a property of its own, managed by the designer; the treasurer is of its staff. */
@IntegrationTest
class PlacesOfTicketsHttpTests {

    private static final String MANAGER = "designer";
    private static final String STAFF = "finance3";

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    private Answer property;
    private String room;

    @BeforeEach
    void build() {
        property = api.as("admin")
                .post(
                        "/properties",
                        Map.of(
                                "name",
                                "House " + Ids.next(),
                                "manager",
                                MANAGER + "@acme.example",
                                "staff",
                                List.of(STAFF + "@acme.example")));
        assertThat(property.status()).as(property.text()).isEqualTo(201);
        room = api.as("admin")
                .post(path() + "/rooms", Map.of("name", "7.11"))
                .json()
                .path("id")
                .asText();
    }

    @Test
    @Tag("M2")
    void aWorkOrderGoesToThePropertysManagerAndTheDepartmentOfItsCategory() {
        String warm = order("climate", "7.11");
        String line = order("network", "7.11");

        assertThat(requests.tasks(MANAGER, warm)).hasSize(1).isEqualTo(requests.tasks("facility", warm));
        assertThat(requests.tasks(MANAGER, line)).hasSize(1).isEqualTo(requests.tasks("agent", line));
        assertThat(requests.tasks(STAFF, warm)).isEmpty();

        Answer done = api.as(MANAGER)
                .post("/tasks/" + requests.tasks(MANAGER, warm).getFirst() + "/complete", Map.of("outcome", "DONE"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    @Test
    @Tag("M2")
    void nobodyIsAskedToWorkOnTheirOwnRequestAsManager() {
        String ticket = order(MANAGER, fields("climate", "7.11"));

        assertThat(requests.tasks(MANAGER, ticket)).isEmpty();
        assertThat(requests.tasks("facility", ticket)).hasSize(1);
    }

    @Test
    @Tag("M2")
    void openWorkFollowsToTheNextManager() {
        String ticket = order("climate", "7.11");
        String held = order("employee", fields("climate", null));
        String task = requests.tasks(MANAGER, held).getFirst();
        assertThat(api.as(MANAGER).post("/tasks/" + task + "/claim", Map.of()).status())
                .isEqualTo(200);

        change(Map.of("manager", "hr@acme.example"));

        assertThat(requests.tasks(MANAGER, ticket)).isEmpty();
        assertThat(requests.tasks("hr", ticket)).hasSize(1).isEqualTo(requests.tasks("facility", ticket));
        assertThat(requests.tasks("hr", held)).containsExactly(task);
        assertThat(requests.tasks(MANAGER, held)).isEmpty();
        assertThat(Requests.texts(
                        api.as("admin")
                                .get("/tickets/" + ticket + "/history")
                                .json()
                                .path("items"),
                        "action"))
                .contains("TASK_PASSED_ON");

        api.as("admin").delete(path());

        assertThat(requests.tasks("hr", ticket)).isEmpty();
        assertThat(requests.tasks("facility", ticket)).hasSize(1);
    }

    @Test
    @Tag("M1")
    void whoLooksAfterAPropertySeesWhatIsAskedForItAndNobodyElseDoes() {
        String ticket = order("climate", "7.11");
        String elsewhere = order("employee", fields("climate", null));

        assertThat(list(STAFF, "property=" + id())).containsExactlyInAnyOrder(ticket, elsewhere);
        assertThat(list(STAFF, "room=" + room)).containsExactly(ticket);
        assertThat(list(MANAGER, "property=" + id())).hasSize(2);
        assertThat(list("head", "property=" + id())).isEmpty();
        assertThat(list("admin@globex.example", "property=" + id())).isEmpty();
        assertThat(api.as(STAFF).get("/tickets/" + ticket).status()).isEqualTo(200);
        assertThat(api.as("head").get("/tickets/" + ticket).status()).isEqualTo(404);
        JsonNode place = api.as("employee").get("/tickets/" + ticket).json().path("place");
        assertThat(place.at("/property/id").asText()).isEqualTo(id());
        assertThat(place.at("/room/name").asText()).isEqualTo("7.11");

        change(Map.of("staff", List.of("head@acme.example")));

        assertThat(api.as(STAFF).get("/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(list(STAFF, "property=" + id())).isEmpty();
        assertThat(list("head", "property=" + id())).hasSize(2);

        api.as("admin").delete(path());

        assertThat(list("head", "property=" + id())).isEmpty();
        assertThat(list("employee", "property=" + id())).hasSize(2);
    }

    @Test
    @Tag("M1")
    void aRequestThatOnlyMentionsAPropertyIsNoneOfItsBusiness() {
        String onboarding = order(
                "manager",
                "onboarding",
                Map.of(
                        "whose_team",
                        "mine",
                        "first_day",
                        "2040-03-19",
                        "colleague",
                        "Mia Bauer",
                        "equipment",
                        "none",
                        "system",
                        "none",
                        "desk",
                        true,
                        "property",
                        name()));

        assertThat(api.as(STAFF).get("/tickets/" + onboarding).status()).isEqualTo(404);
    }

    @Test
    @Tag("M1")
    void aRequestKeepsItsPlaceWhenThatIsRenamed() {
        String ticket = order("climate", "7.11");

        change(Map.of("name", "New " + name()));

        JsonNode seen = api.as(STAFF).get("/tickets/" + ticket).json();
        assertThat(seen.at("/place/property/name").asText()).isEqualTo("New " + name());
        assertThat(seen.at("/custom_fields/property").asText()).isEqualTo(name());
    }

    @Test
    @Tag("M1")
    void takesPlacesByTheirIdsAndKeepsTheirNames() {
        String ticket = order("employee", Map.of("category", "climate", "property", id(), "room", room));

        JsonNode seen = api.as("employee").get("/tickets/" + ticket).json();
        assertThat(seen.at("/custom_fields/property").asText()).isEqualTo(name());
        assertThat(seen.at("/custom_fields/room").asText()).isEqualTo("7.11");
        assertThat(seen.at("/place/room/id").asText()).isEqualTo(room);
    }

    @Test
    @Tag("M1")
    void refusesPlacesThatAreNotThere() {
        assertThat(refused(Map.of("category", "climate", "property", "Nowhere")))
                .containsExactly("/custom_fields/property");
        assertThat(refused(Map.of("category", "climate", "property", "Tower")))
                .as("it stands at globex")
                .containsExactly("/custom_fields/property");
        assertThat(refused(fields("climate", "3.07"))).as("of another property").containsExactly("/custom_fields/room");
        assertThat(refused(Map.of("category", "climate", "room", "7.11"))).containsExactly("/custom_fields/property");

        api.as("admin").delete(path() + "/rooms/" + room);

        assertThat(refused(fields("climate", "7.11"))).containsExactly("/custom_fields/room");
    }

    @Test
    @Tag("M1")
    void aDraftMayNameAnythingUntilItIsSent() {
        Map<String, Object> body = body("facility", Map.of("category", "climate", "property", "Nowhere"));
        body.put("draft", true);
        Answer draft = api.as("employee").post("/tickets", body);
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);

        Answer sent =
                api.as("employee").post("/tickets/" + draft.json().path("id").asText() + "/submit", Map.of());

        assertThat(sent.status()).isEqualTo(422);
    }

    private String order(String category, String room) {
        return order("employee", fields(category, room));
    }

    private String order(String person, Map<String, Object> fields) {
        return order(person, "facility", fields);
    }

    private String order(String person, String type, Map<String, Object> fields) {
        Answer made = api.as(person).post("/tickets", body(type, fields));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private List<String> refused(Map<String, Object> fields) {
        Answer refused = api.as("employee").post("/tickets", body("facility", fields));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        return Requests.texts(refused.json().path("errors"), "pointer");
    }

    private static Map<String, Object> body(String type, Map<String, Object> fields) {
        return new HashMap<>(Map.of("title", "It is cold", "ticket_type", type, "custom_fields", fields));
    }

    private Map<String, Object> fields(String category, String room) {
        Map<String, Object> fields = new HashMap<>(Map.of("category", category, "property", name()));
        if (room != null) {
            fields.put("room", room);
        }
        return fields;
    }

    private void change(Map<String, ?> change) {
        Answer changed = api.as("admin").patch(path(), change, "If-Match", "*");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private List<String> list(String person, String filter) {
        return Requests.texts(api.as(person).get("/tickets?" + filter).json().path("items"), "id");
    }

    private String path() {
        return "/properties/" + id();
    }

    private String id() {
        return property.json().path("id").asText();
    }

    private String name() {
        return property.json().path("name").asText();
    }
}
