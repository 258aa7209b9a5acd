package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in the columns of an approval policy. */
@Tag("B1")
@Tag("F3")
class PolicyOutputTests {

    private final ApprovalPolicies policies = new ApprovalPolicies();

    @ParameterizedTest
    @CsvSource({
        "approver, manager, true",
        "approver, manager+1, true",
        "approver, manager+x, false",
        "approver, manager+0, false",
        "approver, managers, false",
        "approver, departmentHead, true",
        "approver, departmenthead, false",
        "approver, group:finance-committee, true",
        "approver, group:, false",
        "approver, finance-committee, false",
        "approver, person:head@acme.example, true",
        "approver, head@acme.example, false",
        "approver, field:approver, true",
        "approver, field:, false",
        "rule, any, true",
        "rule, all, true",
        "rule, quorum:2, true",
        "rule, quorum:0, false",
        "rule, anybody, false",
        "remindAfter, P1D, true",
        "remindAfter, PT4H, true",
        "remindAfter, 1 day, false",
        "remindAfter, P0D, false",
        "remindAfter, PT0.001S, false",
        "remindAfter, P2147483647D, false",
        "remindAfter, PT99999999999H, false",
        "remindAfter, PT-4H, false",
        "escalateAfter, P3D, true",
        "escalateAfter, P-3D, false",
        "onTimeout, escalate, true",
        "onTimeout, REJECT, true",
        "onTimeout, wait, true",
        "onTimeout, approve, false",
        "fallback, group:board, true",
        "fallback, board, false",
        "reason, Because it is much, true",
        "level, one, false",
        "level, 1, false",
        "bulk, true, false",
        "stepUp, maybe, false",
    })
    void areCheckedByTheirColumn(String column, String said, boolean understood) {
        assertThat(policies.objection(column, said).isEmpty()).isEqualTo(understood);
    }

    @Test
    void takeNumbersAndTruthValuesAsSuch() {
        assertThat(List.of(1, 2L, BigDecimal.TEN))
                .allSatisfy(
                        level -> assertThat(policies.objection("level", level)).isEmpty());
        assertThat(List.of(0, -1, 1.5))
                .allSatisfy(
                        level -> assertThat(policies.objection("level", level)).isPresent());
        assertThat(policies.objection("adHoc", true)).isEmpty();
        assertThat(policies.objection("rule", 1)).isPresent();
    }

    @Test
    void mayBeEmpty() {
        assertThat(policies.outputs())
                .allSatisfy(
                        column -> assertThat(policies.objection(column, " ")).isEmpty());
    }

    @Test
    void sayWhatToWriteInstead() {
        assertThat(policies.objection("onTimeout", "approve"))
                .isEqualTo(Optional.of("write wait, escalate or reject; silence never approves"));
        assertThat(policies.objection("approver", "boss").orElseThrow())
                .contains("manager+1", "departmentHead", "group:…");
    }
}
