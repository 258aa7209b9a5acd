package io.assent.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("K9")
@IntegrationTest
class PeopleImportTests {

    /** Of this test alone. */
    private final String at = "." + UUID.randomUUID() + "@acme.example";

    @Autowired
    Api api;

    @Test
    void addsPeopleWhoseManagersStandFurtherDown() {
        Answer taken = send("""
            email;name;title;department;manager;roles;groups;language;time_zone
            ann%1$s;Ann;Clerk;Finance;BOB%1$s;Employee, Approver;hr;de;Europe/Vienna
            bob%1$s;Bob;;finance;ceo@acme.example;;;;
            """, false);

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().path("added").asInt()).isEqualTo(2);
        JsonNode ann = found("ann");
        assertThat(ann.at("/manager/email").asText()).isEqualTo("bob" + at);
        assertThat(ann.at("/department/key").asText()).isEqualTo("finance");
        assertThat(ann.path("roles").toString()).isEqualTo("[\"EMPLOYEE\",\"APPROVER\"]");
        assertThat(ann.path("groups").toString()).isEqualTo("[\"hr\"]");
        assertThat(ann.path("zone").asText()).isEqualTo("Europe/Vienna");
        assertThat(found("bob").path("roles").toString()).isEqualTo("[\"EMPLOYEE\"]");
    }

    @Test
    void changesWhoIsKnownAndLeavesWhatACellDoesNotSay() {
        send("email,name,title\ncy%1$s,Cy,Clerk\ndee%1$s,Dee,Clerk\n", false);

        Answer again = send("email,name,title,active\nCY%1$s,Cy Young,,\ndee%1$s,Dee,Clerk,\n", false);
        Answer leaving = send("email,name,active\ndee%1$s,Dee,nein\n", false);

        assertThat(again.json().path("changed").asInt()).isEqualTo(1);
        assertThat(again.json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.json().at("/rows/1/outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(found("cy").path("name").asText()).isEqualTo("Cy Young");
        assertThat(found("cy").path("title").asText()).isEqualTo("Clerk");
        assertThat(leaving.json().path("changed").asInt()).isEqualTo(1);
        assertThat(api.as("admin").get("/people?q=dee" + at).json().path("items"))
                .isEmpty();
        assertThat(api.as("admin")
                        .get("/audit?subject=" + found("cy").path("id").asText())
                        .text())
                .contains("PERSON_ADDED", "PERSON_CHANGED");
    }

    @Test
    void turnsAHierarchyRoundAndRefusesACircle() {
        send("email,name,manager\nann%1$s,Ann,\nbob%1$s,Bob,ann%1$s\n", false);

        Answer circle = send("email,name,manager\nann%1$s,Ann,cy%1$s\ncy%1$s,Cy,bob%1$s\n", true);
        Answer round = send("email,name,manager\nann%1$s,Ann,bob%1$s\nbob%1$s,Bob,ceo@acme.example\n", false);

        assertThat(problems(circle)).containsExactly("2 manager", "3 manager");
        assertThat(round.status()).as(round.text()).isEqualTo(200);
        assertThat(found("ann").at("/manager/email").asText()).isEqualTo("bob" + at);
    }

    @Test
    void tellsInADryRunWhatIsWrongAndDoesNothing() {
        Answer dry = send("""
            email,name,department,manager,roles,groups,language,time_zone,active
            eve%1$s,Eve,,,,,,,
            nobody,,nowhere,ghost%1$s,king,nobodys,fr,Moon/Crater,perhaps
            eve%1$s,Eve again,,,,,,,
            employee@globex.example,Theirs,,,,,,,
            admin@acme.example,Ruth Adler,,,employee,,,,
            new%1$s,New,,,platform-admin,,,,
            """, true);

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(problems(dry))
                .containsExactlyInAnyOrder(
                        "3 email",
                        "3 name",
                        "3 department",
                        "3 manager",
                        "3 roles",
                        "3 groups",
                        "3 language",
                        "3 time_zone",
                        "3 active",
                        "4 email",
                        "5 email",
                        "6 roles",
                        "7 roles");
        assertThat(api.as("admin").get("/people?q=eve" + at).json().path("items"))
                .isEmpty();
    }

    @Test
    void tellsInTheReadersLanguage() {
        Answer dry = api.as("admin")
                .send(
                        "POST",
                        "/people/imports?dry_run=true",
                        multipart("email,name,department\nx,X,nowhere\n"),
                        "Content-Type",
                        "multipart/form-data; boundary=edge",
                        "Accept-Language",
                        "de");

        assertThat(dry.json().path("added").asInt()).isZero();
        assertThat(dry.text()).contains("Das ist keine E-Mail-Adresse.", "Diese Abteilung gibt es nicht.");
    }

    @Test
    void takesEverybodyOrNobody() {
        Answer refused = send("email,name,manager\nfay%1$s,Fay,\ngus%1$s,Gus,ghost%1$s\n", false);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/rows/3/manager");
        assertThat(api.as("admin").get("/people?q=fay" + at).json().path("items"))
                .isEmpty();
        assertThat(send("name,surname\nFay,Fay\n", true)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/file");
        assertThat(api.as("manager")
                        .send("POST", "/people/imports", multipart("email,name\n"), TYPE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesAWholeCompany() {
        StringBuilder rows = new StringBuilder("email,name,manager,groups\n");
        IntStream.range(0, 1_000).forEach(i -> rows.append("p%d%%1$s,Person %d,p%d%%1$s,hr\n".formatted(i, i, i + 1)));
        rows.append("p1000%1$s,Person 1000,,\n");

        Answer taken = send(rows.toString(), false);

        assertThat(taken.json().path("added").asInt()).as(taken.text()).isEqualTo(1_001);
    }

    private static final String[] TYPE = {"Content-Type", "multipart/form-data; boundary=edge"};

    private Answer send(String rows, boolean isDryRun) {
        return api.as("admin").send("POST", "/people/imports?dry_run=" + isDryRun, multipart(rows.formatted(at)), TYPE);
    }

    private static String multipart(String rows) {
        return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n" + rows
                + "\r\n--edge--\r\n";
    }

    private JsonNode found(String person) {
        return api.as("admin").get("/people?q=" + person + at).json().at("/items/0");
    }

    private static List<String> problems(Answer answer) {
        return StreamSupport.stream(answer.json().path("problems").spliterator(), false)
                .map(problem -> problem.path("row").asInt() + " "
                        + problem.path("field").asText())
                .toList();
    }
}
