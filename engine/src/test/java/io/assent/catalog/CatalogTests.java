package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.people.Tenants;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import io.assent.workflow.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("A1")
@Tag("D3")
class CatalogTests {

    @Autowired
    Api api;

    @Autowired
    Catalog catalog;

    @Autowired
    PackCheck check;

    @Autowired
    Processes processes;

    @Autowired
    Releases releases;

    @Autowired
    Tenants tenants;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID tenant() {
        return tenants.signIn("employee@acme.example").orElseThrow().tenant();
    }

    private PackInstaller installer(Path directory) {
        return new PackInstaller(
                new ShippedPacks(new CatalogSettings(directory)), check, processes, releases, tenants, transactions);
    }

    private static PackFiles shipped(String key) {
        return new ShippedPacks(new CatalogSettings(null))
                .all().stream()
                        .filter(pack -> pack.folder().equals(key))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void offersTheShippedRequestTypes() {
        var answer = api.as("employee").get("/request-types");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items"))
                .extracting(type -> type.path("key").asText())
                .contains("it-hardware", "it-support", "purchase");
        assertThat(answer.json().path("items")).allMatch(type -> !type.has("form"));
    }

    @Test
    void givesThePlatformsOwnTenantNoRequestTypes() {
        UUID platform = tenants.signIn("root@assent.example").orElseThrow().tenant();

        assertThat(TestDatabase.superuserJdbc()
                        .sql("select count(*) from release where tenant_id = :platform")
                        .param("platform", platform)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void readsKeysLeniently() {
        for (String key : List.of("it-hardware", "IT_HARDWARE", "It-Hardware")) {
            var answer = api.as("employee").get("/request-types/" + key);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("key").asText()).isEqualTo("it-hardware");
            assertThat(answer.json().at("/form/components")).isNotEmpty();
        }
        assertThat(api.as("employee").get("/request-types/no-such").status()).isEqualTo(404);
    }

    @Test
    void speaksTheLanguageAskedFor() {
        var german =
                api.as("employee").send("GET", "/request-types/purchase", null, "Accept-Language", "de-AT,de;q=0.9");
        var english = api.as("employee").send("GET", "/request-types/purchase", null, "Accept-Language", "fr");
        var strange = api.as("employee").send("GET", "/request-types/purchase", null, "Accept-Language", ";;;q=x");

        assertThat(german.json().path("name").asText()).isEqualTo("Einkauf");
        assertThat(german.json().at("/form/components/0/label").asText()).isEqualTo("Betrag");
        assertThat(german.json().at("/list_fields/0/label").asText()).isEqualTo("Betrag");
        assertThat(english.json().path("name").asText()).isEqualTo("Purchase");
        assertThat(strange.json().path("name").asText()).isEqualTo("Purchase");
    }

    @Test
    void hidesWhatIsNotForCustomers() {
        assertThat(api.as("customer").get("/request-types").json().path("items"))
                .extracting(type -> type.path("key").asText())
                .containsExactly("customer-support");
        assertThat(api.as("customer").get("/request-types/purchase").status()).isEqualTo(404);
        assertThat(api.as("employee").get("/request-types/customer-support").status())
                .isEqualTo(404);
    }

    @Test
    void tellsDesignersTheReleasesAndNobodyElse() {
        JsonNode history =
                api.as("designer").get("/packs/purchase/releases").json().path("items");

        assertThat(history)
                .filteredOn(release -> release.path("current").asBoolean())
                .hasSize(1);
        assertThat(history)
                .extracting(release -> release.path("hash").asText())
                .contains(shipped("purchase").hash());
        assertThat(api.as("admin").get("/packs").json().path("items")).isNotEmpty();
        assertThat(api.as("designer").get("/packs/no-such/releases").status()).isEqualTo(404);
        assertThat(api.as("employee").get("/packs/purchase/releases").status()).isEqualTo(403);
        assertThat(api.as("employee").get("/packs").status()).isEqualTo(403);
    }

    @Test
    void keepsTenantsApart() {
        UUID acmes = catalog.requestType(tenant(), "purchase").id();
        UUID globex = tenants.signIn("employee@globex.example").orElseThrow().tenant();

        assertThat(catalog.requestType(globex, "purchase").id()).isNotEqualTo(acmes);
        assertThat(catchThrowableOfType(Refusal.class, () -> catalog.release(globex, acmes))
                        .category())
                .isEqualTo(Refusal.Category.NOT_FOUND);
    }

    @Test
    void deploysAContentOnce() {
        long before = deployments();

        catalog.install(tenant());
        catalog.install(tenant());

        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void makesTheNextReleaseOfAChangedPackAndKeepsTheFirst(@TempDir Path directory) throws IOException {
        Release first = catalog.requestType(tenant(), "it-support");
        var files = new TreeMap<>(shipped("it-support").files());
        files.put(
                "request.form",
                text(files.get("request.form"))
                        .replace("Affected service", "Service")
                        .getBytes(StandardCharsets.UTF_8));
        write(directory, "it-support", files);
        PackInstaller installer = installer(directory);

        installer.install(List.of(tenant()));

        Release second = Tenancy.of(
                tenant(),
                () -> new TransactionTemplate(transactions)
                        .execute(_ -> releases.find(
                                        tenant(), releases.current(tenant()).get("it-support"))
                                .orElseThrow()));
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.form().label("affected_service")).contains("Service");
        assertThat(catalog.release(tenant(), first.id()).form().label("affected_service"))
                .contains("Affected service");
    }

    @Test
    void tellsAllProblemsOfABrokenPack() {
        var files = new TreeMap<>(shipped("purchase").files());
        files.put(
                "pack.yaml",
                (text(files.get("pack.yaml"))
                                .replace("icon: cart", "colour: red")
                                .replace("vendor]", "seller]"))
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "purchase.bpmn",
                text(files.get("purchase.bpmn"))
                        .replace("\"procurement\"", "\"nobody\"")
                        .replaceFirst("<camunda:property name=\"status\" value=\"IN_PROGRESS\" ?/>", "")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "request.form",
                text(files.get("request.form"))
                        .replace("\"textarea\"", "\"script\"")
                        .getBytes(StandardCharsets.UTF_8));

        PackRefused refused =
                catchThrowableOfType(PackRefused.class, () -> check.check(tenant(), new PackFiles("purchase", files)));

        assertThat(refused.problems())
                .extracting(PackProblem::toString)
                .anyMatch(text -> text.contains("pack.yaml colour"))
                .anyMatch(text -> text.contains("pack.yaml icon"))
                .anyMatch(text -> text.contains("there is no group \"nobody\""))
                .anyMatch(text -> text.startsWith("purchase.bpmn") && text.contains("status"))
                .anyMatch(text -> text.contains("request.form /components/3/type"));
    }

    @Test
    void goesOnWithoutABrokenPack(@TempDir Path directory, CapturedOutput output) throws IOException {
        var script = new TreeMap<>(shipped("it-support").files());
        script.put(
                "it-support.bpmn",
                text(script.get("it-support.bpmn"))
                        .replaceFirst("<bpmn:userTask ", "<bpmn:scriptTask ")
                        .replaceFirst("</bpmn:userTask>", "</bpmn:scriptTask>")
                        .getBytes(StandardCharsets.UTF_8));
        write(directory, "it-support", script);
        var dangling = new TreeMap<>(shipped("it-hardware").files());
        dangling.put(
                "it-hardware.bpmn",
                text(dangling.get("it-hardware.bpmn"))
                        .replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"nowhere\"")
                        .getBytes(StandardCharsets.UTF_8));
        write(directory, "it-hardware", dangling);
        write(directory, "empty", new TreeMap<>(Map.of("readme.txt", new byte[] {65})));
        write(directory, "malformed", new TreeMap<>(Map.of("pack.yaml", "key: [".getBytes(StandardCharsets.UTF_8))));
        var good = new TreeMap<>(shipped("purchase").files());
        good.put("note.txt", "another content".getBytes(StandardCharsets.UTF_8));
        write(directory, "purchase", good);
        int before = catalog.requestType(tenant(), "purchase").number();

        installer(directory).install(List.of(tenant()));

        assertThat(output.getOut())
                .contains("The process pack it-support is refused", "The process pack it-hardware is refused")
                .contains("The process pack malformed is refused", "The process pack empty is refused")
                .contains("pack.yaml: the file is missing", "there is no element \"nowhere\"")
                .doesNotContain("\tat io.assent");
        assertThat(api.as("designer")
                        .get("/packs/purchase/releases")
                        .json()
                        .at("/items/0/number")
                        .asInt())
                .isEqualTo(before + 1);
    }

    private static long deployments() {
        return TestDatabase.superuserJdbc()
                .sql("select count(*) from act_re_deployment")
                .query(Long.class)
                .single();
    }

    private static void write(Path directory, String pack, TreeMap<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = directory.resolve(pack).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
