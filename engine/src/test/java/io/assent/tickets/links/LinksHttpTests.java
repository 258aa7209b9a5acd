package io.assent.tickets.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("A7")
class LinksHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @ParameterizedTest
    @CsvSource({
        "blocks, BLOCKED_BY",
        "blocked-by, BLOCKS",
        "DUPLICATES, DUPLICATED_BY",
        "duplicated_by, DUPLICATES",
        "relates, RELATES",
        "parent, CHILD",
        "CHILD, PARENT",
    })
    void showsALinkAtBothOfItsEnds(String kind, String reversed) {
        String one = help("employee");
        String other = help("employee");

        Answer made = link("employee", one, kind, number(other));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("kind").asText())
                .isEqualTo(kind.toUpperCase().replace('-', '_'));
        assertThat(made.json().path("ticket").path("id").asText()).isEqualTo(other);
        assertThat(made.json().path("created_by").path("email").asText()).isEqualTo("employee@acme.example");
        JsonNode there = links("employee", other).get(0);
        assertThat(there.path("kind").asText()).isEqualTo(reversed);
        assertThat(there.path("ticket").path("ticket_number").asText()).isEqualTo(number(one));
        assertThat(history(one)).contains("TICKET_LINKED");
        assertThat(history(other)).contains("TICKET_LINKED");
    }

    @Test
    void takesALinkAwayFromEitherEnd() {
        String one = help("employee");
        String other = help("employee");
        String link = id(link("employee", one, "BLOCKS", other));

        assertThat(api.as("employee")
                        .delete("/tickets/" + help("employee") + "/links/" + link)
                        .status())
                .isEqualTo(404);
        assertThat(api.as("employee")
                        .delete("/tickets/" + other + "/links/" + link)
                        .status())
                .isEqualTo(204);

        assertThat(links("employee", one)).isEmpty();
        assertThat(history(one)).contains("TICKET_UNLINKED");
        assertThat(api.as("employee")
                        .delete("/tickets/" + one + "/links/" + link)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKS", "PARENT", "CHILD", "DUPLICATES", "BLOCKED_BY"})
    void refusesCircles(String kind) {
        String one = help("employee");
        String two = help("employee");
        String three = help("employee");
        link("employee", one, kind, two);
        if (!kind.equals("CHILD") && !kind.equals("PARENT")) {
            assertThat(link("employee", two, kind, three).status()).isEqualTo(201);
        }

        Answer back = link("employee", two, kind, one);

        assertThat(back.status()).isEqualTo(422);
        assertThat(back.code()).isEqualTo("LINK_CIRCLE");
        assertThat(Requests.texts(back.json().path("errors"), "pointer")).containsExactly("/ticket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKS", "PARENT"})
    void refusesCirclesOverSeveral(String kind) {
        String one = help("employee");
        String two = help("employee");
        String three = help("employee");
        link("employee", one, kind, two);
        link("employee", two, kind, three);

        assertThat(link("employee", three, kind, one).code()).isEqualTo("LINK_CIRCLE");
    }

    @Test
    void refusesASecondLinkOfTheKindAndASecondParent() {
        String one = help("employee");
        String two = help("employee");
        link("employee", one, "RELATES", two);
        link("employee", one, "CHILD", two);

        assertThat(link("employee", two, "RELATES", one).code()).isEqualTo("LINK_EXISTS");
        assertThat(link("employee", two, "PARENT", one).code()).isEqualTo("LINK_EXISTS");
        assertThat(link("employee", two, "PARENT", help("employee")).code()).isEqualTo("TICKET_HAS_PARENT");
        assertThat(link("employee", one, "BLOCKS", two).status()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoLink() {
        String ticket = help("employee");
        String foreign = api.as("employee@globex.example")
                .post("/tickets", Map.of("title", "Elsewhere", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();

        assertThat(link("employee", ticket, "RELATES", ticket).status()).isEqualTo(422);
        assertThat(link("employee", ticket, "RELATES", number(ticket)).status()).isEqualTo(422);
        assertThat(link("employee", ticket, "RELATES", foreign).status()).isEqualTo(404);
        assertThat(link("employee", ticket, "RELATES", Ids.next().toString()).status())
                .isEqualTo(404);
        assertThat(link("employee", ticket, "RELATES", "IT-1999-000001").status())
                .isEqualTo(404);
        Answer empty = api.as("employee").post("/tickets/" + ticket + "/links", Map.of("kind", "COUSIN"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(Requests.texts(empty.json().path("errors"), "pointer"))
                .containsExactlyInAnyOrder("/kind", "/ticket");
    }

    @Test
    void showsNothingOfATicketThatTheReaderMayNotSee() {
        String mine = help("employee");
        String secret = requests.purchase("manager", 77);
        Answer made = link("admin", mine, "BLOCKED_BY", secret);
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        Answer seen = api.as("employee").get("/tickets/" + mine + "/links");
        Answer trail = api.as("employee").get("/tickets/" + mine + "/history");

        assertThat(seen.json().path("items").get(0).path("kind").asText()).isEqualTo("BLOCKED_BY");
        assertThat(seen.json().path("items").get(0).path("ticket").isNull()).isTrue();
        assertThat(seen.text()).doesNotContain(secret, number(secret), "Camera");
        assertThat(trail.text()).doesNotContain(number(secret), "Camera");
        assertThat(link("employee", mine, "RELATES", number(secret)).status()).isEqualTo(404);
    }

    @Test
    void letsNobodyBindATicketThatIsNotTheirsToChange() {
        String watched = requests.purchase("manager", 70);
        String mine = help("employee");
        api.as("manager").post("/tickets/" + watched + "/comments", Map.of("text", "See @employee@acme.example"));
        assertThat(api.as("employee").get("/tickets/" + watched).status()).isEqualTo(200);

        assertThat(link("employee", mine, "BLOCKS", watched).status()).isEqualTo(403);
        assertThat(link("employee", mine, "CHILD", watched).status()).isEqualTo(403);
        assertThat(link("employee", watched, "RELATES", mine).status()).isEqualTo(403);
        assertThat(link("employee", mine, "BLOCKED_BY", watched).status()).isEqualTo(201);
    }

    @Test
    void doesNotCompleteWorkThatIsBlockedUnlessItIsSaidSo() {
        String blocker = help("employee");
        String blocked = help("employee");
        link("agent", blocked, "BLOCKED_BY", blocker);
        requests.complete("agent", blocked, "Seen.");
        assertThat(standing(blocked).path("blocked_by").asInt()).isEqualTo(1);

        Answer refused = requests.complete("agent", blocked, "Done.");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("TICKET_BLOCKED");
        assertThat(Requests.texts(refused.json().path("blocked_by"), "ticket_number"))
                .containsExactly(number(blocker));
        assertThat(requests.status(blocked)).isEqualTo("IN_PROGRESS");

        Answer forced = api.as("agent")
                .post(
                        "/tasks/" + requests.tasks("agent", blocked).getFirst() + "/complete",
                        Map.of("comments", "Done.", "despite_blockers", true));

        assertThat(forced.status()).as(forced.text()).isEqualTo(200);
        assertThat(requests.status(blocked)).isEqualTo("COMPLETED");
        assertThat(history(blocked)).contains("TICKET_COMPLETED_DESPITE_BLOCKERS");
    }

    @Test
    void completesWorkOnceItsBlockerIsDone() {
        String blocker = help("employee");
        String blocked = help("employee");
        link("agent", blocker, "BLOCKS", blocked);
        api.as("employee").post("/tickets/" + blocker + "/cancel", Map.of());
        assertThat(standing(blocked).path("blocked_by").asInt()).isZero();
        requests.complete("agent", blocked, "Seen.");

        assertThat(requests.complete("agent", blocked, "Done.").status()).isEqualTo(200);
    }

    @Test
    void showsTheProgressOfTheParts() {
        String whole = help("employee");
        String first = help("employee");
        link("employee", whole, "CHILD", first);
        link("employee", help("employee"), "PARENT", whole);
        assertThat(standing(whole).path("children").path("total").asInt()).isEqualTo(2);
        assertThat(standing(whole).path("children").path("done").asInt()).isZero();

        api.as("employee").post("/tickets/" + first + "/cancel", Map.of());

        assertThat(standing(whole).path("children").path("done").asInt()).isEqualTo(1);
        assertThat(Requests.texts(links("employee", whole), "kind")).containsExactly("CHILD", "CHILD");
    }

    @Test
    void forgetsTheLinksOfADeletedDraft() {
        String draft = api.as("employee")
                .post("/tickets", Map.of("title", "Later", "ticket_type", "it-support", "draft", true))
                .json()
                .path("id")
                .asText();
        String ticket = help("employee");
        link("employee", draft, "RELATES", ticket);
        assertThat(links("agent", ticket).get(0).path("ticket").isNull()).isTrue();

        api.as("employee").delete("/tickets/" + draft);

        assertThat(links("employee", ticket)).isEmpty();
    }

    @Test
    void givesLinksPageByPage() {
        String hub = help("employee");
        List.of(help("employee"), help("employee"), help("employee"))
                .forEach(other -> link("employee", hub, "RELATES", other));

        Answer first = api.as("employee").get("/tickets/" + hub + "/links?limit=2");
        Answer rest = api.as("employee")
                .get("/tickets/" + hub + "/links?limit=2&cursor="
                        + first.json().path("next_cursor").asText());

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(rest.json().path("items")).hasSize(1);
        assertThat(rest.json().path("next_cursor").isNull()).isTrue();
        assertThat(api.as("employee").get("/tickets/" + hub + "/links?cursor=x").status())
                .isEqualTo(422);
    }

    private String help(String requester) {
        Answer made =
                api.as(requester).post("/tickets", Map.of("title", "The printer smokes", "ticket_type", "it-support"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return id(made);
    }

    private Answer link(String person, String ticket, String kind, String other) {
        return api.as(person).post("/tickets/" + ticket + "/links", Map.of("kind", kind, "ticket", other));
    }

    private JsonNode links(String person, String ticket) {
        return api.as(person).get("/tickets/" + ticket + "/links").json().path("items");
    }

    private JsonNode standing(String ticket) {
        return api.as("admin").get("/tickets/" + ticket).json().path("links");
    }

    private String number(String ticket) {
        return api.as("admin")
                .get("/tickets/" + ticket)
                .json()
                .path("ticket_number")
                .asText();
    }

    private List<String> history(String ticket) {
        return Requests.texts(
                api.as("admin").get("/tickets/" + ticket + "/history").json().path("items"), "action");
    }

    private static String id(Answer made) {
        return made.json().path("id").asText();
    }
}
