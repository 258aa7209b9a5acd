package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Camunda Modeler deploys into the draft, by the calls that it makes of Camunda's REST API. */
@IntegrationTest
@Tag("F7")
class ModelerTests {

    private static final String MODELER = "/modeler/deployment/create";
    private static final String DRAFT = "/packs/facility/draft";
    private static final String MODEL = DRAFT + "/files/facility.bpmn";

    @Autowired
    Api api;

    @Autowired
    ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token;
    private String model;

    @BeforeEach
    void aTokenAndADiagram() {
        token = api.as("designer")
                .post("/auth/tokens", Map.of("name", "Camunda Modeler", "days", 1))
                .json()
                .path("token")
                .asText();
        api.as("admin").post(DRAFT, Map.of());
        model = content();
        api.as("admin").delete(DRAFT, "If-Match", "*");
    }

    @AfterEach
    void throwAway() {
        api.as("designer").delete(DRAFT, "If-Match", "*");
        api.as("designer")
                .get("/auth/tokens")
                .json()
                .path("items")
                .forEach(one -> api.as("designer")
                        .delete("/auth/tokens/" + one.path("id").asText()));
    }

    @Test
    void tellsWhetherItIsThereAndWhoMayDeploy() {
        assertThat(api.with(token)
                        .get("/modeler/version")
                        .json()
                        .path("version")
                        .asText())
                .startsWith("7.");
        assertThat(api.with(token).get("/modeler/deployment?maxResults=0").text())
                .isEqualTo("[]");
        assertThat(api.as("manager").get("/modeler/deployment?maxResults=0").status())
                .isEqualTo(403);
        assertThat(api.anonymous().get("/modeler/deployment?maxResults=0").status())
                .isEqualTo(401);
    }

    @Test
    void putsADiagramIntoTheDraftOfItsPack() throws Exception {
        String changed = model.replace("name=\"Five days quiet\"", "name=\"A quiet week\"");

        var answer = deploy(token, "Work orders", "facility.bpmn", changed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(read(answer).path("id").asText()).startsWith("facility:");
        assertThat(content()).isEqualTo(changed).isNotEqualTo(model);
        assertThat(api.as("designer").get("/packs/facility/releases").json().path("items"))
                .as("publishing is another step")
                .hasSize(1);
    }

    @Test
    void refusesWhatThePolicyRefusesAndLeavesTheDraftAsItWas() throws Exception {
        String script = model.replaceFirst(
                "<bpmn:userTask ", "<bpmn:scriptTask id=\"evil\" scriptFormat=\"js\" /><bpmn:userTask ");

        var refused = deploy(token, "facility", "facility.bpmn", script);
        var unreadable = deploy(token, "facility", "facility.bpmn", "<bpmn");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).path("message").asText()).contains("facility.bpmn: evil: ");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(read(unreadable).path("message").asText()).contains("facility.bpmn");
        assertThat(api.as("designer").get(DRAFT).status()).isEqualTo(404);
    }

    @Test
    void asksForTheNameOfThePack() throws Exception {
        var refused = deploy(token, "My process", "diagram_1.bpmn", model);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).path("message").asText()).contains("facility, ");
    }

    @Test
    void beginsANewProcessThatIsNamedLikeItsFile() throws Exception {
        api.as("designer").post("/packs", Map.of("key", "repairs", "name", Map.of("en", "Repairs")));
        String own = api.as("designer")
                .get("/packs/repairs/draft/files/repairs.bpmn")
                .json()
                .path("content")
                .asText();
        api.as("designer").delete("/packs/repairs/draft", "If-Match", "*");
        String script = own.replaceFirst(
                "<bpmn:exclusiveGateway ",
                "<bpmn:scriptTask id=\"evil\" scriptFormat=\"js\" /><bpmn:exclusiveGateway ");

        assertThat(read(deploy(token, "Repairs", "repairs.bpmn", script))
                        .path("message")
                        .asText())
                .as("the same policy")
                .contains("repairs.bpmn: evil: ");
        assertThat(api.as("designer").get("/packs/repairs/draft").status()).isEqualTo(404);
        var begun = deploy(token, "Repairs", "repairs.bpmn", own);

        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(api.as("designer")
                        .get("/packs/repairs/draft/files/repairs.bpmn")
                        .json()
                        .path("content")
                        .asText())
                .isEqualTo(own);
        assertThat(api.as("designer")
                        .get("/packs/repairs/draft/problems")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(deploy(token, "Repairs", "repairs.bpmn", own + "\n").statusCode())
                .as("and is deployed again")
                .isEqualTo(200);
        api.as("designer").delete("/packs/repairs/draft", "If-Match", "*");
    }

    @Test
    void overwritesNobodyElsesChange() throws Exception {
        api.as("admin").post(DRAFT, Map.of());
        assertThat(deploy(token, "facility", "facility.bpmn", model + "\n").statusCode())
                .as("of the draft that another began, but has not changed")
                .isEqualTo(200);
        String tag = api.as("admin").get(MODEL).header("ETag");
        api.as("admin").put(MODEL, Map.of("content", model + "<!-- hers -->"), "If-Match", tag);

        var refused = deploy(token, "facility", "facility.bpmn", model);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(read(refused).path("message").asText()).contains("facility.bpmn");
        assertThat(content()).endsWith("<!-- hers -->");
    }

    @Test
    void isForDesignersAlone() throws Exception {
        assertThat(deploy(api.as("manager").token(), "facility", "facility.bpmn", model)
                        .statusCode())
                .isEqualTo(403);
    }

    private String content() {
        return api.as("admin").get(MODEL).json().path("content").asText();
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    /** As Modeler sends it. */
    private HttpResponse<String> deploy(String bearer, String name, String file, String content)
            throws IOException, InterruptedException {
        String body = field("deployment-name", name)
                + field("deployment-source", "Camunda Modeler")
                + field("enable-duplicate-filtering", "true")
                + "--edge\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: text/xml\r\n\r\n" + content + "\r\n--edge--\r\n";
        return http.send(
                HttpRequest.newBuilder(URI.create(api.origin() + "/api/v1" + MODELER))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String field(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
