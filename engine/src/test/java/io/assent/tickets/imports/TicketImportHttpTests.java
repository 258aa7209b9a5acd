package io.assent.tickets.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@Tag("A8")
class TicketImportHttpTests {

    private static final String HEADER = "title,amount,currency,budget_code,justification,requester,tags\n";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Tenants tenants;

    @Autowired
    ImportStore store;

    @Autowired
    ImportedRows kind;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysInADryRunWhatWouldComeOfEachRowAndMakesNothing() {
        String unique = unique();
        String table = HEADER
                + row(unique + " fine", "120")
                + row(unique + " no number", "plenty")
                + "," + "100,USD,MKT-2026-04,Needed.,,\n"
                + unique + " nobody,100,USD,MKT-2026-04,Needed.,nobody@acme.example,\n"
                + unique + " foreign,100,USD,MKT-2026-04,Needed.,employee@globex.example,\n"
                + unique + " cells,100,USD,MKT-2026-04,Needed.,,,one too many\n"
                + row(unique + " fine", "120");

        Answer dry = take("admin", table, "dry_run=true");

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(dry.json().path("rows").asInt()).isEqualTo(7);
        assertThat(dry.json().path("wrong").asInt()).isEqualTo(6);
        assertThat(dry.json().path("job").isNull() || dry.json().path("job").isMissingNode())
                .isTrue();
        assertThat(dry.json().path("problems"))
                .extracting(
                        each -> each.path("row").asInt(),
                        each -> each.path("field").asText(),
                        each -> each.path("code").asText())
                .containsExactly(
                        tuple(3, "amount", "NOT_A_NUMBER"),
                        tuple(4, "title", "REQUIRED"),
                        tuple(5, "requester", "UNKNOWN_PERSON"),
                        tuple(6, "requester", "UNKNOWN_PERSON"),
                        tuple(7, "", "INVALID"),
                        tuple(8, "", "DUPLICATE"));
        assertThat(found(unique)).isEmpty();
        String errors = api.as("admin")
                .get("/tickets/imports/" + dry.json().path("id").asText() + "/errors.csv")
                .text();
        assertThat(errors)
                .startsWith("\ufefftitle,amount,currency,budget_code,justification,requester,tags,reason\r\n")
                .contains("no number,plenty,USD,MKT-2026-04,Needed.,,,\"amount: Amount takes a number, for example"
                        + " 250.\"")
                .doesNotContain(unique + " fine,120,USD,MKT-2026-04,Needed.,,,\r\n");
    }

