package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@Tag("A1")
class TypesOfTicketsTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    TypesOfTickets types;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void somethingWasAskedFor() {
        requests.purchase("employee", 40);
        for (String title : List.of("The printer smokes", "The printer burns")) {
            api.as("employee").post("/tickets", Map.of("title", title, "ticket_type", "it-support"));
        }
    }

    @Test
    void namesWhatThePersonAsksForBeforeWhatTheHouseDoes() {
        UUID tenant = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        Caller person = new Caller(tenant, UUID.randomUUID(), "New", Set.of(), Channel.PORTAL, null);
        Tenancy.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> {
                    List<String> ofTheHouse = types.mostFirst(person);
                    String rare = ofTheHouse.getLast();

                    jdbc.sql("""
                        update ticket set requester_id = :person where id = (
                            select id from ticket where type = :rare and number is not null limit 1)
                        """)
                            .param("person", person.person())
                            .param("rare", rare)
                            .update();

                    assertThat(ofTheHouse).hasSizeGreaterThan(1);
                    assertThat(types.mostFirst(person))
                            .startsWith(rare, ofTheHouse.getFirst())
                            .containsExactlyInAnyOrderElementsOf(ofTheHouse);
                    status.setRollbackOnly();
                }));
    }

    @Test
    void tellsTheRankWithTheCatalogueAndNothingOfWhatIsHidden() {
        assertThat(ranks("employee")).isNotEmpty().isSorted().doesNotHaveDuplicates();
        assertThat(ranks("customer")).isSubsetOf(0);
    }

    private List<Integer> ranks(String person) {
        JsonNode items = api.as(person).get("/request-types").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(type -> type.has("rank"))
                .map(type -> type.path("rank").asInt())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
