package io.assent.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.assent.people.Tenants;
import io.assent.scenarios.Coverage;
import io.assent.scenarios.Outcome;
import io.assent.scenarios.Scenario;
import io.assent.scenarios.Scenarios;
import io.assent.scenarios.Track;
import io.assent.testing.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every scenario of every pack comes true, and together they go through all of each process. */
@IntegrationTest
@Tag("D2")
@Tag("D3")
@Tag("A6")
@Tag("F4")
class ScenarioTests {

    private static final Logger log = LoggerFactory.getLogger(ScenarioTests.class);

    @Autowired
    private Scenarios scenarios;

    @Autowired
    private Tenants tenants;

    @TestFactory
    Stream<DynamicContainer> comeTrue() {
        UUID acme = tenants.signIn("employee@acme.example").orElseThrow().tenant();
        List<Track> tracks = new ArrayList<>();
        List<Path> packs = Packs.all();
        Stream<DynamicContainer> played = packs.stream()
                .map(pack -> dynamicContainer(
                        String.valueOf(pack.getFileName()),
                        Packs.scenarioFiles(pack).stream().map(file -> scenario(acme, pack, file, tracks))));
        Stream<DynamicContainer> covered = packs.stream()
                .map(pack -> dynamicContainer(
                        pack.getFileName() + ", coverage",
                        Packs.models(pack)
                                .map(model -> dynamicTest(
                                        "is gone through: " + model.getFileName(), () -> covered(model, tracks)))));
        return Stream.concat(played, covered);
    }

    /** What is said of positions in one company must not lean on its people. */
    @TestFactory
    Stream<DynamicTest> comeTrueInAnotherCompany() {
        UUID globex = tenants.signIn("employee@globex.example").orElseThrow().tenant();
        return Packs.all().stream()
                .flatMap(pack -> Packs.scenarioFiles(pack).stream()
                        .map(file -> scenario(globex, pack, file, new ArrayList<>())));
    }

    private DynamicTest scenario(UUID tenant, Path pack, Path file, List<Track> tracks) {
        Scenario scenario = Packs.scenario(pack, file);
        return dynamicTest(scenario.sentence(), file.toUri(), () -> {
            Outcome outcome = scenarios.play(tenant, scenario);
            tracks.add(outcome.track());
            assertThat(outcome.problems()).as(file.toString()).isEmpty();
        });
    }

    private static void covered(Path model, List<Track> tracks) throws IOException {
        Coverage coverage = Coverage.of(Files.readAllBytes(model), tracks);
        log.info("{}", coverage);
        assertThat(coverage.isFull()).as(coverage.toString()).isTrue();
    }
}
