package io.assent.shared.web;

import io.assent.shared.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API as it is: names in snake_case, bearer tokens, problems. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final Set<String> PUBLIC = Set.of("/api/v1/health", "/api/v1/auth/login", "/api/v1/auth/refresh");

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
