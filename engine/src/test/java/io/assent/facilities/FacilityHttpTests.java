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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("M1")
class FacilityHttpTests {

    @Autowired
    private Api api;

    @Test
    void aPropertyIsMadeChangedAndDeletedByAdministrators() {
        Answer made = make(Map.of(
                "address", "Quay 4",
                "zone", "Europe/Berlin",
                "manager", "facility@acme.example",
                "staff", List.of("buyer@acme.example"),
                "floors", List.of(Map.of("name", "Ground floor"), Map.of("name", "First"))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = path(made);
        assertThat(made.header("Location")).endsWith(path);
        assertThat(made.json().at("/manager/email").asText()).isEqualTo("facility@acme.example");
        assertThat(Requests.texts(made.json().path("staff"), "email")).containsExactly("buyer@acme.example");
        assertThat(Requests.texts(made.json().path("floors"), "name")).containsExactly("Ground floor", "First");

        String first = made.json().at("/floors/1/id").asText();
        Map<String, Object> change = new HashMap<>(Map.of(
                "staff",
                List.of(),
                "floors",
                List.of(Map.of("id", first, "name", "Upper floor"), Map.of("name", "Roof"))));
        change.put("manager", null);
        Answer changed = api.as("admin").patch(path, change, "If-Match", made.header("ETag"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("address").asText()).isEqualTo("Quay 4");
        assertThat(changed.json().path("manager").isMissingNode()
                        || changed.json().path("manager").isNull())
                .isTrue();
        assertThat(Requests.texts(changed.json().path("floors"), "name")).containsExactly("Upper floor", "Roof");
        assertThat(changed.json().at("/floors/0/id").asText()).isEqualTo(first);
        assertThat(api.as("admin").patch(path, change).status()).isEqualTo(428);
        assertThat(api.as("admin")
                        .patch(path, change, "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);

        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);
        assertThat(api.as("employee").get(path).status()).isEqualTo(404);
        assertThat(api.as("admin")
                        .get("/audit?subject=" + made.json().path("id").asText())
                        .text())
                .contains("PROPERTY_ADDED", "PROPERTY_CHANGED", "PROPERTY_DELETED");
    }

    @Test
    void roomsAreMadeChangedAndDeletedFloorByFloor() {
        Answer property = make(Map.of("floors", List.of(Map.of("name", "0"), Map.of("name", "1"))));
        String rooms = path(property) + "/rooms";
        room(rooms, "1.01", "1");
        room(rooms, "0.10", "0");
        Answer made = room(rooms, "0.9", property.json().at("/floors/0/id").asText());
        assertThat(made.json().at("/floor/name").asText()).isEqualTo("0");

        assertThat(names(rooms, "")).containsExactly("0.9", "0.10", "1.01");
        assertThat(names(rooms, "?q=1.")).containsExactly("1.01");
        JsonNode page = api.as("employee").get(rooms + "?limit=2").json();
        assertThat(names(rooms, "?limit=2&cursor=" + page.path("next_cursor").asText()))
                .containsExactly("1.01");
        assertThat(api.as("employee").get(path(property)).json().path("rooms").asInt())
                .isEqualTo(3);
        assertThat(api.as("employee")
                        .get(path(property))
                        .json()
                        .at("/floors/0/rooms")
                        .asInt())
                .isEqualTo(2);

        String one = rooms + "/" + made.json().path("id").asText();
        Answer changed =
                api.as("admin").patch(one, Map.of("name", "Kitchen", "floor", "1"), "If-Match", made.header("ETag"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(names(rooms, "")).containsExactly("0.10", "1.01", "Kitchen");
        assertThat(api.as("admin").delete(one).status()).isEqualTo(204);
        assertThat(names(rooms, "")).containsExactly("0.10", "1.01");
        assertThat(room(rooms, "kitchen", "1").status())
                .as("a name is free again")
                .isEqualTo(201);
    }

    @Test
    void roomsOfAFloorThatGoesStay() {
        Answer property = make(Map.of("floors", List.of(Map.of("name", "0"))));
        String rooms = path(property) + "/rooms";
        room(rooms, "Cellar", "0");

        api.as("admin").patch(path(property), Map.of("floors", List.of()), "If-Match", property.header("ETag"));

        assertThat(api.as("employee").get(rooms).json().at("/items/0/floor").isObject())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\" \"} | /name INVALID",
                "{\"name\":\"main STREET 12\"} | /name TAKEN",
                "{\"name\":\"X\",\"zone\":\"Mars\"} | /zone UNKNOWN",
                "{\"name\":\"X\",\"manager\":\"admin@globex.example\"} | /manager UNKNOWN",
                "{\"name\":\"X\",\"staff\":[\"customer@acme.example\"]} | /staff/0 UNKNOWN",
                "{\"name\":\"X\",\"floors\":[{\"name\":\"0\"},{\"name\":\"0\"}]} | /floors/1/name TAKEN",
                "{\"name\":\"X\",\"floors\":[{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"0\"}]} |"
                        + " /floors/0/id UNKNOWN",
                "{\"name\":\"X\",\"floors\":[null]} | /floors/0/name INVALID",
            })
    void refusesAPropertyThatIsNone(String body, String problem) {
        Answer refused = api.as("admin").send("POST", "/properties", body);

        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().path("errors").path(0);
        assertThat(error.path("pointer").asText() + " " + error.path("code").asText())
                .isEqualTo(problem);
    }

    @Test
    void refusesARoomThatIsThereOrLiesNowhere() {
        String rooms = path(make(Map.of())) + "/rooms";
        api.as("admin").post(rooms, Map.of("name", "1"));

        Answer refused = api.as("admin").post(rooms, Map.of("name", "1", "floor", "9"));

        assertThat(Requests.texts(refused.json().path("errors"), "pointer"))
                .containsExactlyInAnyOrder("/name", "/floor");
    }

    @Test
    void tellsPropertiesAndTheirPeopleToColleaguesOnly() {
        String path = "/properties?q=main%20street";

        assertThat(api.as("employee")
                        .get(path)
                        .json()
                        .at("/items/0/manager/name")
                        .asText())
                .isEqualTo("Carlos Mendes");
        assertThat(api.as("customer").get(path).status()).isEqualTo(403);
        assertThat(names("/properties", "", "employee@globex.example")).containsExactly("Tower", "Warehouse");
    }

    private Answer make(Map<String, ?> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("name", "House " + Ids.next());
        return api.as("admin").post("/properties", body);
    }

    private Answer room(String rooms, String name, String floor) {
        Answer made = api.as("admin").post(rooms, Map.of("name", name, "floor", floor));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static String path(Answer property) {
        return "/properties/" + property.json().path("id").asText();
    }

    private List<String> names(String list, String query) {
        return names(list, query, "employee");
    }

    private List<String> names(String list, String query, String person) {
        return Requests.texts(api.as(person).get(list + query).json().path("items"), "name");
    }
}
