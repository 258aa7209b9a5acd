package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing waits for a group in which nobody is active any more: the administrators have it, too. */
@IntegrationTestApart
@Tag("C1")
class WorkOfNobodyTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void fallsToTheAdministratorsAndStaysForWhoComes() {
        String before = approved();
        assertThat(requests.tasks("buyer", before)).hasSize(1);
        assertThat(requests.tasks("admin", before)).isEmpty();
        String buyer =
                "/people/" + api.as("buyer").get("/auth/me").json().path("id").asText();

        assertThat(api.as("admin").delete(buyer).status()).isEqualTo(204);

        String after = approved();
        assertThat(requests.tasks("admin", before)).hasSize(1);
        assertThat(requests.tasks("admin", after)).hasSize(1);
        assertThat(api.as("admin").get("/audit?action=TASK_WITHOUT_GROUP").text())
                .contains(before, after, "procurement");
        assertThat(requests.complete("admin", after, "Bought it myself.").status())
                .isEqualTo(200);
    }

    private String approved() {
        String ticket = requests.purchase("employee", 500);
        requests.approve("manager", ticket);
        return ticket;
    }
}
