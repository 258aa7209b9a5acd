package io.assent.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs do steps of processes: by the calls of Camunda's REST API, and by its client for Java. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("D1")
class ExternalTasksTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FETCH = "/external-task/fetchAndLock";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    ObjectMapper json;

    private BookingPack pack;
    private String token;

    @BeforeAll
    void aProgramBooks() {
        pack = new BookingPack(api);
        pack.publish();
        token = token("test-worker");
    }

    @AfterAll
    void takeBack() {
        pack.takeBack();
    }

    /** What a test leaves waiting would be fetched by the next. */
    @AfterEach
    void doTheRest() {
        fetch("cleaner", 100).forEach(task -> call(task, "complete", Map.of("workerId", "cleaner")));
    }

    @Test
    void camundasClientDoesTheWork() {
        String ticket = pack.waiting(requests);
        AtomicReference<ExternalTask> seen = new AtomicReference<>();
        AtomicReference<String> title = new AtomicReference<>();
        ExternalTaskClient client = ExternalTaskClient.create()
                .baseUrl(api.origin() + "/api/v1")
                .workerId("java")
                .asyncResponseTimeout(2_000)
                .addInterceptor(request -> request.addHeader("Authorization", "Bearer " + token))
                .build();
        try {
            client.subscribe(BookingPack.TOPIC)
                    .includeExtensionProperties(true)
                    .handler((task, service) -> {
                        seen.set(task);
                        title.set(read(task.getVariable("ticket")).path("title").asText());
                        service.complete(task, Map.of("seat", "Seat 12"));
                    })
                    .open();

            await().atMost(PATIENCE).until(() -> requests.status(ticket).equals("COMPLETED"));
        } finally {
            client.stop();
        }

        assertThat(seen.get().getBusinessKey()).isEqualTo(ticket);
        assertThat(seen.get().getActivityId()).isEqualTo("serviceTask_Book");
        assertThat(seen.get().getExtensionProperty("hall")).isEqualTo("A");
        assertThat(title.get()).isEqualTo("A talk");
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket)
                        .json()
                        .at("/custom_fields/seat")
                        .asText())
                .isEqualTo("Seat 12");
        JsonNode entry = api.as("admin")
                .get("/audit?action=PROGRAM_COMPLETED&ticket=" + ticket)
                .json()
                .at("/items/0/after");
        assertThat(entry.path("program").asText()).isEqualTo("test-worker");
        assertThat(entry.path("step").asText()).isEqualTo(BookingPack.STEP);
    }

    @Test
    void theOutcomeAndTheErrorChooseTheWay() {
        String taken = pack.waiting(requests);
        complete(only(taken), Map.of("outcome", Map.of("value", "TAKEN", "type", "String")));
        assertThat(requests.status(taken)).isEqualTo("REJECTED");

        String soldOut = pack.waiting(requests);
        JsonNode task = only(soldOut);
        Answer unknown = call(task, "bpmnError", Map.of("workerId", "w", "errorCode", "OTHER"));
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(409);
        assertThat(problem(unknown)).isEqualTo("ERROR_NOT_CAUGHT");
        assertThat(requests.status(soldOut)).isEqualTo("IN_PROGRESS");
        assertThat(call(task, "bpmnError", Map.of("workerId", "w", "errorCode", "SOLD_OUT"))
                        .status())
                .isEqualTo(204);
        assertThat(requests.status(soldOut)).isEqualTo("REJECTED");
    }

    @Test
    @Tag("F4")
    void whatAProgramDidIsToldInAScenario() {
        String ticket = pack.waiting(requests);
        call(only(ticket), "bpmnError", Map.of("workerId", "w", "errorCode", "SOLD_OUT"));
        api.as("admin").post("/packs/custom/draft", Map.of());
        try {
            assertThat(api.as("admin")
                            .post("/packs/custom/draft/scenarios", Map.of("ticket", ticket))
                            .text())
                    .contains("head approves, program raises SOLD_OUT", "REJECTED");
        } finally {
            api.as("admin").delete("/packs/custom/draft", "If-Match", "*");
        }
    }

    @Test
    void oneWorkerAtATimeHoldsIt() {
        String ticket = pack.waiting(requests);
        JsonNode task = only(ticket);

        assertThat(fetch("other", 10)).isEmpty();
        assertThat(retry(task)).as("it did not fail").isEqualTo(409);
        Answer theft = call(task, "complete", Map.of("workerId", "other"));
        assertThat(theft.status()).as(theft.text()).isEqualTo(400);
        assertThat(problem(theft)).isEqualTo("LOCKED_BY_OTHERS");
        assertThat(call(task, "extendLock", Map.of("workerId", "w", "newDuration", 60_000))
                        .status())
                .isEqualTo(204);
        assertThat(call(task, "unlock", null).status()).isEqualTo(204);
        assertThat(call(task, "lock", Map.of("workerId", "other", "lockDuration", 60_000))
                        .status())
                .isEqualTo(204);
        assertThat(complete(task, Map.of()).status()).isEqualTo(400);
        assertThat(call(task, "complete", Map.of("workerId", "other")).status()).isEqualTo(204);
        assertThat(call(task, "complete", Map.of("workerId", "other")).status()).isEqualTo(404);
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("D5")
    void aFailureIsTriedAgainAndWithoutAttemptsWaitsForAnAdministrator() {
        String ticket = pack.waiting(requests);
        JsonNode task = only(ticket);
        assertThat(fail(task, "w", 1, 600_000).status()).isEqualTo(204);

        JsonNode retrying = failing(ticket);
        assertThat(retrying.path("state").asText()).isEqualTo("RETRYING");
        assertThat(retrying.path("cause").asText()).isEqualTo("The hall does not answer");
        assertThat(Instant.parse(retrying.path("next_attempt_at").asText())).isAfter(Instant.now());
        assertThat(fetch("w", 10)).as("not before its time").isEmpty();
        assertThat(retry(task)).isEqualTo(200);
        JsonNode again = only(ticket);
        assertThat(again.path("retries").asInt()).isEqualTo(2);
        assertThat(again.path("errorMessage").asText()).isEqualTo("The hall does not answer");
        assertThat(failing(ticket).path("state").asText()).isEqualTo("RUNNING");
        Answer atWork = retried(task);
        assertThat(atWork.status()).as("a worker is at it").isEqualTo(409);
        assertThat(atWork.json().path("code").asText()).isEqualTo("JOB_RUNNING");
        JsonNode many = api.as("admin")
                .post(
                        "/operations/jobs/retry",
                        Map.of("ids", List.of(task.path("id").asText())))
                .json()
                .at("/results/0");
        assertThat(many.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(many.at("/problem/code").asText()).isEqualTo("JOB_RUNNING");
        assertThat(failing(ticket).path("attempts_left").asInt()).isEqualTo(2);

        assertThat(fail(again, "w", 0, 0).status()).isEqualTo(204);

        JsonNode stuck = failing(ticket);
        assertThat(stuck.path("state").asText()).isEqualTo("STUCK");
        assertThat(stuck.at("/step/name").asText()).isEqualTo(BookingPack.STEP);
        assertThat(fetch("w", 10)).isEmpty();
        assertThat(Requests.texts(
                        api.as("admin").get("/notifications?limit=50").json().path("items"), "event"))
                .contains("PROCESS_STUCK");
        assertThat(retry(task)).isEqualTo(200);
        assertThat(complete(only(ticket), Map.of()).status()).isEqualTo(204);
        assertThat(requests.status(ticket)).isEqualTo("COMPLETED");
        assertThat(Requests.texts(
                        api.as("admin").get("/audit?ticket=" + ticket).json().path("items"), "action"))
                .contains("PROGRAM_FAILED", "JOB_RETRIED", "PROGRAM_COMPLETED");
    }

    @Test
    @Tag("D5")
    void whatIsHeldIsNotFetchedAndNotDone() {
        String ticket = pack.waiting(requests);
        JsonNode task = only(ticket);
        String instance = api.as("admin")
                .get("/operations/instances?ticket=" + ticket + "&node=serviceTask_Book")
                .json()
                .at("/items/0/id")
                .asText();
        api.as("admin")
                .post("/operations/instances/" + instance + "/suspend", Map.of("reason", "The hall is repaired"));

        assertThat(problem(complete(task, Map.of()))).isEqualTo("PROCESS_SUSPENDED");
        call(task, "unlock", null);
        assertThat(fetch("w", 10)).isEmpty();

        api.as("admin").post("/operations/instances/" + instance + "/resume", Map.of());
        assertThat(complete(only(ticket), Map.of()).status()).isEqualTo(204);
    }

    @Test
    void waitsForWork() {
        CompletableFuture<List<JsonNode>> asked = CompletableFuture.supplyAsync(() -> fetch("patient", 10, 20_000));
        String ticket = pack.waiting(requests);

        List<JsonNode> tasks = asked.join();

        assertThat(tasks).extracting(task -> task.path("businessKey").asText()).containsExactly(ticket);
        assertThat(call(tasks.getFirst(), "complete", Map.of("workerId", "patient"))
                        .status())
                .isEqualTo(204);
        assertThat(fetch("patient", 10, 600)).as("nothing in time").isEmpty();
    }

    @Test
    void aWorkerOfOtherTenantsAndPeopleDoNotReachIt() {
        String ticket = pack.waiting(requests);
        JsonNode task = only(ticket);
        String strangers = token("strangers-worker");

        assertThat(api.with(strangers).post(FETCH, asking("s", 10, 0)).json()).isEmpty();
        assertThat(api.with(strangers)
                        .post(path(task, "complete"), Map.of("workerId", "w"))
                        .status())
                .isEqualTo(404);
        assertThat(api.as("admin").post(FETCH, asking("s", 10, 0)).status()).isEqualTo(403);
        assertThat(api.anonymous().post(FETCH, asking("s", 10, 0)).status()).isEqualTo(401);
        assertThat(api.with(token).get("/tickets/" + ticket).status()).isEqualTo(403);
        assertThat(token("test-worker", "wrong").contains("ey")).isFalse();
    }

    @Test
    void saysWhatIsWrongAndKeepsTheWork() {
        String ticket = pack.waiting(requests);
        JsonNode task = only(ticket);

        assertThat(pointers(api.with(token).post(FETCH, Map.of())))
                .containsExactlyInAnyOrder("/workerId", "/maxTasks", "/topics");
        assertThat(pointers(api.with(token)
                        .post(
                                FETCH,
                                Map.of(
                                        "workerId",
                                        "w",
                                        "maxTasks",
                                        10_000,
                                        "topics",
                                        List.of(Map.of(
                                                "topicName",
                                                BookingPack.TOPIC,
                                                "lockDuration",
                                                0,
                                                "businessKey",
                                                "4711",
                                                "processVariables",
                                                Map.of("a", 1)))))))
                .containsExactlyInAnyOrder(
                        "/maxTasks", "/topics/0/lockDuration", "/topics/0/businessKey", "/topics/0/processVariables");
        Answer strange = complete(task, Map.of("row", Map.of("value", "12", "type", "String")));
        assertThat(strange.status()).as(strange.text()).isEqualTo(422);
        assertThat(strange.text()).contains("/custom_fields/row");
        assertThat(pointers(complete(task, Map.of("seat", Map.of("value", "AAEC", "type", "Bytes")))))
                .containsExactly("/variables/seat");
        assertThat(api.with(token)
                        .post(path(task, "complete"), "{\"workerId\": \"w\", \"variables\": {\"seat\": null}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.with(token)
                        .post(FETCH, "{\"workerId\": \"w\", \"maxTasks\": 1, \"topics\": [null]}")
                        .status())
                .isEqualTo(422);
        Answer broken = api.with(token).post(FETCH, "{\"workerId\": ");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("message").asText()).isEqualTo("The body is not readable JSON.");
        assertThat(call(task, "failure", Map.of("workerId", "w", "retries", -1)).status())
                .isEqualTo(422);
        assertThat(call(task, "complete", Map.of()).status()).isEqualTo(422);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(complete(task, Map.of("seat", Map.of("value", "\"Seat 12\"", "type", "Json")))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode only(String ticket) {
        List<JsonNode> tasks = fetch("w", 10);
        assertThat(tasks).extracting(task -> task.path("businessKey").asText()).containsExactly(ticket);
        return tasks.getFirst();
    }

    private List<JsonNode> fetch(String worker, int most) {
        return fetch(worker, most, 0);
    }

    private List<JsonNode> fetch(String worker, int most, int patience) {
        Answer answer = api.with(token).post(FETCH, asking(worker, most, patience));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return java.util.stream.StreamSupport.stream(answer.json().spliterator(), false)
                .toList();
    }

    private static Map<String, Object> asking(String worker, int most, int patience) {
        return Map.of(
                "workerId",
                worker,
                "maxTasks",
                most,
                "asyncResponseTimeout",
                patience,
                "topics",
                List.of(Map.of("topicName", BookingPack.TOPIC, "lockDuration", 60_000)));
    }

    private Answer complete(JsonNode task, Map<String, ?> variables) {
        return call(task, "complete", Map.of("workerId", "w", "variables", variables));
    }

    private Answer fail(JsonNode task, String worker, int retries, int timeout) {
        return call(
                task,
                "failure",
                Map.of(
                        "workerId",
                        worker,
                        "errorMessage",
                        "The hall does not answer",
                        "errorDetails",
                        "at Hall.java:12",
                        "retries",
                        retries,
                        "retryTimeout",
                        timeout));
    }

    private Answer call(JsonNode task, String action, Object body) {
        return api.with(token).post(path(task, action), body);
    }

    private static String path(JsonNode task, String action) {
        return "/external-task/" + task.path("id").asText() + "/" + action;
    }

    private JsonNode failing(String ticket) {
        return api.as("admin").get("/operations/jobs?ticket=" + ticket).json().at("/items/0");
    }

    private int retry(JsonNode task) {
        return retried(task).status();
    }

    private Answer retried(JsonNode task) {
        return api.as("admin").post("/operations/jobs/" + task.path("id").asText() + "/retry", Map.of());
    }

    private static String problem(Answer refused) {
        return refused.json().path("type").asText();
    }

    private static List<String> pointers(Answer refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        return Requests.texts(refused.json().path("errors"), "pointer");
    }

    private String token(String worker) {
        return read(token(worker, "a-secret")).path("access_token").asText();
    }

    private String token(String worker, String secret) {
        String basic = Base64.getEncoder().encodeToString((worker + ":" + secret).getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.origin() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=work"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
