package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("K9")
@IntegrationTest
class CategoryTests {

    private final String key = "c-" + UUID.randomUUID();

    @Autowired
    Api api;

    @Test
    void addsChangesAndRemovesACategory() {
        Answer added = add(Map.of("key", key, "name", key, "department", "it"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/api/v1/categories/" + key);
        assertThat(added.json().at("/department/key").asText()).isEqualTo("it");
        Map<String, Object> change = new HashMap<>(Map.of("name", key + " too"));
        change.put("department", null);

        Answer changed = change(change, added.header("ETag"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("department").isNull()).isTrue();
        assertThat(change(Map.of("name", "Late"), added.header("ETag")).status())
                .isEqualTo(412);
        assertThat(change(Map.of("name", "Late"), null).status()).isEqualTo(428);
        assertThat(api.as("admin").delete("/categories/" + key).status()).isEqualTo(204);
        assertThat(api.as("customer").get("/categories?q=" + key).json().path("items"))
                .isEmpty();
        assertThat(api.as("customer")
                        .get("/categories?active=false&q=" + key)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(api.as("admin")
                        .get("/audit?subject=" + added.json().path("id").asText())
                        .text())
                .contains("CATEGORY_ADDED", "CATEGORY_CHANGED");
    }

    @Test
    void namesEveryProblem() {
        add(Map.of("key", key, "name", key));

        assertThat(pointers(add(Map.of("key", "Not a key", "department", "nowhere"))))
                .containsExactlyInAnyOrder("/key", "/name", "/department");
        assertThat(pointers(add(Map.of("key", key, "name", key.toUpperCase(Locale.ROOT)))))
                .containsExactlyInAnyOrder("/key", "/name");
        assertThat(pointers(change(Map.of("key", "another", "name", " "), "*")))
                .containsExactlyInAnyOrder("/key", "/name");
        assertThat(pointers(add(Map.of("key", "x", "name", "x", "colour", "red"))))
                .containsExactly("/colour");
    }

    @Test
    void belongsToItsCompanyAndIsAdministeredThere() {
        add(Map.of("key", key, "name", key));

        assertThat(api.as("employee")
                        .post("/categories", Map.of("key", "mine", "name", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("admin@globex.example").get("/categories/" + key).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example").delete("/categories/" + key).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .post("/categories", Map.of("key", key, "name", key))
                        .status())
                .as("each company has keys of its own")
                .isEqualTo(201);
    }

    @Test
    void needsItsDepartment() {
        api.as("admin").post("/departments", Map.of("key", key, "name", "Short-lived"));
        add(Map.of("key", key, "name", key, "department", key));

        Answer refused = api.as("admin").delete("/departments/" + key);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/used_by/0").asText()).isEqualTo(key);
        api.as("admin").delete("/categories/" + key);
        assertThat(api.as("admin").delete("/departments/" + key).status()).isEqualTo(204);
    }

    @Test
    void mayBeAPartOfAnotherOne() {
        String part = key + "-part";
        JsonNode whole = add(Map.of("key", key, "name", key)).json();
        Answer added = add(Map.of("key", part, "name", "Lamps", "parent", key));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("path").asText()).isEqualTo(key + " / Lamps");
        assertThat(added.json().at("/parent/id").asText())
                .isEqualTo(whole.path("id").asText());
        assertThat(Requests.texts(
                        api.as("employee").get("/categories?q=" + key).json().path("items"), "path"))
                .containsExactly(key, key + " / Lamps");

        assertThat(pointers(add(Map.of("key", part + "-2", "name", "lamps", "parent", key))))
                .as("a name is its own among the parts of one")
                .containsExactly("/name");
        assertThat(pointers(add(Map.of("key", part + "-2", "name", "Lamps", "parent", part))))
                .containsExactly("/parent");
        assertThat(pointers(add(Map.of("key", part + "-2", "name", "Lamps", "parent", "nowhere"))))
                .containsExactly("/parent");
        assertThat(pointers(change(Map.of("parent", "it"), "*"))).containsExactly("/parent");
        Answer refused = api.as("admin").delete("/categories/" + key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("CATEGORY_IN_USE");
        assertThat(refused.json().at("/used_by/0").asText()).isEqualTo("Lamps");

        api.as("admin").delete("/categories/" + part);
        assertThat(api.as("admin").delete("/categories/" + key).status()).isEqualTo(204);
        assertThat(pointers(api.as("admin").patch("/categories/" + part, Map.of("active", true), "If-Match", "*")))
                .as("what is offered is a part of what is offered")
                .containsExactly("/parent");
    }

    @Test
    void areThereInTheDemoForWhatItsPeopleAskFor() {
        for (String person : List.of("employee", "employee@globex.example")) {
            assertThat(Requests.texts(
                            api.as(person).get("/categories?q=laptop").json().path("items"), "path"))
                    .as(person)
                    .containsExactly("IT / Laptops");
        }
        assertThat(api.as("employee")
                        .get("/categories/laptop")
                        .json()
                        .at("/department/key")
                        .asText())
                .isEqualTo("it");
    }

    private Answer add(Map<String, ?> category) {
        return api.as("admin").post("/categories", category);
    }

    private Answer change(Map<String, ?> change, String etag) {
        return etag == null
                ? api.as("admin").patch("/categories/" + key, change)
                : api.as("admin").patch("/categories/" + key, change, "If-Match", etag);
    }

    private static List<String> pointers(Answer answer) {
        return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText())
                .toList();
    }
}
