package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assent.shared.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D3")
class PackReaderTests {

    private final List<PackProblem> problems = new ArrayList<>();

    private Pack read(String yaml) {
        return new PackReader(problems).read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsADescription() {
        Pack pack = read("""
            key: it-hardware
            name: {en: IT hardware, de: IT-Hardware}
            description: {en: Laptops}
            icon: laptop
            category: it
            prefix: ITH
            visible_to: {roles: [employee, AGENT], departments: [marketing]}
            material_fields: [amount]
            amount_field: amount
            sla: {response: {urgent: PT2H}, resolution: {low: P2D}}
            wakes: true
            priority: high
            """);

        assertThat(problems).isEmpty();
        assertThat(pack.wakes()).isTrue();
        assertThat(pack.priority()).isEqualTo("HIGH");
        assertThat(pack.name().in(Locale.GERMANY)).isEqualTo("IT-Hardware");
        assertThat(pack.description().in(Locale.GERMANY)).isEqualTo("Laptops");
        assertThat(pack.process()).isEqualTo("it-hardware");
        assertThat(pack.form()).isEqualTo("request.form");
        assertThat(pack.visibleTo().roles()).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.AGENT);
        assertThat(pack.sla().response()).containsEntry("URGENT", Duration.ofHours(2));
        assertThat(pack.sla().resolution()).containsEntry("LOW", Period.ofDays(2));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        read("""
            key: It_Hardware
            name: {de: IT-Hardware}
            description: {en: Laptops}
            icon: laptop
            category: it
            prefix: hardware
            colour: red
            visible_to: {roles: [boss], departments: marketing}
            priority: soonest
            sla: {response: {soon: PT2H, low: P1M, high: PT-1H, medium: two days}, resolution: {low: P2147483647D, high: PT99999999999H}}
            """);

        assertThat(problems)
                .extracting(PackProblem::where)
                .containsExactlyInAnyOrder(
                        "key",
                        "name",
                        "prefix",
                        "colour",
                        "visible_to/roles",
                        "priority",
                        "departments",
                        "sla/response",
                        "sla/response/low",
                        "sla/response/high",
                        "sla/response/medium",
                        "sla/resolution/low",
                        "sla/resolution/high");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "key: [", "key: a\nkey: b", "\tkey: a", "just words"})
    void refusesWhatIsNoDescription(String yaml) {
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining("pack.yaml");
    }
}
