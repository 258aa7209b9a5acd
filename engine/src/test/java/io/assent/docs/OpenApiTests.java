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
