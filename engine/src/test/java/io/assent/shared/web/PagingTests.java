package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists that come whole unless a size is asked for. */
@IntegrationTest
class PagingTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @ParameterizedTest
    @CsvSource({"/approvals/pending, id", "/departments, id", "/groups, id", "/request-types, key", "/views, id"})
    void goesThroughTheListPageByPage(String path, String key) {
        requests.purchase("employee", 410);
        requests.purchase("employee", 420);
        requests.purchase("employee", 430);

        List<String> whole = Requests.texts(list(path).path("items"), key);
        List<String> paged = new ArrayList<>();
        JsonNode page = list(path + "?limit=2");
        while (true) {
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            paged.addAll(Requests.texts(page.path("items"), key));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            page = list(path + "?limit=2&cursor=" + page.path("next_cursor").asText());
        }

        assertThat(whole).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approvals/pending", "/departments", "/groups", "/request-types", "/views"})
    void refusesAPageThatCannotBe(String path) {
        String nowhere = Cursor.of(UUID.randomUUID());

        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=many",
                "limit=99999999999",
                "cursor=x",
                "cursor=" + nowhere)) {
            Answer refused = api.as("manager").get(path + "?" + query);

            assertThat(refused.status()).as(query).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("pointer").asText())
                    .isEqualTo("/" + query.substring(0, query.indexOf('=')));
        }
        assertThat(api.as("manager").get(path + "?page=2").code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Tag("C2")
    @Test
    void showsTheMostUrgentDecisionFirstAndNoneThatWaitsForAnAnswer() {
        String first = requests.approval("manager", requests.purchase("employee", 440));
        String second = requests.approval("manager", requests.purchase("employee", 450));
        String asking = requests.approval("manager", requests.purchase("employee", 460));
        requests.act("manager", asking, "request-info", Map.of("comments", "Which one?"));

        List<String> pending = Requests.texts(list("/approvals/pending").path("items"), "id");

        assertThat(pending).doesNotContain(asking).containsSubsequence(first, second);
    }

    private JsonNode list(String path) {
        Answer answer = api.as("manager").get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
