package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.forms.Form;
import io.assent.forms.Forms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("D3")
@Tag("D2")
class ShippedPacksTests {

    private static final Forms FORMS = new Forms(Clock.systemUTC());

    static List<PackFiles> shipped() {
        return new ShippedPacks(new CatalogSettings(null)).all();
    }

    private static Form form(String key) {
        PackFiles pack = shipped().stream()
                .filter(each -> each.folder().equals(key))
                .findFirst()
                .orElseThrow();
        return FORMS.read(pack.files().get("request.form"), pack.labels("request.form"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void speakEnglishAndGerman(PackFiles files) {
        Pack pack = PackReader.trusted(files.files().get(PackFiles.DESCRIPTION));
        Form form = FORMS.read(files.files().get(pack.form()), files.labels(pack.form()));

        assertThat(pack.name().byLanguage()).containsKeys("en", "de");
        assertThat(pack.description().byLanguage()).containsKeys("en", "de");
        assertThat(form.keys())
                .allSatisfy(key -> assertThat(form.label(key, Locale.GERMAN))
                        .as("German label of %s", key)
                        .isPresent()
                        .get()
                        .isNotEqualTo(key));
        assertThat(form.in(Locale.GERMAN)).isNotEqualTo(form.in(Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @Tag("I2")
    void tellPeopleSomethingInWordsOfTheirOwnInEveryLanguage(PackFiles files) {
        PackTemplates templates = TemplateReader.trusted(files);

        assertThat(templates.byName()).isNotEmpty();
        assertThat(TemplateEvent.values())
                .filteredOn(event -> templates.fields(event.key()).isPresent())
                .allSatisfy(event -> assertThat(PackTemplates.LANGUAGES)
                        .allMatch(language ->
                                templates.find(event.key(), language).isPresent()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nameInGermanWhatPeopleReadOfTheirModels(PackFiles files) {
        Wording wording = WordingReader.trusted(files);

        assertThat(ModelScan.of(files.models(), new ArrayList<>()).spoken())
                .allSatisfy(words -> assertThat(wording.byLanguage().getOrDefault("de", Map.of()))
                        .as("the *.texts.de.yaml files of %s", files.folder())
                        .containsKey(words));
    }

    @Test
    void takeTheUsualRequests() {
        Map<String, Object> hardware = Map.of("budget_code", "PROJ001", "justification", "Current laptop insufficient");
        Map<String, Object> purchase = Map.of(
                "amount", 3200, "currency", "USD", "budget_code", "MKT-2026-04", "justification", "The stand is worn.");
        Map<String, Object> support = Map.of("affected_service", "mail", "steps", "I opened it and it closed.");

        assertThat(FORMS.check(form("it-hardware"), hardware)).isEqualTo(hardware);
        assertThat(FORMS.check(form("purchase"), purchase)).isEqualTo(purchase);
        assertThat(FORMS.check(form("it-support"), support)).isEqualTo(support);
        assertThat(FORMS.check(form("it-support"), Map.of())).isEmpty();
    }

    @Test
    void comeFromADirectoryBySetting(@TempDir Path directory) throws IOException {
        write(directory, "lunch/pack.yaml", "key: lunch");
        write(
                directory,
                "lunch/lunch.bpmn",
                "<process id=\"lunch\"><callActivity calledElement=\"approval\"/></process>");
        write(directory, "lunch/templates/sent.md", "Enjoy");
        write(directory, "walk/pack.yaml", "key: walk");
        write(directory, "walk/sla-clock.bpmn", "its own");
        write(directory, "approval/approval.bpmn", "<process/>");
        write(directory, "sla-clock/sla-clock.bpmn", "<process/>");

        List<PackFiles> packs = new ShippedPacks(new CatalogSettings(directory)).all();

        assertThat(packs).extracting(PackFiles::folder).containsExactly("lunch", "walk");
        assertThat(packs.getFirst().files())
                .containsOnlyKeys("pack.yaml", "lunch.bpmn", "templates/sent.md", "approval.bpmn", "sla-clock.bpmn");
        assertThat(packs.getLast().files()).containsOnlyKeys("pack.yaml", "sla-clock.bpmn");
        assertThat(packs.getLast().models()).containsEntry("sla-clock.bpmn", "its own".getBytes());
    }

    @Test
    void haveAHashOfNamesAndContents() {
        var one = new PackFiles("a", new TreeMap<>(Map.of("x", new byte[] {1, 2}, "y", new byte[0])));
        var moved = new PackFiles("a", new TreeMap<>(Map.of("x", new byte[] {1}, "y", new byte[] {2})));

        assertThat(one.hash()).hasSize(64).isNotEqualTo(moved.hash());
    }

    private static void write(Path directory, String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
