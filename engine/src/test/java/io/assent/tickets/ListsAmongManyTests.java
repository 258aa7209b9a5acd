package io.assent.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who may read few tickets is answered by another statement than who may read many; both list the same. */
@IntegrationTestApart
@Tag("O6")
class ListsAmongManyTests {

    private static final String READER = "employee@globex.example";
    private static final String OTHER = "manager@globex.example";
    private static final int MORE_THAN_FEW = 2_001;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionOperations transaction;

    @Test
    void listsOwnAndWatchedTicketsAndNoOthersHoweverManyThereAre() {
        String own = support(READER, List.of());
        String watched = support(OTHER, List.of(READER));
        String foreign = support(OTHER, List.of());
        List<String> few = listed();
        assertThat(few).contains(own, watched).doesNotContain(foreign).doesNotHaveDuplicates();

        copy(own);

        List<String> many = listed();
        assertThat(many)
                .hasSize(few.size() + MORE_THAN_FEW)
                .containsAll(few)
                .doesNotContain(foreign)
                .doesNotHaveDuplicates();
    }

    private String support(String person, List<String> watchers) {
        Answer made = api.as(person)
                .post("/tickets", Map.of("title", "Fan rattles", "ticket_type", "it-support", "watchers", watchers));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private List<String> listed() {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.as(READER).get("/tickets?limit=100&sort=-priority" + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            all.addAll(Requests.texts(page.json().path("items"), "id"));
            cursor = "&cursor=" + page.json().path("next_cursor").asText();
        } while (!cursor.equals("&cursor=null"));
        return all;
    }

    private void copy(String ticket) {
        UUID tenant = tenants.signIn(READER).orElseThrow().tenant();
        Tenancy.run(
                tenant,
                () -> transaction.executeWithoutResult(_ -> jdbc.sql("""
                    insert into ticket
                    select (jsonb_populate_record(t, jsonb_build_object(
                        'id', gen_random_uuid(), 'number', 'COPY-' || n, 'status', 'CLOSED'))).*
                    from ticket t, generate_series(1, :times) n where t.id = :ticket
                    """)
                        .param("times", MORE_THAN_FEW)
                        .param("ticket", UUID.fromString(ticket))
                        .update()));
    }
}
