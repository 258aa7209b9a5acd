package io.assent.shared.web;

import io.assent.shared.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** Describes the API as it is: names in snake_case, bearer tokens, problems. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String KEY = "IdempotencyKey";
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> PUBLIC = Set.of(
            "/api/v1/health",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/forgot-password",
            "/api/v1/auth/reset-password");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, BodyProblems.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Assent").version("v1").description("Requests and approvals on BPMN."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    OpenApiCustomizer problemsAndTokens() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation
                                .getResponses()
                                .addApiResponse(
                                        "default",
                                        new ApiResponse()
                                                .description("A problem")
                                                .content(problemContent()));
                        secure(path, operation);
                    }));
        };
    }

    /** What the filter and the controllers do with headers, said once for all of them. */
    @Bean
    OpenApiCustomizer headers() {
        return document -> {
            document.getComponents().addParameters(KEY, idempotencyKey());
            document.getPaths().forEach((path, item) -> {
                item.readOperationsMap().forEach((method, operation) -> {
                    if (WRITES.contains(method) && !PUBLIC.contains(path)) {
                        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + KEY));
                    }
                    tell(operation, "201", HttpHeaders.LOCATION, "Where it is from now on");
                });
                guard(item);
            });
        };
    }

    /** Every list that comes in pages tells its total when asked. */
    @Bean
    OpenApiCustomizer totals() {
        return document -> document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> takes(operation, "cursor") && !takes(operation, Total.PARAMETER))
                .forEach(operation -> operation.addParametersItem(
                        new QueryParameter().name(Total.PARAMETER).schema(new BooleanSchema()._default(false))));
    }

    /** A list of one order says which. */
    @Bean
    OperationCustomizer orders() {
        return (operation, handler) -> {
            SortedBy order = handler.getMethodAnnotation(SortedBy.class);
            return order == null
                    ? operation
                    : operation.addParametersItem(new QueryParameter()
                            .name(KnownParameters.SORT)
                            .schema(new StringSchema().addEnumItem(order.value())));
        };
    }

    private static boolean takes(Operation operation, String parameter) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .anyMatch(each -> parameter.equals(each.getName()));
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(IdempotentWrites.HEADER)
                .description("Sent again with the same key, the write gets its first answer again")
                .schema(new StringSchema().minLength(1).maxLength(IdempotentWrites.LONGEST_KEY));
    }

    /** What is changed with an If-Match tells its ETag whenever it is told. */
    private static void guard(PathItem item) {
        List<Parameter> guards = item.readOperations().stream()
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .filter(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))
                .toList();
        guards.forEach(guard -> guard.required(true).description("The ETag of the last read"));
        if (!guards.isEmpty()) {
            Stream.of(item.getGet(), item.getPut(), item.getPatch())
                    .filter(Objects::nonNull)
                    .forEach(operation -> tell(operation, "200", HttpHeaders.ETAG, "For If-Match"));
        }
    }

    private static void tell(Operation operation, String status, String header, String description) {
        ApiResponse response = operation.getResponses().get(status);
        if (response != null) {
            response.addHeaderObject(
                    header, new Header().description(description).schema(new StringSchema()));
        }
    }

    private static void secure(String path, Operation operation) {
        if (!PUBLIC.contains(path)) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        }
    }

    private static Content problemContent() {
        return new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema<?> problem() {
        ObjectSchema error = new ObjectSchema();
        error.addProperty("pointer", new StringSchema().description("JSON pointer of the property"));
        error.addProperty("code", new StringSchema());
        error.addProperty("detail", new StringSchema());
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("RFC 9457; code is stable, further properties depend on it");
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("code", new StringSchema());
        problem.addProperty("request_id", new StringSchema());
        problem.addProperty("timestamp", new DateTimeSchema());
        problem.addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "timestamp", "errors"));
        return problem;
    }
}
