package io.assent.workflow.camunda;

import static io.assent.workflow.camunda.ScriptedDomain.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.assent.shared.Tenancy;
import io.assent.workflow.ExpressionFailed;
import io.assent.workflow.camunda.HostileCorpus.Attempt;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Models reach the engine here without the policy having judged them. */
@WorkflowTest
@Tag("F3")
class HardenedEngineTests {

    /** A value that FEEL could call methods of. */
    record Secret(String name) {

        String hello() {
            return "called";
        }
    }

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TransactionTemplate transactions;

    @ParameterizedTest
    @MethodSource("io.assent.workflow.camunda.HostileModels#reachingOut")
    void refusesWhatReachesOutOfAModel(String model) {
        Throwable refused = catchThrowable(() -> run(model));

        assertThat(refused).isInstanceOfAny(ProcessEngineException.class, ExpressionFailed.class);
        assertThat(Evil.USED).isFalse();
        assertThat(Files.exists(Path.of("target/reached-by-a-model"))).isFalse();
    }

    /** A model of the corpus may start or not; nothing that it names is reached, and the next one finds all as it was. */
    @Test
    void followsNothingThatAModelNames() throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(100);
        String address = "http://127.0.0.1:" + listening.getLocalPort();
        long definitions = repository.createProcessDefinitionQuery().count();

        HostileCorpus.attempts().filter(Attempt::wouldLeaveATrace).forEach(attempt -> {
            var _ = catchThrowable(() -> run(attempt.model().replace(HostileCorpus.ADDRESS, address)));

            assertThat(Evil.USED).as("%s=%s", attempt.part(), attempt.payload()).isFalse();
        });

        try (listening) {
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(Files.exists(Path.of(HostileCorpus.TRACE))).isFalse();
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(definitions);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void answersWhatItsSqlIsReadForOnlyThen(CapturedOutput output) {
        assertThat(identities.createUserQuery().count()).isZero();
        assertThat(identities.createGroupQuery().count()).isZero();
        assertThat(output.getAll()).containsOnlyOnce("The rest of the engine's SQL is read");
    }

    @ParameterizedTest
    @MethodSource("io.assent.workflow.camunda.HostileModels#multiplying")
    @Timeout(20)
    void stopsTokensThatMultiply(String model) {
        assertThatThrownBy(() -> run(model)).hasMessageContaining("more than 2,000 steps without a pause");
    }

    @Test
    void runsAModelThatIsNotHostile() {
        run(HostileModels.process("<serviceTask id='a' camunda:delegateExpression='${announceSla}'/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.name",
                "secret.hello()",
                "{c: secret.getClass(), l: c.getClassLoader(), n: l.toString()}.n"
            })
    void refusesJavaObjectsInDecisions(String expression) {
        assertThatThrownBy(() -> decide(decision("", expression), Map.of("secret", new Secret("x"))))
                .hasStackTraceContaining("decisions do not read Java objects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map.getClass()",
                "map.size()",
                "text.getClass().getName()",
                "date.getClass().getName()",
                "number.getClass()",
                "{f: function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}, r:"
                        + " f(-3)}.r"
            })
    void findsNoMethodsOnPlainValues(String expression) {
        Map<String, Object> plain = Map.of(
                "map",
                new HashMap<>(Map.of("a", 1)),
                "text",
                "x",
                "date",
                new java.util.Date(),
                "number",
                java.math.BigDecimal.ONE);

        Object[] result = new Object[1];
        Throwable refused = catchThrowable(() -> result[0] = decide(decision("", expression), plain));

        assertThat(refused != null || result[0] == null)
                .as("result %s", result[0])
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"juel, ${''.getClass().getName()}", "juel, ${''.class.name}", "groovy, 1", "javascript, 1"})
    void refusesDecisionsInOtherLanguages(String language, String expression) {
        assertThatThrownBy(() -> decide(decision(" expressionLanguage='" + language + "'", expression), Map.of()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void storesNoJavaObjects() {
        var serialized = Variables.serializedObjectValue("rO0ABXQAAWE=")
                .objectTypeName("java.lang.String")
                .serializationDataFormat("application/x-java-serialized-object")
                .create();
        String model = HostileModels.process("<userTask id='a'/>");

        assertThatThrownBy(() -> runWith(model, serialized)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> runWith(model, new ArrayList<>(List.of("a"))))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void evaluatesNoExpressionsInQueries() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression("${''.getClass()}")
                        .list())
                .isInstanceOf(ProcessEngineException.class);
    }

    private void run(String model) {
        inARolledBackTransaction(() -> runtime.startProcessInstanceById(definition(model), ticket()));
    }

    private void runWith(String model, Object variable) {
        inARolledBackTransaction(
                () -> runtime.startProcessInstanceById(definition(model), ticket(), Map.of("variable", variable)));
    }

    private String ticket() {
        Ticket ticket = domain.ticket(10);
        ticket.slaInstants.add(domain.clock.now());
        return ticket.id.toString();
    }

    private String definition(String model) {
        Deployment deployed = repository
                .createDeployment()
                .tenantId(TENANT.toString())
                .addString("p.bpmn", model)
                .deploy();
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployed.getId())
                .singleResult()
                .getId();
    }

    private Object decide(String decision, Map<String, Object> variables) {
        Object[] result = new Object[1];
        inARolledBackTransaction(() -> {
            Deployment deployed =
                    repository.createDeployment().addString("d.dmn", decision).deploy();
            String id = repository
                    .createDecisionDefinitionQuery()
                    .deploymentId(deployed.getId())
                    .singleResult()
                    .getId();
            result[0] = decisions
                    .evaluateDecisionById(id)
                    .variables(variables)
                    .evaluate()
                    .getFirstResult()
                    .getSingleEntry();
        });
        return result[0];
    }

    private void inARolledBackTransaction(Runnable work) {
        Tenancy.run(
                TENANT,
                () -> transactions.executeWithoutResult(transaction -> {
                    transaction.setRollbackOnly();
                    work.run();
                }));
    }

    private static String decision(String language, String entry) {
        return """
            <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='x'>
              <decision id='dec' name='d'><decisionTable id='t' hitPolicy='COLLECT'>
                <input id='i'><inputExpression id='ie'%1$s><text>1</text></inputExpression></input><output id='o' name='o'/>
                <rule id='r'><inputEntry id='x'><text>-</text></inputEntry>
                  <outputEntry id='y'%1$s><text><![CDATA[%2$s]]></text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """.formatted(language, entry);
    }
}
