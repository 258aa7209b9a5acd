package io.assent.workflow.camunda;

import static io.assent.workflow.camunda.ScriptedDomain.TENANT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.workflow.ModelRefused;
import io.assent.workflow.Packs;
import io.assent.workflow.ProcessFailed;
import io.assent.workflow.Processes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("D3")
@WorkflowTest
@Tag("D1")
class DeploymentsTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private Processes processes;

    @Test
    void keepEachReleaseWithItsOwnModels() {
        String first = domain.deploy(Packs.purchase());
        Map<String, byte[]> changed = new HashMap<>(Packs.purchase());
        changed.computeIfPresent(
                "approval.bpmn",
                (_, model) -> new String(model, UTF_8)
                        .replace("Decide this level", "Say yes or no")
                        .getBytes(UTF_8));
        String second = domain.deploy(changed);

        var ofFirst = domain.ticket(500);
        domain.start(ofFirst, first, "purchase");
        var ofSecond = domain.ticket(500);
        domain.start(ofSecond, second, "purchase");

        assertThat(ofFirst.task().name()).isEqualTo("Decide this level");
        assertThat(ofSecond.task().name()).isEqualTo("Say yes or no");
        assertThat(processes.model(first, "approval")).doesNotContain("Say yes or no");
        assertThat(processes.calls(second, "purchase"))
                .containsExactly(Map.entry("callActivity_GetApproval", "approval"));
    }

    @Test
    void areRefusedWithAllProblemsOfAllFiles() {
        Map<String, byte[]> release = new HashMap<>(Packs.purchase());
        release.replaceAll(
                (_, model) -> new String(model, UTF_8).replace("${", "${no.").getBytes(UTF_8));

        assertThatThrownBy(() -> domain.deploy(release))
                .isInstanceOfSatisfying(
                        ModelRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.file())
                                .contains("purchase.bpmn", "approval.bpmn", "sla-clock.bpmn"));
    }

    @Test
    void serveTheirOwnTenantOnly() {
        String release = domain.deploy(Packs.purchase());
        UUID other = Ids.next();

        assertThatThrownBy(() -> Tenancy.run(other, () -> processes.start(other, release, "purchase", Ids.next())))
                .isInstanceOf(ProcessFailed.class)
                .hasMessageContaining("another tenant");
    }

    @Test
    void areNamedWhenTheyLackAProcess() {
        String release = domain.deploy(Packs.files("sla-clock/sla-clock.bpmn"));

        assertThatThrownBy(() -> Tenancy.run(TENANT, () -> processes.start(TENANT, release, "purchase", Ids.next())))
                .isInstanceOf(ProcessFailed.class)
                .hasMessageContaining("holds no 'purchase'");
    }
}
