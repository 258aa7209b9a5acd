package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B4")
class PolicyScanTests {

    private static final String TABLE = """
        <definitions><decision id="approval-policy"><decisionTable>
          <input label="Amount"><inputExpression><text>ticket.amount</text></inputExpression></input>
          <output name="level" /><output name="approver" /><output name="fallback" /><output name="reason" />
          %s
        </decisionTable></decision></definitions>
        """;

    @Test
    void readsWhomEachRowNames() {
        String row = """
            <rule>
              <description>"group:none"</description>
              <inputEntry><text>"manager"</text></inputEntry>
              <outputEntry><text>1</text></outputEntry>
              <outputEntry><text>"departmentHead"</text></outputEntry>
              <outputEntry><text>"group:board"</text></outputEntry>
              <outputEntry><text>"Over 5 &amp; more"</text></outputEntry>
            </rule>
            """;

        assertThat(PolicyScan.rows(table(row + row.replace("departmentHead", "group:hr"))))
                .containsExactly(
                        new PolicyRow("departmentHead", "", "group:board", "Over 5 & more"),
                        new PolicyRow("group:hr", "", "group:board", "Over 5 & more"));
    }

    @Test
    void leavesOutWhatIsComputed() {
        assertThat(PolicyScan.rows(table("""
            <rule>
              <inputEntry><text></text></inputEntry>
              <outputEntry><text>1</text></outputEntry>
              <outputEntry><text>if ticket.amount > 5 then "manager" else "group:hr"</text></outputEntry>
              <outputEntry><text></text></outputEntry>
              <outputEntry><text></text></outputEntry>
            </rule>
            """))).isEmpty();
    }

    private static byte[] table(String rules) {
        return TABLE.formatted(rules).getBytes(StandardCharsets.UTF_8);
    }
}