    @Test
    void makesARequestOfEachRowInTheNameOfWhomItNames() {
        String unique = unique();
        String table = ("Title;Amount;Currency;Budget_code;Justification;Requester;Due_date;Priority\n"
                + unique + " Möbel;1.234,50;USD;MKT-2026-04;Schön.;employee@acme.example;31.03.2099;high\n"
                + unique + " =SUM;10;USD;MKT-2026-04;Needed.;;;\n");

        Answer taken = take("admin", table.getBytes(Charset.forName("windows-1252")), "");

        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        JsonNode job = ended(taken);
        assertThat(Requests.texts(job.path("results"), "outcome")).containsExactly("DONE", "DONE");
        List<JsonNode> made = found(unique);
        assertThat(made)
                .extracting(ticket -> ticket.path("title").asText().replace(unique + " ", ""))
                .containsExactlyInAnyOrder("Möbel", "=SUM");
        JsonNode desk = made.stream()
                .filter(ticket -> ticket.path("title").asText().endsWith("Möbel"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.path("requester").path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(desk.path("status").asText()).isEqualTo("IN_REVIEW");
        assertThat(desk.path("priority").asText()).isEqualTo("HIGH");
        assertThat(desk.path("amount").path("amount").asText()).isEqualTo("1234.50");
        assertThat(api.as("admin")
                        .get("/tickets/" + desk.path("id").asText() + "/history")
                        .json()
                        .path("items"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("action").asText()).isEqualTo("TICKET_CREATED");
                    assertThat(entry.toString()).contains("admin@acme.example").contains("employee@acme.example");
                });
        assertThat(api.as("admin").get("/audit?action=TICKETS_IMPORTED").text())
                .contains(taken.json().path("id").asText());
    }

    @Test
    void makesNothingWhenARowIsWrongUnlessToldToGoOn() {
        String unique = unique();
        String table = HEADER + row(unique + " one", "10") + row(unique + " two", "x") + row(unique + " three", "30");

        Answer refused = take("admin", table, "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsExactly("/rows/3/amount");
        assertThat(found(unique)).isEmpty();

        Answer taken = take("admin", table, "skip_errors=true");
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(ended(taken).path("total").asInt()).isEqualTo(2);
        assertThat(found(unique)).hasSize(2);
        String corrected = api.as("admin")
                .get("/tickets/imports/" + taken.json().path("id").asText() + "/errors.csv")
                .text()
                .replace("two,x", "two,20");
        assertThat(corrected).doesNotContain("one");

        assertThat(ended(take("admin", corrected, "")).path("total").asInt()).isEqualTo(1);
        assertThat(found(unique)).hasSize(3);
    }

    @Test
    void doesNotTakeTheSameFileTwiceUnawares() {
        String table = HEADER + row(unique(), "10");
        ended(take("admin", table, ""));

        Answer twice = take("admin", table, "");

        assertThat(twice.status()).as(twice.text()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("ALREADY_IMPORTED");
        assertThat(twice.json().path("imported_by").asText()).isNotEmpty();
        assertThat(take("admin", table, "dry_run=true").status()).isEqualTo(200);
        assertThat(take("admin", table, "again=true").status()).isEqualTo(202);
    }

    @Test
    void makesNoRowTwiceWhenTheJobIsToldAgain() {
        String unique = unique();
        Answer taken = take("admin", HEADER + row(unique, "10"), "");
        ended(taken);
        Tenants.SignIn admin = tenants.signIn("admin@acme.example").orElseThrow();
        var by = new Caller(admin.tenant(), admin.person(), "Admin", Set.of(Role.ADMIN), Caller.Channel.API, null);
        var work = new ImportedRows.Work(UUID.fromString(taken.json().path("id").asText()));

        Tenancy.of(admin.tenant(), () -> transaction.execute(_ -> kind.perform(by, work, List.of("2"))));

        assertThat(found(unique)).hasSize(1);
    }

    @Test
    void checksTenThousandRowsOfWhichSomeAreWrong() {
        String unique = unique();
        String table = HEADER
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> row(unique + " " + i, i % 100 == 7 ? "much" : "10"))
                        .collect(Collectors.joining());

        Answer dry = take("admin", table, "dry_run=true");

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(dry.json().path("rows").asInt()).isEqualTo(10_000);
        assertThat(dry.json().path("wrong").asInt()).isEqualTo(100);
        assertThat(dry.json().path("problems")).hasSize(100);
        assertThat(take("admin", table + row("one more", "1"), "dry_run=true").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ''                                                        | EMPTY
        title,amount,currency,budget_code,justification           | NO_ROWS
        'title,amount,currency,budget_code,justification,colour~a,1,USD,MKT-2026-04,J,red' | UNKNOWN_COLUMN
        'title,amount,currency,budget_code,title,justification~a,1,USD,MKT-2026-04,b,J' | DUPLICATE_COLUMN
        'title,amount~a,1'                                        | MISSING_COLUMN
        '\u0001\u0002\u0003'                                      | NOT_A_TABLE
        """)
    void saysWhatIsWrongWithTheFile(String content, String code) {
        Answer refused = take("admin", content.replace('~', '\n'), "");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(Requests.texts(refused.json().path("errors"), "code")).contains(code);
        assertThat(Requests.texts(refused.json().path("errors"), "pointer")).containsOnly("/file");
    }

    @Test
    void isForThoseAloneWhoMayImport() {
        String table = HEADER + row(unique(), "10");
        for (String person : List.of("employee", "agent", "designer", "root@assent.example")) {
            assertThat(take(person, table, "dry_run=true").status()).as(person).isEqualTo(403);
            assertThat(api.as(person)
                            .get("/tickets/imports/template.csv?type=purchase")
                            .status())
                    .isEqualTo(403);
        }
        String mine = take("admin", table, "dry_run=true").json().path("id").asText();
        assertThat(api.as("admin").get("/tickets/imports/" + mine).status()).isEqualTo(200);
        assertThat(api.as("admin@globex.example")
                        .get("/tickets/imports/" + mine)
                        .status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example")
                        .get("/tickets/imports/" + mine + "/errors.csv")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesATemplateInTheLanguageOfTheReadersSpreadsheet() {
        assertThat(api.as("admin")
                        .get("/tickets/imports/template.csv?type=purchase")
                        .text())
                .startsWith("\ufefftitle,")
                .contains("justification")
                .contains("requester");
        assertThat(api.as("admin")
                        .send("GET", "/tickets/imports/template.csv?type=purchase", null, "Accept-Language", "de")
                        .text())
                .startsWith("\ufefftitle;");
        assertThat(api.as("admin")
                        .get("/tickets/imports/template.csv?type=none")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void forgetsTablesAfterAMonth() {
        String id = take("admin", HEADER + row(unique(), "x"), "dry_run=true")
                .json()
                .path("id")
                .asText();
        UUID tenant = tenants.signIn("admin@acme.example").orElseThrow().tenant();
        Tenancy.of(
                tenant,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update ticket_import set created_at = created_at - interval '31 days' where id = :id")
                        .param("id", UUID.fromString(id))
                        .update()));

        Tenancy.of(tenant, () -> {
            store.purge(tenant);
            return 0;
        });

        assertThat(api.as("admin").get("/tickets/imports/" + id).status()).isEqualTo(404);
    }

    private static String unique() {
        return "Imp" + Long.toString(System.nanoTime(), 36) + NEXT.incrementAndGet();
    }

    private static String row(String title, String amount) {
        return title + "," + amount + ",USD,MKT-2026-04,Needed.,,\n";
    }

    private List<JsonNode> found(String words) {
        return api.as("admin")
                .get("/tickets?limit=100&q=" + words)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private Answer take(String person, String table, String parameters) {
        return take(person, table.getBytes(StandardCharsets.UTF_8), parameters);
    }

    private Answer take(String person, byte[] table, String parameters) {
        String head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
        String body = head + new String(table, StandardCharsets.ISO_8859_1) + "\r\n--edge--\r\n";
        return api.as(person)
                .post(
                        "/tickets/imports?type=purchase&" + parameters,
                        body.getBytes(StandardCharsets.ISO_8859_1),
                        "Content-Type",
                        "multipart/form-data; boundary=edge");
    }

    private JsonNode ended(Answer taken) {
        return api.ended("admin", taken).json();
    }
}
