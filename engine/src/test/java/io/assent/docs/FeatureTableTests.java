package io.assent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeatureTableTests {

    private static final Path PAGE = Repository.ROOT.resolve("docs/features.md");

    @Test
    void showsWhatTheTestsProveToday() throws IOException {
        FeatureTable table = FeatureTable.read();
        if (Boolean.getBoolean("features.write")) {
            Files.writeString(PAGE, table.markdown());
        }

        assertThat(Repository.text(PAGE))
                .as("docs/features.md is stale; write it anew by the command on the page")
                .isEqualTo(table.markdown());
    }

    @Test
    void knowsEveryFeatureThatATestNames() throws IOException {
        assertThat(FeatureTable.read().unknown())
                .as("ids in tests that docs/features.yaml does not list")
                .isEmpty();
    }

    @Test
    void tellsGapsOfFeaturesThatTestsName() throws IOException {
        assertThat(FeatureTable.read().idleGaps())
                .as("gaps in docs/features.yaml whose feature is not listed or is open as a whole")
                .isEmpty();
    }
}
