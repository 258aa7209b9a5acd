package io.assent.docs;

import static java.util.stream.Collectors.groupingBy;
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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The portal's client is made from a committed copy of the API document; this keeps the copy true. */
@IntegrationTest
class OpenApiTests {

    private static final Path COPY = Path.of("..", "portal", "openapi.json");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    Api api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

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

    /** The document knows types by their simple names: of two of one name it would tell one wrongly. */
    @Tag("I10")
    @Test
    void givesEachTypeANameOfItsOwn() {
        Set<Class<?>> told = new LinkedHashSet<>();
        routes.getHandlerMethods().values().forEach(route -> {
            add(ResolvableType.forMethodReturnType(route.getMethod()), told);
            Stream.of(route.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                    .forEach(parameter -> add(ResolvableType.forMethodParameter(parameter), told));
        });

        assertThat(told).isNotEmpty();
        assertThat(told.stream().collect(groupingBy(Class::getSimpleName)).values())
                .filteredOn(types -> types.size() > 1)
                .isEmpty();
    }

    /** Adds a type with all that it is made of. */
    private static void add(ResolvableType type, Set<Class<?>> told) {
        Stream.of(type.getGenerics()).forEach(each -> add(each, told));
        Class<?> raw = type.isArray() ? type.getComponentType().toClass() : type.toClass();
        if (raw.isEnum() || !raw.getPackageName().startsWith("io.assent") || !told.add(raw)) {
            return;
        }
        if (raw.isSealed()) {
            Stream.of(raw.getPermittedSubclasses()).forEach(each -> add(ResolvableType.forClass(each), told));
        }
        if (raw.isRecord()) {
            Stream.of(raw.getRecordComponents())
                    .forEach(each -> add(ResolvableType.forType(each.getGenericType()), told));
        }
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
