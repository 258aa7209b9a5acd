package io.assent.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.people.Tenants.SignIn;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.LiveClient;
import io.assent.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@IntegrationTest
@RecordApplicationEvents
@Tag("G1")
class CommentsTests {

    @Autowired
    Api api;

    @Autowired
    Comments comments;

    @Autowired
    Tenants tenants;

    @Autowired
    ApplicationEvents events;

    private String ticket = "";

    /** Asked of the agents: they may read it. */
    @BeforeEach
    void aSupportTicket() {
        var created = api.as("employee")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "Mail is down",
                                "description",
                                "since nine",
                                "ticket_type",
                                "it-support",
                                "priority",
                                "HIGH"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        ticket = created.json().path("id").asText();
    }

    private Api.Answer say(String person, Map<String, Object> said) {
        return api.as(person).post("/tickets/" + ticket + "/comments", said);
    }

    private List<String> heardBy(String person) {
        JsonNode items =
                api.as(person).get("/tickets/" + ticket + "/comments").json().path("items");
        return items.valueStream().map(comment -> comment.path("text").asText()).toList();
    }

    @Test
    void showsWhatWasSaidToEverybodyWhoReadsTheTicket() {
        var said = say("employee", Map.of("text", "**Still** down, see <script>alert(1)</script> https://example.org"));

        assertThat(said.status()).as(said.text()).isEqualTo(201);
        assertThat(said.header("Location"))
                .isEqualTo("/api/v1/comments/" + said.json().path("id").asText());
        assertThat(said.json().path("visibility").asText()).isEqualTo("PUBLIC");
        assertThat(said.json().path("author").path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(said.json().path("html").asText())
                .contains("<strong>Still</strong>", "rel=\"noopener noreferrer nofollow\"")
                .doesNotContain("<script");
        assertThat(heardBy("agent")).hasSize(1);
    }

    @Test
    void keepsNotesOfTheInsideFromTheRequester() {
        assertThat(say("agent", Map.of("text", "user error again", "visibility", "internal"))
                        .status())
                .isEqualTo(201);

        assertThat(heardBy("agent2")).containsExactly("user error again");
        assertThat(heardBy("employee")).isEmpty();
        assertThat(say("employee", Map.of("text", "me too", "visibility", "INTERNAL"))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("employee").get("/tickets/" + ticket + "/history").text())
                .doesNotContain("NOTE");
    }

    @Test
    @Tag("C3")
    void letsNobodyHearOfANoteWhoMayNotReadIt() {
        LiveClient requester = follow("employee");
        LiveClient agent = follow("agent");
        LiveClient colleague = follow("agent2");

        say("agent", Map.of("text", "note", "visibility", "INTERNAL"));
        await().until(() -> agent.types().size() == 1 && colleague.types().size() == 1);
        say("agent", Map.of("text", "for you", "visibility", "PRIVATE", "to", List.of("employee@acme.example")));
        await().until(() -> requester.types().size() == 1 && agent.types().size() == 2);
        say("agent", Map.of("text", "hello"));
        await().until(() -> requester.types().size() == 2);

        await().until(() -> agent.types().size() == 3 && colleague.types().size() == 2);
        assertThat(colleague.types()).containsExactly("COMMENTS_CHANGED", "COMMENTS_CHANGED");
    }

    private LiveClient follow(String person) {
        return LiveClient.of(api.origin(), api.as(person).token()).listen("/topic/tickets/" + ticket);
    }

    @Test
    void letsNobodyNameACustomerWhoMayNotReadTheTicket() {
        var mentioned = say("agent", Map.of("text", "cc @customer@acme.example"));
        var told =
                say("agent", Map.of("text", "psst", "visibility", "PRIVATE", "to", List.of("customer@acme.example")));

        assertThat(mentioned.status()).as(mentioned.text()).isEqualTo(422);
        assertThat(mentioned.text()).contains("/text", "is a customer");
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.text()).contains("/to/0", "is a customer");
        assertThat(api.as("customer").get("/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(heardBy("agent")).isEmpty();
    }

    @Test
    void letsTheCustomerBeNamedOnTheirOwnTicket() {
        var asked = api.as("customer")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "The parcel is late",
                                "ticket_type",
                                "customer-support",
                                "custom_fields",
                                Map.of("topic", "invoice")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        ticket = asked.json().path("id").asText();

        assertThat(say("agent", Map.of("text", "@customer@acme.example, it is on its way"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void keepsPrivateNotesToThoseNamed() {
        var said = say(
                "agent", Map.of("text", "between us", "visibility", "PRIVATE", "to", List.of("agent2@acme.example")));

        assertThat(said.status()).as(said.text()).isEqualTo(201);
        assertThat(heardBy("agent2")).containsExactly("between us");
        assertThat(heardBy("employee")).isEmpty();
        assertThat(heardBy("admin")).isEmpty();
        String id = said.json().path("id").asText();
        assertThat(api.as("admin").get("/comments/" + id).status()).isEqualTo(404);
        assertThat(api.as("employee").get("/comments/" + id + "/edits").status())
                .isEqualTo(404);
    }

    @Test
    void letsWhoIsNamedReadTheTicket() {
        assertThat(api.as("buyer").get("/tickets/" + ticket).status()).isEqualTo(404);

        var said = say(
                "agent", Map.of("text", "@buyer@acme.example, @Laura.Chen: can you order one? @nobody@acme.example"));

        assertThat(said.json().path("mentions"))
                .extracting(person -> person.path("email").asText())
                .containsExactly("buyer@acme.example", "manager@acme.example");
        assertThat(api.as("buyer").get("/tickets/" + ticket).status()).isEqualTo(200);
    }

    @Test
    void tellsOtherModulesWhoIsNamed() {
        SignIn employee = tenants.signIn("employee@acme.example").orElseThrow();
        SignIn buyer = tenants.signIn("buyer@acme.example").orElseThrow();
        Caller caller = new Caller(
                employee.tenant(), employee.person(), "Jane", Set.of(Role.EMPLOYEE), Caller.Channel.MAIL, null);

        Acting.as(
                caller,
                () -> comments.add(
                        caller, UUID.fromString(ticket), NewComment.ofEverybody("@buyer@acme.example, hello")));

        assertThat(events.stream(CommentAdded.class)).singleElement().satisfies(event -> {
            assertThat(event.mentioned()).containsExactly(buyer.person());
            assertThat(event.ticket().id()).hasToString(ticket);
        });
    }

    @Test
    void doesNotMentionTheRequesterInsideANote() {
        var said = say("agent", Map.of("text", "@employee@acme.example is wrong", "visibility", "INTERNAL"));

        assertThat(said.json().path("mentions")).isEmpty();
    }

    @Test
    void threadsAnswersAndKeepsTheirCircle() {
        String note = say(
                        "agent", Map.of("text", "look", "visibility", "PRIVATE", "to", List.of("agent2@acme.example")))
                .json()
                .path("id")
                .asText();

        var answer = say("agent2", Map.of("text", "looked", "parent_id", note));
        var wider = say("agent2", Map.of("text", "looked", "parent_id", note, "visibility", "PUBLIC"));
        var stranger = say("employee", Map.of("text", "what?", "parent_id", note));
        var nowhere = say("employee", Map.of("text", "what?", "parent_id", UUID.randomUUID()));

        assertThat(answer.json().path("visibility").asText()).isEqualTo("PRIVATE");
        assertThat(answer.json().path("to"))
                .extracting(person -> person.path("email").asText())
                .containsExactly("agent@acme.example");
        assertThat(wider.status()).isEqualTo(422);
        assertThat(wider.json().at("/errors/0/pointer").asText()).isEqualTo("/visibility");
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(nowhere.json().at("/errors/0/pointer").asText()).isEqualTo("/parent_id");
    }

    @Test
    void refusesWhatCannotBeSaid() {
        assertThat(pointer(say("employee", Map.of("text", "  ")))).isEqualTo("/text REQUIRED");
        assertThat(pointer(say("employee", Map.of()))).isEqualTo("/text REQUIRED");
        assertThat(pointer(say("employee", Map.of("text", "x".repeat(20_001))))).isEqualTo("/text TOO_LONG");
        assertThat(pointer(say("employee", Map.of("text", "a\0b")))).isEqualTo("/text WRONG_TYPE");
        assertThat(pointer(say("agent", Map.of("text", "a", "visibility", "PRIVATE"))))
                .isEqualTo("/to REQUIRED");
        assertThat(pointer(say("agent", Map.of("text", "a", "visibility", "PRIVATE", "to", List.of("nobody")))))
                .isEqualTo("/to/0 UNKNOWN_PERSON");
        assertThat(say("employee", Map.of("text", "a", "visibility", "SECRET")).status())
                .isEqualTo(422);
        assertThat(say("employee", Map.of("text", "a", "colour", "red")).status())
                .isEqualTo(422);
    }

    @Test
    void isNotThereForOthers() {
        say("employee", Map.of("text", "hello"));

        for (String stranger : List.of("buyer", "customer", "employee@globex.example", "admin@globex.example")) {
            assertThat(say(stranger, Map.of("text", "hi")).status()).isEqualTo(404);
            assertThat(api.as(stranger).get("/tickets/" + ticket + "/comments").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void letsTheAuthorEditAndKeepsWhatWasSaid() {
        var said = say("employee", Map.of("text", "frist"));
        String comment = "/comments/" + said.json().path("id").asText();
        String tag = said.header("ETag");

        assertThat(api.as("employee").patch(comment, Map.of("text", "first")).status())
                .isEqualTo(428);
        assertThat(api.as("agent")
                        .patch(comment, Map.of("text", "first"), "If-Match", tag)
                        .status())
                .isEqualTo(403);

        var edited = api.as("employee").patch(comment, Map.of("text", "first"), "If-Match", tag);

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().path("text").asText()).isEqualTo("first");
        assertThat(edited.json().hasNonNull("edited_at")).isTrue();
        assertThat(api.as("agent")
                        .get(comment + "/edits")
                        .json()
                        .at("/items/0/text")
                        .asText())
                .isEqualTo("frist");
        assertThat(api.as("employee")
                        .patch(comment, Map.of("text", "other"), "If-Match", tag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void letsTheAuthorTakeBackWhatWasSaid() {
        var said = say("employee", Map.of("text", "the salary is 4711"));
        String comment = "/comments/" + said.json().path("id").asText();
        api.as("employee").patch(comment, Map.of("text", "the salary is 4712"), "If-Match", said.header("ETag"));

        assertThat(api.as("agent").delete(comment).status()).isEqualTo(403);
        assertThat(api.as("employee").delete(comment).status()).isEqualTo(204);
        assertThat(api.as("employee").delete(comment).status()).isEqualTo(204);

        var left = api.as("agent").get(comment);
        assertThat(left.json().path("text").asText()).isEmpty();
        assertThat(left.json().hasNonNull("removed_at")).isTrue();
        assertThat(api.as("agent").get(comment + "/edits").json().path("items")).isEmpty();
        assertThat(api.as("employee")
                        .patch(comment, Map.of("text", "again"), "If-Match", left.header("ETag"))
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("COMMENT_REMOVED");
    }

    @Test
    void readsOnPageByPage() {
        IntStream.range(0, 5).forEach(i -> say("employee", Map.of("text", "comment " + i)));
        say("agent", Map.of("text", "note", "visibility", "INTERNAL"));

        var first = api.as("employee")
                .get("/tickets/" + ticket + "/comments?limit=3")
                .json();
        var rest = api.as("employee")
                .get("/tickets/" + ticket + "/comments?limit=3&cursor="
                        + first.path("next_cursor").asText())
                .json();

        assertThat(first.path("items")).hasSize(3);
        assertThat(rest.path("items")).hasSize(2);
        assertThat(rest.path("next_cursor").isMissingNode()
                        || rest.path("next_cursor").isNull())
                .isTrue();
        assertThat(api.as("employee")
                        .get("/tickets/" + ticket + "/comments?cursor=x")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void leavesATrail() {
        String id = say("agent", Map.of("text", "note", "visibility", "INTERNAL"))
                .json()
                .path("id")
                .asText();

        List<String> facts = TestDatabase.superuserJdbc()
                .sql("select action from audit_entry where subject = :id")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(facts).containsExactly("INTERNAL_NOTE_ADDED");
    }

    private static String pointer(Api.Answer answer) {
        JsonNode error = answer.json().at("/errors/0");
        return error.path("pointer").asText() + " " + error.path("code").asText();
    }
}
