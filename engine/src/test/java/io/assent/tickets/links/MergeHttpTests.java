package io.assent.tickets.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Tag("A7")
class MergeHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void endsTheOneAndLetsItsFollowersFollowTheOther() {
        String one = help("employee");
        String other = help("manager");

        Answer merged = merge("agent", one, other, "The same printer.");

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.json().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(api.as("employee").get("/tickets/" + other).text()).contains("employee@acme.example");
        assertThat(Requests.texts(
                        api.as("employee")
                                .get("/tickets/" + one + "/links")
                                .json()
                                .path("items"),
                        "kind"))
                .containsExactly("DUPLICATES");
        assertThat(history(one)).contains("TICKET_MERGED", "TICKET_LINKED");
        assertThat(history(other)).contains("TICKET_TOOK_IN");
        assertThat(api.as("employee").get("/tickets/" + one + "/history").text())
                .contains("The same printer.");
    }

    @Test
    void takesOneThatIsKnownAsADuplicate() {
        String one = help("employee");
        String other = help("employee");
        api.as("employee").post("/tickets/" + one + "/links", Map.of("kind", "DUPLICATES", "ticket", other));

        assertThat(merge("employee", one, other, "Twice.").status()).isEqualTo(200);
    }

    @Test
    void refusesATicketIntoItselfInACircleOrIntoAnotherType() {
        String one = help("employee");
        String other = help("employee");
        api.as("employee").post("/tickets/" + other + "/links", Map.of("kind", "DUPLICATES", "ticket", one));

        assertThat(merge("employee", one, one, "").json().path("errors").findValuesAsText("code"))
                .containsExactly("ITSELF");
        assertThat(merge("employee", other, other, "").json().path("errors").findValuesAsText("code"))
                .as("though it is a duplicate of another")
                .containsExactly("ITSELF");
        assertThat(merge("employee", one, other, "").code()).isEqualTo("LINK_CIRCLE");
        assertThat(merge("employee", one, requests.purchase("employee", 20), "")
                        .json()
                        .path("errors")
                        .findValuesAsText("code"))
                .containsExactly("OTHER_TYPE");
        assertThat(requests.status(one)).isEqualTo("SUBMITTED");
    }

    @Test
    void refusesWhatIsForeignOrOverAndLeavesNothingHalfDone() {
        String one = help("employee");
        String closed = help("employee");
        api.as("employee").post("/tickets/" + closed + "/cancel", Map.of());
        String managers = help("manager");

        assertThat(merge("employee", one, closed, "").code()).isEqualTo("MERGE_INTO_ENDED");
        assertThat(merge("employee", closed, one, "").code()).isEqualTo("TICKET_ACTION_NOT_AVAILABLE");
        assertThat(merge("employee", one, managers, "").status()).isEqualTo(404);
        assertThat(merge("manager", one, managers, "").status()).isEqualTo(404);
        assertThat(api.as("employee").get("/tickets/" + one + "/links").json().path("items"))
                .isEmpty();
        assertThat(requests.status(one)).isEqualTo("SUBMITTED");
    }

    private String help(String requester) {
        return api.as(requester)
                .post("/tickets", Map.of("title", "The printer smokes", "ticket_type", "it-support"))
                .json()
                .path("id")
                .asText();
    }

    private Answer merge(String person, String ticket, String into, String comment) {
        return api.as(person).post("/tickets/" + ticket + "/merge", Map.of("ticket", into, "comments", comment));
    }

    private List<String> history(String ticket) {
        return Requests.texts(
                api.as("admin").get("/tickets/" + ticket + "/history").json().path("items"), "action");
    }
}
