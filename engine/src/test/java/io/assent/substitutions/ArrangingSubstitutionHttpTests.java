package io.assent.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api.Answer;
import io.assent.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B4")
class ArrangingSubstitutionHttpTests extends AbsenceFixture {

    @Test
    void changesAndWhatIsOpenFollows() {
        String ticket = requests.purchase("employee", 500);
        Answer set = away("manager", "hr", Map.of());
        String path = "/substitutions/" + set.json().path("id").asText();

        assertThat(api.as("manager").patch(path, Map.of("max_amount", 100)).status())
                .isEqualTo(428);
        Answer changed = api.as("manager")
                .patch(
                        path,
                        Map.of("max_amount", 100),
                        "If-Match",
                        api.as("manager").get(path).header("ETag"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("max_amount").path("amount").asText()).isEqualTo("100.00");
        assertThat(changed.json().path("substitute").path("email").asText()).isEqualTo("hr@acme.example");
        assertThat(requests.approvals("hr", ticket)).isEmpty();
        Map<String, Object> none = new HashMap<>();
        none.put("max_amount", null);
        none.put("substitute", "agent@acme.example");
        api.as("manager").patch(path, none, "If-Match", changed.header("ETag"));
        assertThat(requests.approvals("agent", ticket)).hasSize(1);
        assertThat(requests.approvals("hr", ticket)).isEmpty();
    }

    @Test
    void isArrangedForSomebodyByThoseAboveThem() {
        Map<String, Object> forManager = body("hr", Instant.now(), Instant.now().plusSeconds(900), Map.of());
        forManager.put("person", "manager@acme.example");
        assertThat(api.as("agent").post("/substitutions", forManager).status()).isEqualTo(403);

        JsonNode set = api.as("head").post("/substitutions", forManager).json();

        assertThat(set.path("person").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(set.path("set_by").path("email").asText()).isEqualTo("head@acme.example");
        assertThat(api.as("manager")
                        .get("/auth/me")
                        .json()
                        .path("substitution")
                        .path("substitute")
                        .path("email")
                        .asText())
                .isEqualTo("hr@acme.example");
        JsonNode trail = api.as("admin")
                .get("/audit?subject_type=substitution&subject="
                        + set.path("id").asText())
                .json()
                .path("items");
        assertThat(Requests.texts(trail, "action")).contains("SUBSTITUTION_SET", "SUBSTITUTION_BEGAN");
        assertThat(trail.path(0).path("on_behalf_of").path("email").asText()).isEqualTo("manager@acme.example");
        String path = "/substitutions/" + set.path("id").asText();
        assertThat(api.as("agent").get(path).status()).isEqualTo(404);
        assertThat(api.as("hr").get(path).status()).isEqualTo(200);
        assertThat(api.as("hr").delete(path).status()).isEqualTo(403);
        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);
    }

    @Test
    void endsWhatHoldsNowWhenSomebodyIsBack() {
        away("manager", "hr", Map.of());
        Instant later = Instant.now().plus(Duration.ofDays(30));
        away("manager", "agent", later, later.plusSeconds(900), Map.of());

        assertThat(api.as("manager").delete("/substitutions").status()).isEqualTo(204);

        JsonNode left = api.as("manager").get("/substitutions").json().path("items");
        assertThat(left).hasSize(1);
        assertThat(left.path(0).path("state").asText()).isEqualTo("PLANNED");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Answer nothing = api.as("manager").post("/substitutions", Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(pointers(nothing)).containsExactlyInAnyOrder("/substitute", "/from", "/until");

        Answer much = api.as("manager")
                .post(
                        "/substitutions",
                        Map.of(
                                "substitute",
                                "manager@acme.example",
                                "from",
                                "2031-05-08",
                                "until",
                                "2031-05-01T00:00:00Z",
                                "ticket_types",
                                List.of("purchase", "tea"),
                                "max_amount",
                                -5,
                                "why",
                                "no"));
        assertThat(much.status()).isEqualTo(422);
        assertThat(pointers(much))
                .containsExactlyInAnyOrder("/why", "/substitute", "/until", "/ticket_types/1", "/max_amount");
    }

    @ParameterizedTest
    @CsvSource({
        "manager@acme.example, SAME_PERSON",
        "customer@acme.example, NOT_ABLE",
        "employee@globex.example, UNKNOWN",
        "nobody, UNKNOWN",
    })
    void refusesWhoCannotStandIn(String substitute, String code) {
        Answer refused = api.as("manager")
                .post("/substitutions", Map.of("substitute", substitute, "from", "2031-05-01", "until", "2031-05-08"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(codes(refused)).containsExactly(code);
    }

    @Test
    void refusesWhatIsOver() {
        Answer refused = api.as("manager")
                .post(
                        "/substitutions",
                        Map.of("substitute", "hr@acme.example", "from", "2024-05-01", "until", "2024-05-08"));

        assertThat(codes(refused)).containsExactly("PAST");
    }

    @Test
    void refusesTwoForTheSameAndCircles() {
        away("manager", "hr", Map.of("ticket_types", List.of("purchase")));

        Answer second = away("manager", "agent", Map.of());
        assertThat(second.status()).isEqualTo(422);
        assertThat(codes(second)).containsExactly("OVERLAPS");
        assertThat(away("manager", "agent", Map.of("ticket_types", List.of("it-support")))
                        .status())
                .isEqualTo(201);
        Answer back = away("hr", "manager", Map.of());
        assertThat(codes(back)).containsExactly("CIRCULAR");
        assertThat(away("hr", "ceo", Map.of()).status()).isEqualTo(201);
        assertThat(codes(away("ceo", "manager", Map.of()))).containsExactly("CIRCULAR");
    }

    @Test
    void isNotForCustomersAndOtherCompanies() {
        assertThat(away("customer", "hr", Map.of()).status()).isEqualTo(403);
        String id = away("manager", "hr", Map.of()).json().path("id").asText();
        assertThat(api.as("admin@globex.example").get("/substitutions/" + id).status())
                .isEqualTo(404);
        assertThat(api.as("admin@globex.example").delete("/substitutions/" + id).status())
                .isEqualTo(404);
        assertThat(api.as("employee").get("/substitutions?everybody=true").status())
                .isEqualTo(403);
    }

    private static List<String> pointers(Answer refused) {
        return Requests.texts(refused.json().path("errors"), "pointer");
    }
}
