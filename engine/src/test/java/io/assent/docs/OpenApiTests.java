package io.assent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The portal's client is made from a committed copy of the API document; this keeps the copy true. */
@IntegrationTest
class OpenApiTests {

    private static final Path COPY = Path.of("..", "portal", "openapi.json");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    Api api;

    @Tag("I10")
    @Test
    void servesTheDocumentThatThePortalWasMadeFrom() throws IOException {
        String served = JSON.writeValueAsString(sorted(
                        api.anonymous().get(api.origin() + "/v3/api-docs").json())) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COPY, served);
        }

        assertThat(Files.exists(COPY) ? Files.readString(COPY) : "")
                .as("the API changed: run this test with -Dopenapi.write=true and commit portal/openapi.json")
                .isEqualTo(served);
    }

    @Tag("I10")
    @Test
    void tellsWhatIsCreatedAndWhichHeadersAreTaken() {
        JsonNode paths =
                api.anonymous().get(api.origin() + "/v3/api-docs").json().path("paths");
        JsonNode create = paths.path("/api/v1/tickets").path("post");
        JsonNode ticket = paths.path("/api/v1/tickets/{id}");

        assertThat(create.path("responses").has("200")).isFalse();
        assertThat(create.path("responses").path("201").path("headers").has("Location"))
                .isTrue();
        assertThat(create.path("parameters").findValuesAsText("$ref"))
                .containsExactly("#/components/parameters/IdempotencyKey");
        assertThat(ticket.at("/patch/parameters").findParents("name"))
                .filteredOn(each -> each.path("name").asText().equals("If-Match"))
                .allMatch(each -> each.path("required").asBoolean())
                .hasSize(1);
        assertThat(ticket.at("/get/responses/200/headers").has("ETag")).isTrue();
        assertThat(ticket.at("/patch/responses/200/headers").has("ETag")).isTrue();
    }

    /** The order of paths and schemas is not fixed from start to start, and the server's address is not part of the contract. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            object.properties().stream()
                    .filter(field -> !field.getKey().equals("servers"))
                    .forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            ObjectNode ordered = JSON.createObjectNode();
            fields.forEach(ordered::set);
            return ordered;
        }
        if (node.isArray()) {
            var ordered = JSON.createArrayNode();
            node.forEach(each -> ordered.add(sorted(each)));
            return ordered;
        }
        return node;
    }
}
