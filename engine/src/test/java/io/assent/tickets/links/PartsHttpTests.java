package io.assent.tickets.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.workflow.RequestWanted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A process starts requests of other types, waits for their end, and takes them with it. */
@IntegrationTest
@Tag("D2")
@Tag("A7")
@Tag("A9")
class PartsHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Tenants tenants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void startsPartsInTheRequestersNameWhichTheirOwnApproversDecide() {
        String whole = onboarding("laptop", "files");
        requests.approve("head", whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> links("manager", whole).size() == 2);

        JsonNode hardware = part(whole, "it-hardware");
        JsonNode seen = api.as("manager")
                .get("/tickets/" + hardware.path("id").asText())
                .json();

        assertThat(seen.path("requester").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(seen.path("title").asText()).isEqualTo("Mia Bauer starts");
        assertThat(seen.path("custom_fields").path("item").asText()).isEqualTo("laptop");
        assertThat(seen.path("custom_fields").path("quantity").isNumber()).isTrue();
        assertThat(seen.path("custom_fields").path("justification").asText()).contains("Mia Bauer");
        assertThat(requests.approvals("head", seen.path("id").asText())).hasSize(1);
        JsonNode link = links("manager", whole).get(0);
        assertThat(link.path("kind").asText()).isEqualTo("CHILD");
        assertThat(link.path("started").asBoolean()).isTrue();
        assertThat(link.path("created_by").isNull()).isTrue();
        assertThat(api.as("head")
                        .get("/tickets/" + seen.path("id").asText() + "/history")
                        .text())
                .contains("TICKET_CREATED", "TICKET_LINKED", "Laura Chen");
    }

    @Test
    void tellsTheWholeOnceWhenPartsEndAtTheSameMomentAndShowsThemToWhoDecides() {
        String whole = onboarding("laptop", "files");
        requests.approve("head", whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> links("manager", whole).size() == 2);

        CompletableFuture.allOf(Stream.of("it-hardware", "access")
                        .map(type -> requests.approval(
                                "head", part(whole, type).path("id").asText()))
                        .map(approval -> CompletableFuture.runAsync(() -> assertThat(
                                        requests.act("head", approval, "reject", Map.of("comments", "No."))
                                                .status())
                                .isEqualTo(200)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(requests.tasks("hr", whole)).hasSize(1);
        assertThat(statuses("hr", whole)).containsExactly("REJECTED", "REJECTED");
        assertThat(requests.status(whole)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void saysOnTheWayThatItWaitsForThem() {
        String whole = onboarding("laptop", "none");
        requests.approve("head", whole);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.as("manager")
                                .get("/tickets/" + whole + "/path")
                                .json()
                                .path("stops"))
                        .filteredOn(stop -> stop.path("state").asText().equals("now"))
                        .extracting(stop -> stop.path("name").asText())
                        .containsExactly("Get everything ready"));
    }

    @Test
    void keepsTheLinkThatItWaitsFor() {
        String whole = onboarding("laptop", "none");
        requests.approve("head", whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> links("manager", whole).size() == 1);
        String link = links("manager", whole).get(0).path("id").asText();

        Answer refused = api.as("manager").delete("/tickets/" + whole + "/links/" + link);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("LINK_OF_PROCESS");
    }

    @Test
    void cancelsPartsWithTheWholeAndSaysSo() {
        String whole = onboarding("tablet", "none");
        requests.approve("head", whole);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> links("manager", whole).size() == 1);
        String part = part(whole, "it-hardware").path("id").asText();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.as("manager").get("/tickets/" + whole).text().contains("\"cancel\""));

        api.as("manager").post("/tickets/" + whole + "/cancel", Map.of());

        assertThat(requests.status(whole)).isEqualTo("CANCELLED");
        assertThat(requests.status(part)).isEqualTo("CANCELLED");
        assertThat(api.as("manager").get("/tickets/" + part + "/history").text())
                .contains("TICKET_CANCEL", "part_of");
    }

    @Test
    void startsTheSameRequestOnceHoweverOftenItIsAsked() {
        String whole = help();
        RequestWanted wanted = wanted(whole);

        publish(wanted);
        publish(wanted);

        assertThat(links("employee", whole)).hasSize(1);

        api.as("employee")
                .post("/tickets/" + part(whole, "it-support").path("id").asText() + "/cancel", Map.of());
        publish(wanted);

        assertThat(statuses("employee", whole)).containsExactly("CANCELLED", "SUBMITTED");
    }

    @Test
    void refusesToGoMoreThanFourDeep() {
        String deepest = help();
        for (int i = 0; i < 4; i++) {
            String inside = help();
            api.as("employee").post("/tickets/" + deepest + "/links", Map.of("kind", "CHILD", "ticket", inside));
            deepest = inside;
        }
        RequestWanted wanted = wanted(deepest);

        assertThatThrownBy(() -> publish(wanted))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PARTS_TOO_DEEP"));
        assertThat(links("employee", deepest)).hasSize(1);
    }

    @Test
    void startsNothingThatTheRequesterMayNotAskFor() {
        String whole = help();
        RequestWanted wanted = new RequestWanted(UUID.fromString(whole), "serviceTask_X", "onboarding", Map.of());

        assertThatThrownBy(() -> publish(wanted))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("NOT_FOUND"));
        assertThat(links("employee", whole)).isEmpty();
    }

    private static RequestWanted wanted(String whole) {
        return new RequestWanted(UUID.fromString(whole), "serviceTask_X", "it-support", Map.of());
    }

    private void publish(RequestWanted wanted) {
        Tenancy.run(
                tenants.signIn("employee@acme.example").orElseThrow().tenant(),
                () -> transaction.executeWithoutResult(_ -> events.publishEvent(wanted)));
    }

    private String onboarding(String equipment, String system) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "colleague",
                "Mia Bauer",
                "first_day",
                LocalDate.now().plusDays(20).toString(),
                "whose_team",
                "mine",
                "equipment",
                equipment,
                "system",
                system));
        if (!system.equals("none")) {
            fields.put("role", "read");
        }
        Answer made = api.as("manager")
                .post(
                        "/tickets",
                        Map.of("title", "Mia Bauer starts", "ticket_type", "onboarding", "custom_fields", fields));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private String help() {
        return api.as("employee")
                .post("/tickets", Map.of("title", "The printer smokes", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();
    }

    private JsonNode links(String person, String ticket) {
        return api.as(person).get("/tickets/" + ticket + "/links").json().path("items");
    }

    private List<JsonNode> tickets(String person, String whole) {
        return StreamSupport.stream(links(person, whole).spliterator(), false)
                .map(link -> link.path("ticket"))
                .toList();
    }

    private List<String> statuses(String person, String whole) {
        return tickets(person, whole).stream()
                .map(part -> part.path("status").asText())
                .toList();
    }

    private JsonNode part(String whole, String type) {
        return tickets("admin", whole).stream()
                .filter(part -> part.path("ticket_type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
