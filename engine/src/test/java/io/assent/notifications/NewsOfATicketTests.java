package io.assent.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.LiveClient;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("C3")
class NewsOfATicketTests {

    @Autowired
    private Api api;

    @Autowired
    private Requests requests;

    @Test
    void reachThoseAskedAtOnceAndTheRequesterWhenItIsDecided() {
        LiveClient manager = listen("manager", "/user/queue/inbox", "/user/queue/notifications");

        JsonNode ticket = submitPurchase("Standing desk");

        await().until(() -> manager.types().containsAll(List.of("INBOX_ADDED", "NOTIFICATION_ADDED")));
        JsonNode told = newest("manager");
        assertThat(told.path("event").asText()).isEqualTo("APPROVAL_ASKED");
        assertThat(told.path("title").asText())
                .contains("Standing desk", ticket.path("ticket_number").asText());
        assertThat(told.path("ticket").path("id").asText())
                .isEqualTo(ticket.path("id").asText());
        assertThat(told.path("read_at").isNull()).isTrue();

        LiveClient requester =
                listen("employee", "/topic/tickets/" + ticket.path("id").asText());
        decide("manager", ticket, "approve");

        await().until(() -> requester.types().contains("TICKET_STATUS_CHANGED"));
        assertThat(newest("employee").path("event").asText()).isEqualTo("TICKET_APPROVED");
    }

    @Test
    void stayWithThoseWhoMayReadTheTicket() {
        JsonNode ticket = submitPurchase("Desk lamp");

        LiveClient stranger = listen("employee@globex.example", "/user/queue/inbox");

        String topic = "/topic/tickets/" + ticket.path("id").asText();
        assertThat(stranger.refusalOf(topic)).isEqualTo("NOT_FOUND");
        assertThat(stranger.refusalOf(topic + "/presence")).isEqualTo("NOT_FOUND");
    }

    @Test
    @Tag("K5")
    void reachNobodyWhoMayNoLongerReadTheTicket() {
        JsonNode ticket = submitPurchase("Book shelf");
        String topic = "/topic/tickets/" + ticket.path("id").asText();
        LiveClient requester = listen("employee", topic);
        String designer = "/people/"
                + api.as("designer").get("/auth/me").json().path("id").asText();
        JsonNode roles = api.as("admin").get(designer).json().path("roles");

        give(designer, List.of("ADMIN"));
        LiveClient formerAdmin = listen("designer", topic);
        give(designer, roles);
        decide("manager", ticket, "approve");

        await().until(() -> requester.types().contains("TICKET_STATUS_CHANGED"));
        assertThat(formerAdmin.refusal()).isEqualTo("RIGHTS_CHANGED");
        assertThat(formerAdmin.types()).isEmpty();
    }

