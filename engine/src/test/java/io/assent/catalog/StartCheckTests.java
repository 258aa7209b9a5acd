package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import io.assent.testing.IntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A pack may start only what is there, what it can answer, and what does not lead back to it. */
@IntegrationTest
@Tag("D3")
@Tag("F3")
class StartCheckTests {

    @Autowired
    private Releases releases;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void letsAPackStartWhatItCanAnswer() {
        assertThat(problems("purchase", "it-hardware", Set.of("item", "justification")))
                .isEmpty();
    }

    @Test
    void refusesAPackThatStartsItselfDirectlyOrThroughOthers() {
        assertThat(problems("purchase", "purchase", Set.of())).singleElement().satisfies(this::leadsBack);
        assertThat(problems("it-hardware", "onboarding", Set.of()))
                .singleElement()
                .satisfies(this::leadsBack);
    }

    @Test
    void refusesWhatIsNotThereAndWhatTheFormDoesNotTake() {
        assertThat(problems("purchase", "holiday", Set.of()))
                .extracting(PackProblem::because)
                .containsExactly("there is no request type \"holiday\"");
        assertThat(problems("purchase", "it-hardware", Set.of("colour")))
                .extracting(PackProblem::because)
                .containsExactly(
                        "it answers \"colour\", which the form of \"it-hardware\" does not ask",
                        "it leaves \"justification\" open, which \"it-hardware\" requires");
    }

    private void leadsBack(PackProblem problem) {
        assertThat(problem.where()).isEqualTo("serviceTask_Start");
        assertThat(problem.because()).contains("leads back to this pack");
    }

    private List<PackProblem> problems(String pack, String started, Set<String> answers) {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        List<PackProblem> problems = new ArrayList<>();
        Tenancy.run(
                acme,
                () -> transaction.executeWithoutResult(_ -> new StartCheck(acme, pack, releases)
                        .check(
                                List.of(new ModelScan.Start("x.bpmn", "serviceTask_Start", started, answers)),
                                problems)));
        return problems;
    }
}
