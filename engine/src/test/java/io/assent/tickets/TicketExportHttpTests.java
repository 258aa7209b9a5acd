package io.assent.tickets;

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
@Tag("A8")
class TicketExportHttpTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Test
    void writesTheListAsATableWithTheAnswersOfItsType() {
        Map<String, Object> body = Requests.purchaseBody(1234.5);
        String word = "Exported" + System.nanoTime();
        body.put("title", "=" + word + "; \"new\"");
        String id = api.as("employee").post("/tickets", body).json().path("id").asText();
        String number = api.as("employee")
                .get("/tickets/" + id)
                .json()
                .path("ticket_number")
                .asText();

        Answer table = api.as("employee").get("/tickets/export.csv?ticket_type=PURCHASE&q=" + word);

        assertThat(table.status()).as(table.text()).isEqualTo(200);
        assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(table.header("Content-Disposition")).isEqualTo("attachment; filename=\"requests.csv\"");
        List<String> lines = table.text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith("\ufeffticket_number,ticket_type,title,status,priority,requester,requester_email,")
                .contains("custom_fields.amount", "budget_code");
        assertThat(lines.getLast())
                .startsWith(number + ",purchase,\"'=" + word + "; \"\"new\"\"\",IN_REVIEW,MEDIUM,")
                .contains(",1234.50,USD,")
                .contains("MKT-2026-04");
        assertThat(api.as("employee")
                        .send(
                                "GET",
                                "/tickets/export.csv?ticket_type=purchase&q=" + word,
                                null,
                                "Accept-Language",
                                "de")
                        .text())
                .contains(number + ";purchase;")
                .contains(";1234,50;USD;");
        assertThat(api.as("admin").get("/audit?action=TICKETS_EXPORTED").text()).contains(word);
    }

    @Test
    void showsNobodyMoreThanTheirListDoes() {
        String word = "Secret" + System.nanoTime();
        Map<String, Object> body = Requests.purchaseBody(10);
        body.put("title", word);
        api.as("employee").post("/tickets", body);

        assertThat(api.as("admin").get("/tickets/export.csv?q=" + word).text()).contains(word);
        for (String other : List.of("agent2", "customer", "admin@globex.example")) {
            assertThat(api.as(other).get("/tickets/export.csv?q=" + word).text().lines())
                    .as(other)
                    .hasSize(1);
        }
    }

    @Test
    void goesOnWhereAPageOfTheListEnds() {
        long all = api.as("admin")
                .get("/tickets?count=true&limit=1")
                .json()
                .path("total")
                .asLong();

        assertThat(api.as("admin")
                        .get("/tickets/export.csv?sort=priority")
                        .text()
                        .lines()
                        .count())
                .isGreaterThan(all);
    }

    @Test
    void refusesWhatTheListRefuses() {
        for (String query : List.of("status=LOST", "colour=red", "sort=size", "limit=5", "assignee=nobody@x.example")) {
            Answer list = api.as("employee").get("/tickets?" + query);
            Answer table = api.as("employee").get("/tickets/export.csv?" + query);

            assertThat(table.status()).as(query).isEqualTo(query.startsWith("limit") ? 200 : list.status());
        }
    }
}
