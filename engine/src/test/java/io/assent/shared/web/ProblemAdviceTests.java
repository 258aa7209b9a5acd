package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Refusal;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

@Tag("K7")
class ProblemAdviceTests {

    private static final Map<String, Supplier<Exception>> FAILURES = Map.of(
            "unforeseen", () -> new IllegalStateException("select secret from hidden"),
            "database", () -> new DataAccessResourceFailureException("connection refused at 10.0.0.1"),
            "pool", () -> new CannotCreateTransactionException("pool timed out"),
            "duplicate", () -> new DuplicateKeyException("person_email_key"),
            "file", () -> new MaxUploadSizeExceededException(25_000_000),
            "refusal",
                    () -> new Refusal(Refusal.Category.CONFLICT, "APPROVAL_ALREADY_DECIDED", "Laura Chen was first.")
                            .with("decided_by", "Laura Chen"));

    @RestController
    static class Failing {

        @GetMapping("/fail/{how}")
        String fail(@PathVariable("how") String how) throws Exception {
            throw FAILURES.get(how).get();
        }
    }

    private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice(_ -> {}))
            .build());

    @Test
    void tellsNothingOfWhatWasNotForeseen() throws Exception {
        MvcTestResult answer = get("unforeseen");

        assertThat(answer).hasStatus(500).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getResponse().getContentAsString())
                .contains("INTERNAL_ERROR")
                .doesNotContain("secret", "IllegalState");
    }

    @Test
    void asksToComeAgainWhenTheDatabaseIsBusyOrAway() throws Exception {
        for (String how : new String[] {"database", "pool"}) {
            MvcTestResult answer = get(how);

            assertThat(answer).hasStatus(503).containsHeader(HttpHeaders.RETRY_AFTER);
            assertThat(answer.getResponse().getContentAsString())
                    .contains("UNAVAILABLE")
                    .doesNotContain("10.0.0.1");
        }
    }

    @Test
    void saysThatTwoWritersMet() throws Exception {
        MvcTestResult answer = get("duplicate");

        assertThat(answer).hasStatus(409);
        assertThat(answer.getResponse().getContentAsString())
                .contains("CONCURRENT_CHANGE")
                .doesNotContain("email_key");
    }

    @Test
    void saysThatAFileIsTooLarge() throws Exception {
        assertThat(get("file")).hasStatus(413);
        assertThat(get("file").getResponse().getContentAsString()).contains("25 MB");
    }

    @Test
    void addsWhatARefusalKnows() {
        assertThat(get("refusal"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.decided_by")
                .isEqualTo("Laura Chen");
        assertThat(get("refusal")).bodyJson().extractingPath("$.type").isEqualTo("/problems/APPROVAL_ALREADY_DECIDED");
    }

    private MvcTestResult get(String how) {
        return mvc.get().uri("/fail/" + how).exchange();
    }
}
