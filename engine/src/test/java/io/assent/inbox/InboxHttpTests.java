package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.inbox.InboxItem.Kind;
import io.assent.people.People;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.OwnDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionOperations;

/** On a database of its own: the jobs of others know nothing of these tickets, and its own nothing of those of others. */
@IntegrationTest
@Import(InboxHttpTests.TicketsInMemory.class)
@ContextConfiguration(initializers = OwnDatabase.class)
@Tag("C1")
@Tag("C2")
class InboxHttpTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class TicketsInMemory {

        @Bean
        @Primary
        KnownTickets knownTickets(JdbcClient jdbc) {
            return new KnownTickets(jdbc);
        }
    }

    @Autowired
    Api api;

    @Autowired
    StoredInbox inbox;

    @Autowired
    KnownTickets tickets;

    @Autowired
    People people;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Tasks tasks;

    @Autowired
    InboxStore store;

    @Autowired
    ConfigurableTransactionManager transactions;

    private UUID acme;
    private TicketView ticket;
    private UUID task;

    @BeforeEach
    void workForTheSupportGroup() {
        acme = tenants.signIn("agent@acme.example").orElseThrow().tenant();
        UUID support = people.group(acme, "it-support").orElseThrow().id();
        ticket = ticket("Printer is broken " + Ids.next());
        task = offer(Kind.WORK, Set.of(support), List.of("repaired", "replaced"), Map.of());
    }

    private TicketView ticket(String title) {
        UUID requester =
                people.named(acme, "employee@acme.example").orElseThrow().id();
        Instant overdue = Instant.parse("2020-01-01T00:00:00Z");
        TicketView made = KnownTickets.ticket(acme, requester, "SUP-1", title, "it-support", Priority.HIGH, overdue);
        tickets.known.put(made.id(), made);
        return made;
    }

    private UUID offer(Kind kind, Set<UUID> principals, List<String> outcomes, Map<String, Object> facts) {
        InboxItem item = new InboxItem(
                Ids.next(),
                kind,
                ticket.id(),
                null,
                "Repair it",
                principals,
                null,
                ticket.dueDate(),
                List.of("complete"),
                facts);
        Tenancy.run(
                acme, () -> transaction.executeWithoutResult(status -> inbox.offer(item, "userTask_Repair", outcomes)));
        return item.id();
    }

    private @Nullable JsonNode line(String person, String list) {
        JsonNode items = api.as(person)
                .get(list + "?limit=100&q=" + ticket.title().replace(" ", "%20"))
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).findFirst().orElse(null);
    }

    private String path(String verb) {
        return "/tasks/" + task + "/" + verb;
    }

    @Test
    void listsATaskForTheMembersOfItsGroupOnly() {
        JsonNode line = line("agent", "/tasks");

        assertThat(line).isNotNull();
        assertThat(line.path("id").asText()).isEqualTo(task.toString());
        assertThat(line.path("kind").asText()).isEqualTo("work");
        assertThat(line.path("step").asText()).isEqualTo("Repair it");
        assertThat(line.path("urgency").asText()).isEqualTo("OVERDUE");
        assertThat(line.path("ticket").path("title").asText()).isEqualTo(ticket.title());
        assertThat(line.path("ticket").path("amount").path("amount").asText()).isEqualTo("3200.00");
        assertThat(line.path("ticket").path("requester").path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(line.path("candidate_groups").get(0).path("key").asText()).isEqualTo("it-support");
        assertThat(line.path("outcomes")).extracting(JsonNode::asText).containsExactly("repaired", "replaced");
        assertThat(line.path("actions")).extracting(JsonNode::asText).containsExactly("claim", "complete", "assign");
        assertThat(line("employee", "/tasks")).isNull();
        assertThat(line("buyer", "/tasks")).isNull();
        assertThat(line("employee@globex.example", "/tasks")).isNull();
        assertThat(api.anonymous().get("/tasks").status()).isEqualTo(401);
    }

    @Test
    void showsApprovalsInTheInboxButNotAmongTasks() {
        UUID manager = people.named(acme, "manager@acme.example").orElseThrow().id();
        UUID approval = offer(Kind.APPROVAL, Set.of(manager), List.of(), Map.of("on_behalf_of", "head"));

        JsonNode line = line("manager", "/inbox");

        assertThat(line).isNotNull();
        assertThat(line.path("id").asText()).isEqualTo(approval.toString());
        assertThat(line.path("kind").asText()).isEqualTo("approval");
        assertThat(line.path("facts").path("on_behalf_of").asText()).isEqualTo("head");
        assertThat(line("manager", "/tasks")).isNull();
        assertThat(api.as("manager")
                        .post("/tasks/" + approval + "/complete", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksTheRequesterAQuestionWithItsApproval() {
        UUID employee =
                people.named(acme, "employee@acme.example").orElseThrow().id();
        UUID question =
                offer(Kind.ANSWER, Set.of(employee), List.of(), Map.of("question", "Which one?", "approval_id", task));

        JsonNode line = line("employee", "/tasks");

        assertThat(line).isNotNull();
        assertThat(line.path("kind").asText()).isEqualTo("answer");
        assertThat(line.path("question").asText()).isEqualTo("Which one?");
        assertThat(line.path("approval_id").asText()).isEqualTo(task.toString());
        var answered = api.as("employee").post("/tasks/" + question + "/complete", Map.of("comments", "The blue one"));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(line("employee", "/tasks")).isNull();
    }

    @Test
    void carriesATaskFromClaimToCompletionOnce() {
        var claimed = api.as("agent").post(path("claim"), null);
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(200);
        assertThat(claimed.json().path("assignee").path("email").asText()).isEqualTo("agent@acme.example");
        assertThat(claimed.json().path("actions"))
                .extracting(JsonNode::asText)
                .containsExactly("complete", "unclaim", "assign");

        var second = api.as("agent2").post(path("claim"), null);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("TASK_ALREADY_CLAIMED");
        assertThat(second.json().path("claimed_by").path("email").asText()).isEqualTo("agent@acme.example");
        assertThat(second.json().path("claimed_at").asText()).isNotEmpty();
        assertThat(api.as("agent2")
                        .post(path("complete"), Map.of("outcome", "repaired"))
                        .status())
                .isEqualTo(403);

        UUID other = offer(
                Kind.WORK,
                Set.of(tenants.signIn("agent@acme.example").orElseThrow().person()),
                List.of("ENOUGH", "NOT_ENOUGH"),
                Map.of());
        assertThat(api.as("agent")
                        .post("/tasks/" + other + "/complete", Map.of("outcome", "not-enough"))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("NOT_ENOUGH");
        var vague = api.as("agent").post(path("complete"), Map.of("outcome", "exploded"));
        assertThat(vague.status()).isEqualTo(422);
        assertThat(vague.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/outcome");

        var completed = api.as("agent")
                .post(path("complete"), Map.of("outcome", "repaired", "custom_fields", Map.of("serial", "X1")));
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        assertThat(completed.json().path("outcome").asText()).isEqualTo("repaired");
        assertThat(tickets.answers.get(ticket.id())).containsEntry("serial", "X1");

        var again = api.as("agent").post(path("complete"), Map.of("outcome", "repaired"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("TASK_ALREADY_COMPLETED");
        assertThat(again.json().path("completed_by").path("email").asText()).isEqualTo("agent@acme.example");
        assertThat(line("agent", "/tasks")).isNull();
    }

    @Test
    void handsATaskToAMemberByAddressAndTakesItBack() {
        assertThat(api.as("admin")
                        .post(path("assign"), Map.of("assignee", "agent2@acme.example"))
                        .status())
                .isEqualTo(200);
        assertThat(line("agent2", "/tasks")).isNotNull();
        assertThat(line("agent", "/tasks")).isNull();

        assertThat(api.as("admin")
                        .post(path("assign"), Map.of("assignee", "buyer@acme.example"))
                        .status())
                .isEqualTo(422);
        assertThat(api.as("agent2").post(path("unclaim"), null).status()).isEqualTo(200);
        assertThat(line("agent", "/tasks")).isNotNull();
    }

    @Test
    void refusesStrangersAndKnowsNoForeignIds() {
        for (String verb : List.of("claim", "unclaim", "complete")) {
            assertThat(api.as("employee").post(path(verb), null).status())
                    .as(verb)
                    .isEqualTo(403);
            assertThat(api.as("admin@globex.example").post(path(verb), null).status())
                    .as(verb)
                    .isEqualTo(404);
            assertThat(api.as("agent")
                            .post("/tasks/" + Ids.next() + "/" + verb, null)
                            .status())
                    .as(verb)
                    .isEqualTo(404);
            assertThat(api.as("agent").post("/tasks/not-an-id/" + verb, null).status())
                    .as(verb)
                    .isIn(400, 404, 422);
            assertThat(api.anonymous().post(path(verb), null).status()).as(verb).isEqualTo(401);
        }
        Map<String, Object> assignee = Map.of("assignee", "agent@acme.example");
        assertThat(api.as("buyer").post(path("assign"), assignee).status()).isEqualTo(403);
        assertThat(api.as("admin@globex.example").post(path("assign"), assignee).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example").get("/tasks/" + task).status())
                .isEqualTo(404);
        assertThat(api.as("employee").get("/tasks/" + task).status()).isEqualTo(403);
        assertThat(api.as("agent").get("/tasks/" + task).status()).isEqualTo(200);
        assertThat(api.as("agent")
                        .post(path("assign"), Map.of("colour", "red", "size", 7))
                        .json()
                        .path("errors"))
                .hasSize(3);
    }

    @Test
    void refusesUnknownFiltersCursorsAndLimits() {
        assertThat(api.as("agent").get("/tasks?colour=red&size=7").json().path("errors"))
                .hasSize(2);
        assertThat(api.as("agent").get("/tasks?kind=lunch&priority=soon").json().path("errors"))
                .hasSize(2);
        assertThat(api.as("agent").get("/inbox?cursor=garbage").status()).isEqualTo(422);
        assertThat(api.as("agent").get("/inbox?limit=101").status()).isEqualTo(422);
        assertThat(api.as("agent").get("/inbox?limit=many").status()).isEqualTo(422);
        assertThat(api.as("agent").get("/inbox?sort=title").status()).isEqualTo(422);
        assertThat(api.as("agent").get("/inbox?view=unheard-of").status()).isEqualTo(404);
    }

    @Test
    void countsWhatWaitsByView() {
        JsonNode before = api.as("agent").get("/inbox/count").json();
        api.as("agent").post(path("claim"), null);
        JsonNode after = api.as("agent").get("/inbox/count").json();

        assertThat(after.path("total").asLong())
                .isEqualTo(before.path("total").asLong())
                .isPositive();
        assertThat(after.path("overdue").asLong())
                .isEqualTo(before.path("overdue").asLong())
                .isPositive();
        assertThat(after.path("views").path("claimed").asLong())
                .isEqualTo(before.path("views").path("claimed").asLong() + 1);
        assertThat(after.path("views").path("unclaimed").asLong())
                .isEqualTo(before.path("views").path("unclaimed").asLong() - 1);
        JsonNode mine =
                api.as("agent").get("/tasks?view=claimed&count=true&limit=100").json();
        assertThat(mine.path("total").asLong())
                .isEqualTo(after.path("views").path("claimed").asLong());
        assertThat(mine.path("items"))
                .extracting(item -> item.path("id").asText())
                .contains(task.toString());
    }

    @Test
    @Tag("C2")
    void keepsViewsOfOnesOwnAndSharesThemOnRequest() {
        String name = "Printers " + Ids.next();
        Map<String, Object> filter = Map.of("ticket_type", List.of("IT_SUPPORT"), "overdue", true, "q", ticket.title());
        var made = api.as("agent").post("/views", Map.of("name", name, "shared", false, "filter", filter));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String view = "/views/" + made.json().path("id").asText();
        assertThat(made.header("Location")).endsWith(view);
        assertThat(made.json().path("count").asLong()).isEqualTo(1);
        assertThat(made.json().path("filter").path("ticket_type").get(0).asText())
                .isEqualTo("it-support");
        assertThat(api.as("agent").post("/views", Map.of("name", name)).status())
                .isEqualTo(422);
        assertThat(api.as("agent2").get(view).status()).isEqualTo(404);

        assertThat(api.as("agent").patch(view, Map.of("shared", true)).status()).isEqualTo(428);
        var shared = api.as("agent").patch(view, Map.of("shared", true), "If-Match", made.header("ETag"));
        assertThat(shared.status()).as(shared.text()).isEqualTo(200);
        assertThat(api.as("agent")
                        .patch(view, Map.of("shared", false), "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(api.as("agent2").get(view).json().path("name").asText()).isEqualTo(name);
        assertThat(api.as("agent2")
                        .patch(view, Map.of("name", "mine"), "If-Match", shared.header("ETag"))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("admin@globex.example").get(view).status()).isEqualTo(404);

        assertThat(api.as("agent").delete(view).status()).isEqualTo(204);
        assertThat(api.as("agent").get(view).status()).isEqualTo(404);
    }

    @Test
    void refusesViewsThatMakeNoSense() {
        var wrong = api.as("agent")
                .post("/views", Map.of("name", "x", "filter", Map.of("colour", "red", "priority", "huge")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("/filter/colour", "/filter/priority");
        assertThat(api.as("employee")
                        .post("/views", Map.of("name", "ours", "shared", true))
                        .status())
                .isEqualTo(403);
        assertThat(api.as("agent").post("/views", Map.of("name", " ")).status()).isEqualTo(422);
        assertThat(api.as("agent").delete("/views/overdue").status()).isEqualTo(403);
        assertThat(api.as("agent").get("/views").json().path("items"))
                .extracting(item -> item.path("id").asText())
                .startsWith("for-me", "unclaimed", "claimed", "overdue");
    }

    @Test
    void saysWhatMayBeDoneWithALineWithoutATransaction() {
        UUID person = people.named(acme, "agent@acme.example").orElseThrow().id();
        Caller agent = new Caller(acme, person, "Agent", Set.of(Role.AGENT), Channel.API, null);
        InboxEntry line = Tenancy.of(acme, () -> transaction.execute(status -> store.find(acme, task)))
                .orElseThrow();
        Thread here = Thread.currentThread();
        AtomicInteger begun = new AtomicInteger();
        transactions.addListener(new TransactionExecutionListener() {
            @Override
            public void beforeBegin(TransactionExecution beginning) {
                begun.addAndGet(Thread.currentThread() == here ? 1 : 0);
            }
        });

        List<String> actions = Tenancy.of(acme, () -> tasks.actions(agent, line));

        assertThat(actions).contains("claim", "complete");
        assertThat(begun).hasValue(0);
    }
}