    private void give(String path, Object roles) {
        String version = api.as("admin").get(path).header("ETag");
        var changed = api.as("admin").patch(path, Map.of("roles", roles), "If-Match", version);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @Test
    void areMarkedReadAndCounted() {
        JsonNode ticket = submitPurchase("Whiteboard");
        JsonNode unread =
                api.as("manager").get("/notifications?unread=true&limit=100").json();
        int before = unread.path("unread_count").asInt();
        String id = StreamSupport.stream(unread.path("items").spliterator(), false)
                .filter(item -> item.path("ticket").path("id").equals(ticket.path("id")))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        var answer = api.as("manager").post("/notifications/read", Map.of("ids", List.of(id)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("unread_count").asInt()).isEqualTo(before - 1);
    }

    @Test
    void followThePersonsChoice() {
        var before = api.as("head").get("/notifications/preferences");
        Map<String, Object> choice = Map.of(
                "language", "de", "events", List.of(Map.of("event", "commented", "in_app", true, "email", false)));

        var unconditional = api.as("head").put("/notifications/preferences", choice);
        var changed = api.as("head").put("/notifications/preferences", choice, "If-Match", before.header("ETag"));
        var stale = api.as("head").put("/notifications/preferences", choice, "If-Match", before.header("ETag"));

        assertThat(unconditional.status()).isEqualTo(428);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("language").asText()).isEqualTo("de");
        assertThat(StreamSupport.stream(changed.json().path("events").spliterator(), false)
                        .filter(event -> !event.path("email").asBoolean())
                        .map(event -> event.path("event").asText()))
                .containsExactly("COMMENTED");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    @Tag("B2")
    void sayInTheReadersLanguageWhyTheyAreAsked() {
        String version = api.as("head").get("/notifications/preferences").header("ETag");
        api.as("head")
                .put("/notifications/preferences", Map.of("language", "de", "events", List.of()), "If-Match", version);

        requests.purchase("employee", 3_000);

        JsonNode told = newest("head");
        assertThat(told.path("event").asText()).isEqualTo("APPROVAL_ASKED");
        assertThat(told.path("text").asText()).contains("Von 1.000 bis 5.000 entscheidet die Abteilungsleitung.");
    }

    @Test
    void leaveATraceWhenThereIsNoMailServer() {
        JsonNode ticket = submitPurchase("Coat rack");

        var deliveries = api.as("admin").get("/deliveries?state=not_configured&limit=100");
        var forbidden = api.as("employee").get("/deliveries");

        assertThat(deliveries.status()).isEqualTo(200);
        JsonNode delivery = StreamSupport.stream(deliveries.json().path("items").spliterator(), false)
                .filter(item -> item.path("ticket_id").equals(ticket.path("id")))
                .findFirst()
                .orElseThrow();
        assertThat(delivery.path("recipient").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(delivery.path("ticket_number")).isEqualTo(ticket.path("ticket_number"));
        assertThat(Requests.texts(
                        api.as("admin")
                                .get("/deliveries?recipient=manager@acme.example&ticket="
                                        + ticket.path("ticket_number").asText())
                                .json()
                                .path("items"),
                        "id"))
                .contains(delivery.path("id").asText());
        assertThat(api.as("admin")
                        .get("/deliveries?recipient=nobody@acme.example")
                        .status())
                .isEqualTo(422);
        assertThat(api.as("admin")
                        .post("/deliveries/" + delivery.path("id").asText() + "/retry", Map.of())
                        .code())
                .isEqualTo("MAIL_NOT_CONFIGURED");
        assertThat(forbidden.status()).isEqualTo(403);
    }

    @Test
    void comeWithTheClocksOfTheTicket() {
        JsonNode sla = submitPurchase("Footrest").path("sla");

        assertThat(sla.path("resolution").path("state").asText()).isEqualTo("RUNNING");
        assertThat(sla.path("resolution").path("paused").asBoolean()).isFalse();
        assertThat(sla.path("response").path("due_at").asText()).isNotBlank();
    }

    @Test
    void tellTheRequesterWhatOthersSayAndNotWhatIsSaidInside() {
        JsonNode ticket = submitPurchase("Monitor arm");
        String comments = "/tickets/" + ticket.path("id").asText() + "/comments";

        var said = api.as("manager").post(comments, Map.of("text", "Which **size**?", "visibility", "PUBLIC"));
        api.as("manager")
                .post(
                        comments,
                        Map.of(
                                "text", "He always wants the large one",
                                "visibility", "INTERNAL",
                                "parent_id", said.json().path("id").asText()));

        assertThat(said.status()).as(said.text()).isEqualTo(201);
        JsonNode told = newest("employee");
        assertThat(told.path("event").asText()).isEqualTo("COMMENTED");
        assertThat(told.path("text").asText()).contains("Which **size**?");
        JsonNode sla = api.as("employee")
                .get("/tickets/" + ticket.path("id").asText())
                .json()
                .path("sla");
        assertThat(sla.path("response").path("state").asText()).isEqualTo("MET");
    }

    private JsonNode submitPurchase(String title) {
        Map<String, Object> fields = Map.of(
                "amount", 420, "currency", "EUR", "budget_code", "MKT-1", "justification", "The old one is worn out");
        var answer = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title", title,
                                "description", "",
                                "ticket_type", "purchase",
                                "priority", "MEDIUM",
                                "custom_fields", fields));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void decide(String person, JsonNode ticket, String action) {
        JsonNode approval = api.as(person)
                .get("/tickets/" + ticket.path("id").asText() + "/approvals")
                .json()
                .at("/items/0");
        var answer = api.as(person)
                .post("/approvals/" + approval.path("id").asText() + "/" + action, Map.of("comments", "Fine"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode newest(String person) {
        return api.as(person).get("/notifications?limit=1").json().path("items").get(0);
    }

    private LiveClient listen(String person, String... destinations) {
        LiveClient client = LiveClient.of(api.origin(), api.as(person).token());
        List.of(destinations).forEach(client::listen);
        return client;
    }
}
