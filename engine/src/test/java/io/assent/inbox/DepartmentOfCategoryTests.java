package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.TaskOpened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has a category of its own that is a matter of IT, with the part {@code Lamps} that says nothing of its own. */
@IntegrationTest
@Tag("G3")
class DepartmentOfCategoryTests {

    private final String light = "light-" + Ids.next();

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Tickets tickets;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void keepCategories() {
        api.as("admin").post("/categories", Map.of("key", light, "name", light, "department", "it"));
        api.as("admin").post("/categories", Map.of("key", light + "-l", "name", "Lamps", "parent", light));
    }

    @Test
    void getsWorkThatNamesNoGroup() {
        String ticket = opens(light, Map.of("kind", "work"), Set.of());

        for (String person : List.of("agent", "agent2", "designer")) {
            assertThat(requests.tasks(person, ticket)).as(person).hasSize(1);
        }
        assertThat(requests.tasks("buyer", ticket)).isEmpty();
        assertThat(requests.tasks("employee", ticket)).isEmpty();
    }

    @Test
    void getsWorkAboutAPartOfItsMatter() {
        assertThat(requests.tasks("agent", opens(light + " / Lamps", Map.of("kind", "work"), Set.of())))
                .hasSize(1);
    }

    @Test
    void leavesWorkToTheGroupThatTheProcessNames() {
        String ticket = opens(light, Map.of("kind", "work"), Set.of("procurement"));

        assertThat(requests.tasks("buyer", ticket)).hasSize(1);
        assertThat(requests.tasks("agent", ticket)).isEmpty();
    }

    @Test
    void isAskedBesidesTheGroupWhereTheProcessSaysSo() {
        String ticket = opens(light, Map.of("kind", "work", "asks", "category-department"), Set.of("procurement"));

        assertThat(requests.tasks("buyer", ticket)).hasSize(1);
        assertThat(requests.tasks("agent", ticket)).hasSize(1);
    }

    @Test
    void leavesWorkAboutNobodysMatterToTheAdministrators() {
        String ticket = opens("Something else", Map.of("kind", "work"), Set.of());

        assertThat(requests.tasks("admin", ticket)).hasSize(1);
        assertThat(requests.tasks("agent", ticket)).isEmpty();
    }

    /** A request of this category, whose process then comes to such a step. */
    private String opens(String category, Map<String, String> properties, Set<String> groups) {
        Map<String, Object> body = new HashMap<>(Requests.purchaseBody(10));
        body.put("category", category);
        String id = api.as("employee").post("/tickets", body).json().path("id").asText();
        UUID tenant = UUID.fromString(
                api.as("employee").get("/auth/me").json().at("/tenant/id").asText());
        Acting.as(Caller.system(tenant), () -> {
            transaction.executeWithoutResult(status -> {
                TicketView ticket = tickets.get(UUID.fromString(id));
                events.publishEvent(
                        new TaskOpened(ticket.id(), "task-" + id, "userTask_Do", "Do it", properties, groups));
            });
            return true;
        });
        return id;
    }
}
