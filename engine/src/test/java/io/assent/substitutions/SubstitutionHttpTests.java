package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.OwnDatabase;
import io.assent.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

// elsewhere so much waits for the same people that a job hands it on, a moment later
@IntegrationTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Tag("B4")
class SubstitutionHttpTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @AfterEach
    void everybodyIsBack() {
        for (JsonNode open :
                api.as("admin").get("/substitutions?everybody=true").json().path("items")) {
            api.as("admin").delete("/substitutions/" + open.path("id").asText());
        }
    }

    @Test
    void letsTheSubstituteDecideUpToTheLimit() {
        away("head", "agent2", Map.of("ticket_types", List.of("PURCHASE"), "max_amount", 2000));
        String below = requests.purchase("employee", 1500);
        String above = requests.purchase("employee", 3000);

        JsonNode asked = pending("agent2", below);
        assertThat(asked.path("evidence").path("on_behalf_of").path("email").asText())
                .isEqualTo("head@acme.example");
        assertThat(asked.path("evidence").path("edge").asText()).endsWith("Grace Liu stands in for Mike Brown.");
        assertThat(Requests.texts(asked.path("actions"), "")).hasSize(8);
        assertThat(requests.approvals("agent2", above)).isEmpty();
        assertThat(pending("head", below).path("evidence").path("on_behalf_of").isNull())
                .isTrue();

        JsonNode approved = requests.approve("agent2", below).json();

        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("evidence").path("on_behalf_of").path("email").asText())
                .isEqualTo("head@acme.example");
        assertThat(approved.path("votes")
                        .path(0)
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("head@acme.example");
        assertThat(requests.status(below)).isEqualTo("IN_PROGRESS");
        JsonNode decision = entry(below, "APPROVAL_APPROVED");
        assertThat(decision.path("actor").path("email").asText()).isEqualTo("agent2@acme.example");
        assertThat(decision.path("on_behalf_of").path("email").asText()).isEqualTo("head@acme.example");
    }

    @ParameterizedTest
    @CsvSource({"1700, EUR, 1", "1800, EUR, 0", "2000, USD, 1", "2000.01, USD, 0"})
    void comparesAmountsAcrossCurrencies(String amount, String currency, int asked) {
        away("head", "agent2", Map.of("max_amount", Map.of("amount", "2000.00", "currency", "USD")));
        var body = Requests.purchaseBody(0);
        var fields = Requests.fields(new java.math.BigDecimal(amount));
        fields.put("currency", currency);
        body.put("custom_fields", fields);

        String ticket =
                api.as("employee").post("/tickets", body).json().path("id").asText();

        assertThat(requests.approvals("agent2", ticket)).hasSize(asked);
    }

    @Test
    void holdsForWhatIsOpenAlreadyAndGivesItBack() {
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("manager", ticket);

        String id = away("manager", "hr", Map.of()).json().path("id").asText();

        assertThat(requests.approvals("hr", ticket)).containsExactly(approval);
        assertThat(line("hr", ticket)
                        .path("facts")
                        .path("on_behalf_of")
                        .path("name")
                        .asText())
                .isEqualTo("Laura Chen");
        assertThat(line("manager", ticket)
                        .path("facts")
                        .path("substitute")
                        .path("name")
                        .asText())
                .isEqualTo("Hannah Weiss");
        assertThat(api.as("hr").get("/tickets/" + ticket).status()).isEqualTo(200);

        assertThat(api.as("manager").delete("/substitutions/" + id).status()).isEqualTo(204);

        assertThat(requests.approvals("hr", ticket)).isEmpty();
        assertThat(line("hr", ticket).isMissingNode()).isTrue();
        assertThat(requests.approvals("manager", ticket)).containsExactly(approval);
        assertThat(requests.act("hr", approval, "approve", Map.of()).status()).isEqualTo(403);
        assertThat(api.as("manager").delete("/substitutions/" + id).code()).isEqualTo("SUBSTITUTION_ENDED");
    }

    @Test
    void beginsAndEndsByItself() {
        String ticket = requests.purchase("employee", 500);
        Instant now = Instant.now();

        JsonNode planned = away("manager", "hr", now.plusSeconds(2), now.plusSeconds(5), Map.of())
                .json();

        assertThat(planned.path("state").asText()).isEqualTo("PLANNED");
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        await().atMost(PATIENCE).until(() -> !requests.approvals("hr", ticket).isEmpty());
        await().atMost(PATIENCE).until(() -> requests.approvals("hr", ticket).isEmpty());
        assertThat(requests.approvals("manager", ticket)).hasSize(1);
        assertThat(Requests.texts(api.as("hr").get("/notifications").json().path("items"), "event"))
                .contains("SUBSTITUTION_PLANNED", "SUBSTITUTION_BEGAN", "SUBSTITUTION_ENDED");
        assertThat(Requests.texts(api.as("manager").get("/notifications").json().path("items"), "title"))
                .contains("Hannah Weiss does not stand in for you any more");
    }

    @Test
    void leavesTheDecisionToTheAbsentAsWell() {
        away("manager", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("hr", ticket);

        assertThat(requests.approve("manager", ticket).status()).isEqualTo(200);

        assertThat(entry(ticket, "APPROVAL_APPROVED").path("on_behalf_of").isNull())
                .isTrue();
        Answer late = requests.act("hr", approval, "approve", Map.of());
        assertThat(late.code()).isEqualTo("APPROVAL_ALREADY_DECIDED");
        assertThat(late.json().path("decided_by").path("email").asText()).isEqualTo("manager@acme.example");
    }

    @Tag("B5")
    @Test
    void neverLetsTheRequesterStandInForTheirOwnRequest() {
        away("manager", "employee", Map.of());

        String own = requests.purchase("employee", 500);

        assertThat(requests.approvals("employee", own)).isEmpty();
        assertThat(requests.approvals("manager", own)).hasSize(1);
        assertThat(requests.act("employee", requests.approval("manager", own), "approve", Map.of())
                        .code())
                .isEqualTo("SEPARATION_OF_DUTIES");
    }

    @Tag("B5")
    @Test
    void givesOnePersonOneVoiceInAStep() {
        away("finance1", "finance2", Map.of());
        away("finance3", "agent", Map.of());

        String ticket = requests.purchase("employee", 9000);

        assertThat(requests.approvals("finance2", ticket)).hasSize(1);
        assertThat(pending("finance2", ticket)
                        .path("evidence")
                        .path("on_behalf_of")
                        .isNull())
                .isTrue();
        requests.approve("finance2", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_REVIEW");
        requests.approve("agent", ticket);
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void followsOneSubstituteAndNoFurther() {
        away("manager", "hr", Map.of());
        away("hr", "agent", Map.of());

        String ticket = requests.purchase("employee", 500);

        assertThat(requests.approvals("hr", ticket)).hasSize(1);
        assertThat(requests.approvals("agent", ticket)).isEmpty();
    }

    @Test
    void handsOnInTheNameOfTheAbsent() {
        away("manager", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);
        String approval = requests.approval("hr", ticket);

        Answer delegated = requests.act("hr", approval, "delegate", Map.of("delegate_to", "ceo@acme.example"));

        assertThat(delegated.status()).as(delegated.text()).isEqualTo(200);
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        assertThat(requests.approvals("manager", ticket)).isEmpty();
        assertThat(pending("ceo", ticket)
                        .path("evidence")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("manager@acme.example");
        assertThat(entry(ticket, "APPROVAL_DELEGATED")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("manager@acme.example");
    }

    @Test
    void asksTheSubstituteOfWhoeverIsAskedNext() {
        away("head", "hr", Map.of());
        String ticket = requests.purchase("employee", 500);

        requests.act("manager", requests.approval("manager", ticket), "escalate", Map.of());

        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.approvals("hr", ticket)).hasSize(1);
    }

    @Test
    void followsAnAmountThatChanges() {
        away("head", "agent2", Map.of("max_amount", 2000));
        String ticket = requests.purchase("employee", 1500);
        requests.act("head", requests.approval("head", ticket), "request-info", Map.of("comments", "With tax?"));
        String task = requests.tasks("employee", ticket).getFirst();

        api.as("employee")
                .post(
                        "/tasks/" + task + "/complete",
                        Map.of("comments", "Yes.", "custom_fields", Map.of("amount", 2500)));

        assertThat(requests.approvals("head", ticket)).hasSize(1);
        assertThat(requests.approvals("agent2", ticket)).isEmpty();
    }

    @Test
    void changesAndWhatIsOpenFollows() {
        String ticket = requests.purchase("employee", 500);
        Answer set = away("manager", "hr", Map.of());
        String path = "/substitutions/" + set.json().path("id").asText();

        assertThat(api.as("manager").patch(path, Map.of("max_amount", 100)).status())
                .isEqualTo(428);
        Answer changed = api.as("manager")
                .patch(
                        path,
                        Map.of("max_amount", 100),
                        "If-Match",
                        api.as("manager").get(path).header("ETag"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("max_amount").path("amount").asText()).isEqualTo("100.00");
        assertThat(changed.json().path("substitute").path("email").asText()).isEqualTo("hr@acme.example");
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        Map<String, Object> none = new HashMap<>();
        none.put("max_amount", null);
        none.put("substitute", "agent@acme.example");
        api.as("manager").patch(path, none, "If-Match", changed.header("ETag"));
        assertThat(requests.approvals("agent", ticket)).hasSize(1);
        assertThat(requests.approvals("hr", ticket)).isEmpty();
    }

    @Test
    void isArrangedForSomebodyByThoseAboveThem() {
        Map<String, Object> forManager = body("hr", Instant.now(), Instant.now().plusSeconds(900), Map.of());
        forManager.put("person", "manager@acme.example");
        assertThat(api.as("agent").post("/substitutions", forManager).status()).isEqualTo(403);

        JsonNode set = api.as("head").post("/substitutions", forManager).json();

        assertThat(set.path("person").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(set.path("set_by").path("email").asText()).isEqualTo("head@acme.example");
        assertThat(api.as("manager")
                        .get("/auth/me")
                        .json()
                        .path("substitution")
                        .path("substitute")
                        .path("email")
                        .asText())
                .isEqualTo("hr@acme.example");
        JsonNode trail = api.as("admin")
                .get("/audit?subject_type=substitution&subject="
                        + set.path("id").asText())
                .json()
                .path("items");
        assertThat(Requests.texts(trail, "action")).contains("SUBSTITUTION_SET", "SUBSTITUTION_BEGAN");
        assertThat(trail.path(0).path("on_behalf_of").path("email").asText()).isEqualTo("manager@acme.example");
        String path = "/substitutions/" + set.path("id").asText();
        assertThat(api.as("agent").get(path).status()).isEqualTo(404);
        assertThat(api.as("hr").get(path).status()).isEqualTo(200);
        assertThat(api.as("hr").delete(path).status()).isEqualTo(403);
        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);
    }

    @Test
    void endsWhatHoldsNowWhenSomebodyIsBack() {
        away("manager", "hr", Map.of());
        Instant later = Instant.now().plus(Duration.ofDays(30));
        away("manager", "agent", later, later.plusSeconds(900), Map.of());

        assertThat(api.as("manager").delete("/substitutions").status()).isEqualTo(204);

        JsonNode left = api.as("manager").get("/substitutions").json().path("items");
        assertThat(left).hasSize(1);
        assertThat(left.path(0).path("state").asText()).isEqualTo("PLANNED");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Answer nothing = api.as("manager").post("/substitutions", Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(pointers(nothing)).containsExactlyInAnyOrder("/substitute", "/from", "/until");

        Answer much = api.as("manager")
                .post(
                        "/substitutions",
                        Map.of(
                                "substitute",
                                "manager@acme.example",
                                "from",
                                "2031-05-08",
                                "until",
                                "2031-05-01T00:00:00Z",
                                "ticket_types",
                                List.of("purchase", "tea"),
                                "max_amount",
                                -5,
                                "why",
                                "no"));
        assertThat(much.status()).isEqualTo(422);
        assertThat(pointers(much))
                .containsExactlyInAnyOrder("/why", "/substitute", "/until", "/ticket_types/1", "/max_amount");
    }

    @ParameterizedTest
    @CsvSource({
        "manager@acme.example, SAME_PERSON",
        "customer@acme.example, NOT_ABLE",
        "employee@globex.example, UNKNOWN",
        "nobody, UNKNOWN",
    })
    void refusesWhoCannotStandIn(String substitute, String code) {
        Answer refused = api.as("manager")
                .post("/substitutions", Map.of("substitute", substitute, "from", "2031-05-01", "until", "2031-05-08"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(codes(refused)).containsExactly(code);
    }

    @Test
    void refusesWhatIsOver() {
        Answer refused = api.as("manager")
                .post(
                        "/substitutions",
                        Map.of("substitute", "hr@acme.example", "from", "2024-05-01", "until", "2024-05-08"));

        assertThat(codes(refused)).containsExactly("PAST");
    }

    @Test
    void refusesTwoForTheSameAndCircles() {
        away("manager", "hr", Map.of("ticket_types", List.of("purchase")));

        Answer second = away("manager", "agent", Map.of());
        assertThat(second.status()).isEqualTo(422);
        assertThat(codes(second)).containsExactly("OVERLAPS");
        assertThat(away("manager", "agent", Map.of("ticket_types", List.of("it-support")))
                        .status())
                .isEqualTo(201);
        Answer back = away("hr", "manager", Map.of());
        assertThat(codes(back)).containsExactly("CIRCULAR");
        assertThat(away("hr", "ceo", Map.of()).status()).isEqualTo(201);
        assertThat(codes(away("ceo", "manager", Map.of()))).containsExactly("CIRCULAR");
    }

    @Test
    void isNotForCustomersAndOtherCompanies() {
        assertThat(away("customer", "hr", Map.of()).status()).isEqualTo(403);
        String id = away("manager", "hr", Map.of()).json().path("id").asText();
        assertThat(api.as("admin@globex.example").get("/substitutions/" + id).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example").delete("/substitutions/" + id).status())
                .isEqualTo(404);
        assertThat(api.as("employee").get("/substitutions?everybody=true").status())
                .isEqualTo(403);
    }

    @Tag("C1")
    @Test
    void holdsForWorkInHand() {
        String ticket = support();
        String task = requests.tasks("agent", ticket).getFirst();
        api.as("agent").post("/tasks/" + task + "/claim", Map.of());
        assertThat(requests.tasks("hr", ticket)).isEmpty();

        String id = away("agent", "hr", Map.of()).json().path("id").asText();

        assertThat(requests.tasks("hr", ticket)).containsExactly(task);
        JsonNode line = line("hr", ticket);
        assertThat(line.path("facts").path("on_behalf_of").path("name").asText())
                .isEqualTo("Daniel Okafor");
        assertThat(Requests.texts(
                        api.as("hr").get("/inbox?q=smokes&limit=100").json().path("items"), "id"))
                .contains(task);
        api.as("agent").delete("/substitutions/" + id);
        assertThat(requests.tasks("hr", ticket)).isEmpty();
        away("agent", "hr", Map.of());
        Answer done = api.as("hr").post("/tasks/" + task + "/complete", Map.of("comments", "Looked."));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(entry(ticket, "TASK_COMPLETED")
                        .path("on_behalf_of")
                        .path("email")
                        .asText())
                .isEqualTo("agent@acme.example");
    }

    @Tag("C1")
    @Test
    void holdsForWorkThatComesDuringTheAbsence() {
        away("agent", "hr", Map.of());
        String ticket = support();

        api.as("admin").post("/tickets/" + ticket + "/assign", Map.of("assignee", "agent@acme.example"));

        assertThat(requests.tasks("hr", ticket)).hasSize(1);
        assertThat(requests.tasks("agent2", ticket)).isEmpty();
    }

    @Test
    void passesOnWhatWaitsForALeaver() {
        String boss = colleague("Walter", "head@acme.example", "EMPLOYEE", "APPROVER");
        String asker = colleague("Wanda", boss, "EMPLOYEE");
        String ticket = requests.purchase(asker, 500);
        assertThat(requests.approvals(boss, ticket)).hasSize(1);

        assertThat(api.as("admin").delete("/people/" + id(boss)).status()).isEqualTo(204);

        JsonNode asked = pending("head", ticket);
        assertThat(asked.path("evidence").path("edge").asText())
                .isEqualTo("Walter is not active any more, so the next above decides.");
        assertThat(requests.approve("head", ticket).status()).isEqualTo(200);
        assertThat(entry(ticket, "APPROVAL_PASSED_ON").path("after").path("asked"))
                .hasSize(1);
    }

    @Test
    void givesTheWorkOfALeaverBackToTheirGroup() {
        String leaver = colleague("Wilma", "agent@acme.example", "EMPLOYEE", "AGENT");
        JsonNode group = api.as("admin").get("/groups/it-support").json();
        var members = new java.util.ArrayList<>(Requests.texts(group.path("members"), "email"));
        members.add(leaver);
        api.as("admin")
                .patch(
                        "/groups/it-support",
                        Map.of("members", members),
                        "If-Match",
                        api.as("admin").get("/groups/it-support").header("ETag"));
        String ticket = support();
        String task = requests.tasks(leaver, ticket).getFirst();
        api.as(leaver).post("/tasks/" + task + "/claim", Map.of());
        assertThat(requests.tasks("agent2", ticket)).isEmpty();

        api.as("admin").delete("/people/" + id(leaver));

        assertThat(requests.tasks("agent2", ticket)).containsExactly(task);
        assertThat(api.as("admin")
                        .get("/tickets/" + ticket)
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(entry(ticket, "TASK_RETURNED").path("actor").path("email").asText())
                .isEqualTo("admin@acme.example");
    }

    @Test
    void goesBackWhenTheSubstituteLeaves() {
        String substitute = colleague("Wendy", "head@acme.example", "EMPLOYEE");
        away("manager", substitute, Map.of());
        String ticket = requests.purchase("employee", 500);
        assertThat(requests.approvals(substitute, ticket)).hasSize(1);

        api.as("admin").delete("/people/" + id(substitute));

        JsonNode asked = pending("manager", ticket);
        assertThat(asked.path("substitutes")).isEmpty();
        assertThat(asked.path("approvers")).hasSize(1);
        assertThat(api.as("manager").get("/auth/me").json().path("substitution").isNull())
                .isTrue();
        assertThat(codes(away("manager", substitute, Map.of()))).containsExactly("INACTIVE");
        JsonNode told =
                api.as("manager").get("/notifications").json().path("items").path(0);
        assertThat(told.path("event").asText()).isEqualTo("SUBSTITUTION_ENDED");
        assertThat(told.path("text").asText()).startsWith("Wendy is not active any more.");
        assertThat(told.path("ticket").isNull()).isTrue();
    }

    @Test
    void saysInThePreviewWhoWouldDecide() {
        away("manager", "hr", Map.of());

        JsonNode step = api.as("employee")
                .post("/tickets/preview", Requests.purchaseBody(500))
                .json()
                .path("steps")
                .path(0);

        assertThat(step.path("edge").asText()).endsWith("Hannah Weiss stands in for Laura Chen.");
    }

    private Answer away(String person, String substitute, Map<String, ?> more) {
        Instant now = Instant.now();
        return away(person, substitute, now.minusSeconds(60), now.plus(Duration.ofDays(7)), more);
    }

    private Answer away(String person, String substitute, Instant from, Instant until, Map<String, ?> more) {
        return api.as(person).post("/substitutions", body(substitute, from, until, more));
    }

    private static Map<String, Object> body(String substitute, Instant from, Instant until, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("substitute", substitute.contains("@") ? substitute : substitute + "@acme.example");
        body.put("from", from.toString());
        body.put("until", until.toString());
        return body;
    }

    private String support() {
        return api.as("employee")
                .post("/tickets", Map.of("title", "It smokes", "ticket_type", "it-support", "description", "Much."))
                .json()
                .path("id")
                .asText();
    }

    /** @return the address of a new person who can sign in */
    private String colleague(String name, String manager, String... roles) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "-" + java.util.UUID.randomUUID() + "@acme.example";
        Answer added = api.as("admin")
                .post(
                        "/people",
                        Map.of(
                                "name",
                                name,
                                "email",
                                email,
                                "manager",
                                manager,
                                "department",
                                "marketing",
                                "roles",
                                List.of(roles)));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String id = added.json().path("id").asText();
        assertThat(api.as("admin")
                        .put("/people/" + id + "/password", Map.of("new_password", "assent-demo"))
                        .status())
                .isEqualTo(204);
        return email;
    }

    private String id(String email) {
        return StreamSupport.stream(
                        api.as("admin")
                                .get("/people?q=" + email)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(person -> person.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode pending(String person, String ticket) {
        return of(api.as(person).get("/approvals/pending"), ticket);
    }

    private JsonNode line(String person, String ticket) {
        return of(api.as(person).get("/inbox?limit=100"), ticket);
    }

    private static JsonNode of(Answer list, String ticket) {
        return StreamSupport.stream(list.json().path("items").spliterator(), false)
                .filter(item -> item.path("ticket").path("id").asText().equals(ticket))
                .findFirst()
                .orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private JsonNode entry(String ticket, String action) {
        return StreamSupport.stream(
                        api.as("admin")
                                .get("/tickets/" + ticket + "/history?limit=100")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Answer refused) {
        return Requests.texts(refused.json().path("errors"), "code");
    }

    private static List<String> pointers(Answer refused) {
        return Requests.texts(refused.json().path("errors"), "pointer");
    }
}
