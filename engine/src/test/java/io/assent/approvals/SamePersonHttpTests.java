package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever stands on two levels that follow each other decides once, and the process does not wait on the second. */
@IntegrationTest
@Tag("B5")
class SamePersonHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void goesOnAfterTheOneDecision() {
        String ticket = unpaidLeave();

        requests.approve("head", ticket);

        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(Requests.texts(
                        api.as("head")
                                .get("/tickets/" + ticket + "/approvals")
                                .json()
                                .path("items"),
                        "state"))
                .containsExactly("APPROVED", "APPROVED");
        assertThat(api.as("manager").get("/tickets/" + ticket + "/history").text())
                .contains("APPROVAL_COUNTED_AGAIN");
    }

    @Test
    void endsAtTheOneRejection() {
        String ticket = unpaidLeave();

        requests.act("head", requests.approval("head", ticket), "reject", Map.of("comments", "Not in March."));

        assertThat(requests.status(ticket)).isEqualTo("REJECTED");
    }

    /** The head of the department is the manager's manager. */
    private String unpaidLeave() {
        var created = api.as("manager")
                .post(
                        "/tickets",
                        Map.of(
                                "title",
                                "Leave",
                                "ticket_type",
                                "leave",
                                "priority",
                                "MEDIUM",
                                "custom_fields",
                                Map.of(
                                        "kind",
                                        "unpaid",
                                        "days",
                                        5,
                                        "first_day",
                                        "2040-03-19",
                                        "last_day",
                                        "2040-03-23")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }
}
