package io.assent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("L1")
@IntegrationTest
class AuditTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Audit audit;

    @Autowired
    AuditTrail trail;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void writesWhatWasDoneWithTheTransaction() {
        UUID ticket = UUID.randomUUID();
        Caller head = caller("head@acme.example");
        UUID manager = caller("manager@acme.example").person();

        within(head, () -> {
            audit.record(head, Audit.Entry.of("TICKET_READ", ticket));
            audit.record(
                    head,
                    Audit.Entry.of("APPROVAL_APPROVED", ticket)
                            .changing(Map.of("status", "IN_REVIEW"), Map.of("status", "APPROVED"))
                            .onBehalfOf(manager));
        });

        Page<AuditEntry> entries = trail(head, ticket);
        assertThat(entries.items()).extracting(AuditEntry::action).containsExactly("APPROVAL_APPROVED", "TICKET_READ");
        AuditEntry approved = entries.items().getFirst();
        assertThat(approved.actor()).isNotNull();
        assertThat(approved.actor().email()).isEqualTo("head@acme.example");
        assertThat(approved.onBehalfOf().email()).isEqualTo("manager@acme.example");
        assertThat(approved.before().path("status").asText()).isEqualTo("IN_REVIEW");
        assertThat(approved.after().path("status").asText()).isEqualTo("APPROVED");
        assertThat(approved.address()).isNull();
    }

    @Test
    void forgetsWhatWasRolledBack() {
        UUID ticket = UUID.randomUUID();
        Caller head = caller("head@acme.example");

        Tenancy.run(
                head.tenant(),
                () -> transaction.executeWithoutResult(status -> {
                    audit.record(head, Audit.Entry.of("TICKET_READ", ticket));
                    status.setRollbackOnly();
                }));

        assertThat(trail(head, ticket).items()).isEmpty();
    }

    @Test
    void showsNoTenantTheTrailOfAnother() {
        UUID ticket = UUID.randomUUID();
        Caller head = caller("head@acme.example");
        within(head, () -> audit.record(head, Audit.Entry.of("TICKET_READ", ticket)));

        assertThat(trail(caller("employee@globex.example"), ticket).items()).isEmpty();
    }

    @Test
    void letsNobodyChangeWhatWasWritten() {
        for (String change :
                List.of("update audit_entry set action = 'X'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> TestDatabase.jdbc().sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void showsAdministratorsWhoDidWhatFromWhere() {
        String key = "audited-" + UUID.randomUUID();
        var added = api.as("admin").post("/groups", Map.of("key", key, "name", "Audited"));

        JsonNode entry = api.as("admin")
                .get("/audit?action=GROUP_ADDED&subject="
                        + added.json().path("id").asText())
                .json()
                .at("/items/0");

        assertThat(entry.at("/actor/email").asText()).isEqualTo("admin@acme.example");
        assertThat(entry.at("/after/key").asText()).isEqualTo(key);
        assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("request_id").asText()).isEqualTo(added.header("X-Request-Id"));
    }

    @Test
    void pagesAndNarrowsTheTrail() {
        api.as("admin").post("/groups", Map.of("key", "a-" + UUID.randomUUID(), "name", "A"));
        api.as("admin").post("/groups", Map.of("key", "b-" + UUID.randomUUID(), "name", "B"));

        JsonNode first =
                api.as("admin").get("/audit?limit=1&action=GROUP_ADDED").json();
        JsonNode second = api.as("admin")
                .get("/audit?limit=1&action=GROUP_ADDED&cursor="
                        + first.path("next_cursor").asText())
                .json();

        assertThat(first.at("/items/0/after/name").asText()).isEqualTo("B");
        assertThat(second.at("/items/0/after/name").asText()).isEqualTo("A");
        assertThat(api.as("admin")
                        .get("/audit?from=2100-01-01T00:00:00Z")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void findsWhatAPersonDidWithATicketByTheirWords() {
        String ticket = requests.purchase("employee", 3200);
        api.as("employee").post("/tickets/" + ticket + "/comments", Map.of("text", "It is urgent"));
        String number = api.as("admin")
                .get("/tickets/" + ticket)
                .json()
                .path("ticket_number")
                .asText();

        JsonNode found = api.as("admin")
                .get("/audit?actor=employee@acme.example&ticket=" + number.toLowerCase(Locale.ROOT))
                .json()
                .path("items");

        assertThat(found).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.at("/actor/email").asText()).isEqualTo("employee@acme.example");
            assertThat(entry.path("ticket").asText()).isEqualTo(ticket);
            assertThat(entry.path("ticket_number").asText()).isEqualTo(number);
        });
        assertThat(Requests.texts(found, "action")).contains("COMMENT_ADDED", "TICKET_CREATED");
        assertThat(Requests.texts(
                        api.as("admin").get("/audit?ticket=" + ticket).json().path("items"), "at"))
                .isSortedAccordingTo(Comparator.comparing(Instant::parse).reversed());
        assertThat(api.as("admin").get("/audit?actor=nobody@acme.example").status())
                .isEqualTo(422);
        assertThat(api.as("admin").get("/audit?ticket=FIN-1900-000001").status())
                .isEqualTo(404);
    }

    @Test
    void namesTheActionsThatEverHappenedInTheTenant() {
        api.as("admin").post("/groups", Map.of("key", "c-" + UUID.randomUUID(), "name", "C"));

        List<String> actions = new ArrayList<>();
        api.as("admin").get("/audit/actions").json().path("items").forEach(word -> actions.add(word.asText()));

        assertThat(actions).contains("GROUP_ADDED").isSorted().doesNotHaveDuplicates();
        assertThat(api.as("head").get("/audit/actions").status()).isEqualTo(403);
    }

    @Test
    void showsTheTrailToAdministratorsOnly() {
        assertThat(api.as("head").get("/audit").status()).isEqualTo(403);
        assertThat(api.anonymous().get("/audit").status()).isEqualTo(401);
    }

    private Page<AuditEntry> trail(Caller caller, UUID ticket) {
        return Tenancy.of(caller.tenant(), () -> trail.of(caller.tenant(), ticket, null, 25));
    }

    private void within(Caller caller, Runnable work) {
        Tenancy.run(caller.tenant(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private Caller caller(String email) {
        var found = tenants.signIn(email).orElseThrow();
        return new Caller(found.tenant(), found.person(), email, Set.of(), Caller.Channel.API, "192.0.2.7");
    }
}
