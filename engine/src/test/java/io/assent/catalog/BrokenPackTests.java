package io.assent.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.assent.people.Tenants;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import io.assent.workflow.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

/** A pack that cannot be used says why, and the platform goes on with the last release that could. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("D3")
@Tag("F3")
class BrokenPackTests {

    @Autowired
    private Catalog catalog;

    @Autowired
    private PackCheck check;

    @Autowired
    private Processes processes;

    @Autowired
    private Releases releases;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Requests requests;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path directory;

    /** What is broken, in which file, how, and what is said about it. */
    static Stream<Arguments> broken() {
        return Stream.of(
                broken(
                        "a task without a status",
                        "purchase.bpmn",
                        replace("<camunda:property name=\"status\" value=\"IN_PROGRESS\" />", ""),
                        "userTask_OrderGoods \"Order the goods\": it has no status"),
                broken(
                        "a status that nobody knows",
                        "purchase.bpmn",
                        replace("value=\"IN_PROGRESS\"", "value=\"ALMOST_DONE\""),
                        "status ALMOST_DONE is unknown; choose one of"),
                broken(
                        "a group that nobody knows",
                        "purchase.bpmn",
                        replace("\"procurement\"", "\"nobody\""),
                        "purchase.bpmn userTask_OrderGoods: there is no group \"nobody\""),
                broken(
                        "a group that nobody knows in a decision",
                        "approval-policy.dmn",
                        replace("group:finance-committee", "group:nobody"),
                        "approval-policy.dmn output_Over5000_Approver: there is no group \"nobody\""),
                broken(
                        "a script task",
                        "purchase.bpmn",
                        whole -> whole.replaceFirst("<bpmn:userTask ", "<bpmn:scriptTask ")
                                .replaceFirst("</bpmn:userTask>", "</bpmn:scriptTask>"),
                        "<bpmn:scriptTask> is not allowed"),
                broken(
                        "a flow that ends nowhere",
                        "purchase.bpmn",
                        whole -> whole.replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"nowhere\""),
                        "there is no element \"nowhere\""),
                broken(
                        "an end that forgets the ticket",
                        "purchase.bpmn",
                        replace("<camunda:property name=\"status\" value=\"REJECTED\" />", ""),
                        "endEvent_Rejected \"Rejected\": it does not say what becomes of the ticket"),
                broken(
                        "a task that leads nowhere",
                        "purchase.bpmn",
                        whole -> whole.replaceFirst("<bpmn:sequenceFlow id=\"flow_Ordered\".*/>", ""),
                        "userTask_OrderGoods \"Order the goods\": no flow leads on from it"),
                broken(
                        "a timer that nobody can read",
                        "purchase.bpmn",
                        replace(">P5D<", ">5 days<"),
                        "catchEvent_QuietPeriodOver \"Five days quiet\": its timer says \"5 days\""),
                broken("no form", "request.form", whole -> "", "pack.yaml form: there is no file \"request.form\""),
                broken(
                        "words that name what nobody knows",
                        "templates/ticket-approved.en.md",
                        replace("{{comment}}", "{{coment}}"),
                        "templates/ticket-approved.en.md line 5: there is no {{coment}} here; there is number, "),
                broken("a form that is no JSON", "request.form", whole -> "{", "request.form"),
                broken(
                        "no decision",
                        "approval-policy.dmn",
                        whole -> "",
                        "approval.bpmn businessRuleTask_PlanApproval: there is no decision \"approval-policy\""),
                broken(
                        "a decision of another name",
                        "approval-policy.dmn",
                        replace("<decision id=\"approval-policy\"", "<decision id=\"policy\""),
                        "there is no decision \"approval-policy\""),
                broken(
                        "a decision of an unknown type",
                        "approval-policy.dmn",
                        replace("typeRef=\"integer\"", "typeRef=\"number\""),
                        "approval-policy.dmn output_Level \"level\": type \"number\" is unknown; choose one of"),
                broken(
                        "a rule that nobody knows",
                        "approval-policy.dmn",
                        replace("\"quorum:2\"", "\"anybody\""),
                        "output_Over5000_Rule \"Rule, row 3\": rule \"anybody\" is not understood; write any, all or"),
                broken(
                        "an approver that nobody can find",
                        "approval-policy.dmn",
                        replace("\"departmentHead\"", "\"manager+x\""),
                        "output_From1000To5000_Approver \"Approver, row 2\": approver \"manager+x\" is not understood"),
                broken(
                        "a decision that reads what is not there",
                        "approval-policy.dmn",
                        replace("ticket.amount", "ticket.ammount"),
                        "input_Amount \"Amount\": ticket.ammount reads \"ammount\", which is not there"),
                broken(
                        "a condition that is no FEEL",
                        "approval-policy.dmn",
                        replace("&lt; 1000", "&lt; "),
                        "entry_Under1000 \"Amount, row 1\": < is no FEEL; write for example < 1000"),
                broken(
                        "a condition on an answer that the form does not ask for",
                        "purchase.bpmn",
                        replace("approval.outcome ==", "ticket.fields.mood =="),
                        "purchase.bpmn flow_Approved: the form has no field \"mood\""),
                broken(
                        "a model that is no XML",
                        "purchase.bpmn",
                        whole -> whole.substring(0, 900),
                        "purchase.bpmn file: it is not readable XML"),
                broken(
                        "a document type",
                        "purchase.bpmn",
                        replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
                        "purchase.bpmn file: it is not readable XML without a DTD"),
                broken(
                        "a process that calls what is not there",
                        "purchase.bpmn",
                        replace("calledElement=\"approval\"", "calledElement=\"applause\""),
                        "there is no process \"applause\""),
                broken(
                        "an expression that reads what is not there",
                        "purchase.bpmn",
                        replace("approval.outcome ==", "approval.mood =="),
                        "purchase.bpmn flow_Approved"),
                broken("a description that is no YAML", "pack.yaml", whole -> "key: [", "pack.yaml: the file cannot"),
                broken("labels that are no YAML", "request.labels.de.yaml", whole -> "a: [", "request.form"),
                broken("no description", "pack.yaml", whole -> "", "pack.yaml: the file is missing"),
                broken(
                        "a file of many megabytes",
                        "film.txt",
                        whole -> "x".repeat(3_000_000),
                        "film.txt: it has more than 2,000,000 bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedWithTheReasonWhileTheLastGoodReleaseServes(
            String what, String file, UnaryOperator<String> damage, String said, CapturedOutput output)
            throws IOException {
        Release good = catalog.requestType(tenant(), "purchase");
        Map<String, byte[]> files = shipped();
        String whole = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        String damaged = damage.apply(whole);
        assertThat(damaged).as("the damage").isNotEqualTo(whole);
        write(file, damaged, files);

        installer().load();

        assertThat(output.getOut())
                .contains("The process pack purchase is refused", said)
                .doesNotContain("\tat ");
        assertThat(current()).isEqualTo(good.id());
        assertThat(requests.status(requests.purchase("employee", 500))).isEqualTo("IN_REVIEW");
    }

    @Test
    void tellsAllAtOnce(CapturedOutput output) throws IOException {
        Map<String, byte[]> files = shipped();
        String model = new String(files.get("purchase.bpmn"), StandardCharsets.UTF_8)
                .replace("<camunda:property name=\"status\" value=\"IN_PROGRESS\" />", "")
                .replace("\"procurement\"", "\"nobody\"")
                .replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"nowhere\"");
        files.remove("request.form");
        files.remove("approval-policy.dmn");
        write("purchase.bpmn", model, files);
        PackInstaller installer = installer();

        installer.load();
        installer.run(new DefaultApplicationArguments());

        assertThat(output.getOut())
                .contains(
                        "it has no status",
                        "there is no group \"nobody\"",
                        "there is no element \"nowhere\"",
                        "there is no file \"request.form\"",
                        "there is no decision \"approval-policy\"");
        assertThat(output.getOut().lines().filter(line -> line.contains("The process pack purchase is refused")))
                .as("once for all tenants, on a first start as well, where the demo comes before")
                .hasSize(1);
    }

    private static Arguments broken(String what, String file, UnaryOperator<String> damage, String said) {
        return arguments(what, file, damage, said);
    }

    private static UnaryOperator<String> replace(String good, String bad) {
        return whole -> whole.replace(good, bad);
    }

    private void write(String file, String damaged, Map<String, byte[]> files) throws IOException {
        if (damaged.isEmpty()) {
            files.remove(file);
        } else {
            files.put(file, damaged.getBytes(StandardCharsets.UTF_8));
        }
        for (var each : files.entrySet()) {
            Path path = directory.resolve("purchase").resolve(each.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, each.getValue());
        }
    }

    private static Map<String, byte[]> shipped() {
        return new ShippedPacks(new CatalogSettings(null))
                .all().stream()
                        .filter(pack -> pack.folder().equals("purchase"))
                        .map(pack -> new TreeMap<>(pack.files()))
                        .findFirst()
                        .orElseThrow();
    }

    private UUID current() {
        catalog.install(tenant());
        return catalog.requestType(tenant(), "purchase").id();
    }

    private PackInstaller installer() {
        return new PackInstaller(
                new ShippedPacks(new CatalogSettings(directory)), check, processes, releases, tenants, transactions);
    }

    private UUID tenant() {
        return tenants.signIn("employee@acme.example").orElseThrow().tenant();
    }
}
