package io.assent.shared.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the document which properties are always there, as the records have them: what is not nullable, and in answers also what is sent as null. */
@Component
class SentProperties extends ModelResolver implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    /** For the whole JVM, as swagger keeps its converters: the one that reads a type may be another application's than the one that tells. */
    private static final Map<String, JavaType> RECORDS = new ConcurrentHashMap<>();

    private final ObjectMapper json;

    SentProperties(ObjectMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = super.resolve(type, context, chain);
        JavaType java = json.constructType(type.getType());
        if (schema != null && java.isRecordType()) {
            String name = schema.get$ref() == null ? schema.getName() : nameOf(schema.get$ref());
            if (name != null) {
                RECORDS.put(name, java);
            }
        }
        return schema;
    }

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema<?>> schemas = schemas(document);
        Set<String> answered = reached(document, schemas);
        RECORDS.forEach((name, type) -> {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null) {
                describe(schema, type, answered.contains(name));
            }
        });
    }

    private void describe(Schema<?> schema, JavaType type, boolean answered) {
        schema.getProperties().values().forEach(property -> openValues((Schema<?>) property));
        BeanDescription bean = json.getSerializationConfig().introspect(type);
        Map<String, RecordComponent> components = Arrays.stream(
                        type.getRawClass().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        List<String> required = new ArrayList<>();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            RecordComponent component = components.get(property.getInternalName());
            Schema<?> value = (Schema<?>) schema.getProperties().get(property.getName());
            if (component == null || value == null) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable) {
                required.add(property.getName());
            } else if (!answered || isSentAsNull(bean, property)) {
                schema.getProperties().put(property.getName(), orNull(value));
                if (answered) {
                    required.add(property.getName());
                }
            }
        }
        components.values().stream()
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .forEach(component -> schema.getProperties().remove(component.getName()));
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** Where the code says no more than Object there may be anything, not only objects. */
    private static void openValues(Schema<?> property) {
        if (property.getAdditionalProperties() instanceof Schema<?> values && isAnyObject(values)) {
            property.setAdditionalProperties(new JsonSchema());
        }
        if (property.getItems() != null && isAnyObject(property.getItems())) {
            property.setItems(new JsonSchema());
        }
    }

    private static boolean isAnyObject(Schema<?> schema) {
        return schema.get$ref() == null
                && schema.getProperties() == null
                && schema.getAdditionalProperties() == null
                && Set.of("object").equals(schema.getTypes());
    }

    private static boolean isSentAsNull(BeanDescription bean, BeanPropertyDefinition property) {
        JsonInclude.Value all = bean.findPropertyInclusion(JsonInclude.Value.empty());
        JsonInclude.Value own = all.withOverrides(property.findInclusion());
        return own.getValueInclusion() == JsonInclude.Include.USE_DEFAULTS
                || own.getValueInclusion() == JsonInclude.Include.ALWAYS;
    }

    private static Schema<?> orNull(Schema<?> value) {
        if (value.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(value, new JsonSchema().typesItem("null")));
        }
        return value.typesItem("null");
    }

    /** Names of the schemas that answers are made of. */
    private static Set<String> reached(OpenAPI document, Map<String, Schema<?>> schemas) {
        Set<String> reached = new HashSet<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getResponses)
                .filter(Objects::nonNull)
                .flatMap(responses -> responses.values().stream())
                .map(response -> response.getContent())
                .filter(Objects::nonNull)
                .flatMap(content -> schemasOf(content))
                .forEach(schema -> reach(schema, schemas, reached));
        return reached;
    }

    private static Stream<Schema<?>> schemasOf(Content content) {
        return content.values().stream()
                .<Schema<?>>map(media -> media.getSchema())
                .filter(Objects::nonNull);
    }

    private static void reach(@Nullable Schema<?> schema, Map<String, Schema<?>> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = nameOf(schema.get$ref());
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
            return;
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, reached);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> reach((Schema<?>) property, schemas, reached));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<?>> schemas(OpenAPI document) {
        return (Map) document.getComponents().getSchemas();
    }

    private static String nameOf(String reference) {
        return reference.substring(SCHEMAS.length());
    }
}
