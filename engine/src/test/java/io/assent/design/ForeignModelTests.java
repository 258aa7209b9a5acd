package io.assent.design;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Models that were made for something else: the draft takes them, all that must change is told, and what is safe to change is offered.
 *
 * <p>{@code repairs.spec.ts} makes {@code *.repaired.bpmn} of what is offered in {@code *.problems.json}.
 */
@IntegrationTest
@Tag("F7")
class ForeignModelTests {

    private static final Path PAGE = Path.of("../docs/designer/foreign-models.md");
    private static final String PACK = "/packs/custom";
    private static final String DRAFT = PACK + "/draft";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    ObjectMapper json;

    private int release;

    @BeforeEach
    void aDraft() {
        release = current();
        api.as("designer").post(DRAFT, Map.of());
    }

    @AfterEach
    void asItWas() {
        if (current() != release) {
            String tag = api.as("designer")
                    .post(PACK + "/releases/" + release + "/take-back", Map.of())
                    .header("ETag");
            api.as("designer").post(DRAFT + "/publish", Map.of("note", "As it was"), "If-Match", tag);
        }
        api.as("designer").delete(DRAFT, "If-Match", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "loan"})
    void tellsAllThatMustChangeAndWhatIsSafe(String example) throws IOException {
        take(foreign(resource(example + ".bpmn")));

        JsonNode problems = problems();

        assertThat(problems).isEqualTo(json.readTree(resource(example + ".problems.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "loan"})
    void whatIsSafeLeavesNothingButWords(String example) throws IOException {
        take(foreign(resource(example + ".repaired.bpmn")));

        JsonNode problems = problems();

        assertThat(problems).isNotEmpty().noneMatch(problem -> problem.hasNonNull("repair"));
        String page = Files.readString(PAGE);
        assertThat(problems).allSatisfy(problem -> assertThat(page).contains(message(problem)));
    }

    @Test
    void anInvoiceIsRebuiltPublishedAndPaid() throws IOException {
        publish("invoice");

        String ticket = ask(650);
        complete(ticket, "CLARIFIED");
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        requests.approve("head", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        requests.complete("finance1", ticket, "Transferred.");

        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void aLoanIsRebuiltPublishedAndPaidOut() throws IOException {
        publish("loan");

        String ticket = ask(120);
        complete(ticket, "WORTHY");
        requests.approve("manager", ticket);
        requests.complete("finance1", ticket, "Paid.");

        assertThat(requests.status(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void takesAModelWithoutADiagram() throws IOException {
        String model = resource("invoice.bpmn").replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");

        take(foreign(model));

        assertThat(problems())
                .filteredOn(problem -> message(problem).contains("it is not drawn"))
                .hasSize(20);
    }

    @Test
    void takesSeveralPoolsAndRunsNoneOfThemUnasked() throws IOException {
        String second = "<bpmn:process id=\"other\" isExecutable=\"false\"><bpmn:startEvent id=\"s\" /></bpmn:process>";
        String model = resource("loan.bpmn").replace("</bpmn:process>", "</bpmn:process>" + second);

        take(foreign(model));

        assertThat(problems())
                .filteredOn(problem -> message(problem).contains("it is not executable"))
                .hasSize(2)
                .noneMatch(problem -> problem.hasNonNull("repair"));
    }

    @Test
    void takesTwoThousandElements() throws IOException {
        String many =
                IntStream.range(0, 1_000).mapToObj(i -> """
                    <bpmn:task id="Activity_%1$d" name="Step %1$d" camunda:asyncBefore="true" />
                    <bpmn:sequenceFlow id="Flow_s%1$d" sourceRef="Activity_%1$d" targetRef="Activity_%2$d" />
                    """.formatted(i, i + 1)).collect(Collectors.joining());
        String model = resource("invoice.bpmn").replace("</bpmn:process>", many + "</bpmn:process>");
        take(foreign(model));
        long begun = System.nanoTime();

        JsonNode problems = problems();

        assertThat(problems).hasSizeGreaterThan(4_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(api.as("designer").get(DRAFT).status())
                .as("the draft is kept")
                .isEqualTo(200);
    }

    private void publish(String example) throws IOException {
        SortedMap<String, byte[]> files = foreign(resource(example + ".rebuilt.bpmn"));
        files.put("approval-policy.dmn", resource("approval-policy.dmn").getBytes(UTF_8));
        files.put("scenarios/" + example + ".yaml", resource(example + ".yaml").getBytes(UTF_8));
        Answer taken = take(files);
        assertThat(problems()).isEmpty();

        Answer published = api.as("designer")
                .post(DRAFT + "/publish", Map.of("note", "Rebuilt"), "If-Match", taken.header("ETag"));

        assertThat(published.status()).as(published.text()).isEqualTo(201);
    }

    /** The files of the draft that every pack has, with a model from elsewhere. */
    private SortedMap<String, byte[]> foreign(String model) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String shared : List.of("approval.bpmn", "sla-clock.bpmn")) {
            String content = api.as("designer")
                    .get(DRAFT + "/files/" + shared)
                    .json()
                    .path("content")
                    .asText();
            files.put(shared, content.getBytes(UTF_8));
        }
        files.put("pack.yaml", resource("pack.yaml").getBytes(UTF_8));
        files.put("request.form", resource("request.form").getBytes(UTF_8));
        if (model.contains("invoice-assign-approver")) {
            files.put("invoice-approver.dmn", resource("invoice-approver.dmn").getBytes(UTF_8));
        }
        files.put("custom.bpmn", model.getBytes(UTF_8));
        return files;
    }

    private Answer take(SortedMap<String, byte[]> files) {
        Answer taken = api.as("designer")
                .send(
                        "PUT",
                        DRAFT + "/pack.zip",
                        Archive.of("custom", files),
                        "Content-Type",
                        "application/zip",
                        "If-Match",
                        "*");
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        return taken;
    }

    private JsonNode problems() {
        Answer answer = api.as("designer").get(DRAFT + "/problems");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items");
    }

    private static String message(JsonNode problem) {
        return problem.path("message").asText();
    }

    private void complete(String ticket, String outcome) {
        String task = requests.tasks("buyer", ticket).getFirst();
        Answer done = api.as("buyer").post("/tasks/" + task + "/complete", Map.of("outcome", outcome));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private String ask(int amount) {
        Answer made = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "An example",
                                "ticket_type",
                                "custom",
                                "custom_fields",
                                Map.of("amount", amount)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private int current() {
        return StreamSupport.stream(
                        api.as("designer")
                                .get(PACK + "/releases")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(one -> one.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = ForeignModelTests.class.getResourceAsStream("/foreign/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
