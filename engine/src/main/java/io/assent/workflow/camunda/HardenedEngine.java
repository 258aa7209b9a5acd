package io.assent.workflow.camunda;

import static java.util.stream.Collectors.joining;

import io.assent.shared.Refusal;
import io.assent.workflow.ProcessClock;
import io.assent.workflow.ProcessFailed;
import io.assent.workflow.ProcessZone;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine as we run it: models are untrusted, history is ours, time is ours. Comes last, so that no setting undoes it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@DependsOnDatabaseInitialization
final class HardenedEngine extends AbstractProcessEnginePlugin {

    private static final int JOBS_PER_ACQUISITION = 64;
    private static final int LONGEST_IDLE_WAIT_MILLIS = 500;
    private static final int LOCK_MILLIS = 8_000;

    private final ReadOnlyExpressions expressions;
    private final StepListeners listeners;
    private final ToldStuck alerts;
    private final ProcessClock clock;
    private final ProcessZone zone;
    private final EngineStatements statements;

    HardenedEngine(
            ReadOnlyExpressions expressions,
            StepListeners listeners,
            ToldStuck alerts,
            ProcessClock clock,
            ProcessZone zone,
            EngineStatements statements) {
        this.expressions = expressions;
        this.listeners = listeners;
        this.alerts = alerts;
        this.clock = clock;
        this.zone = zone;
        this.statements = statements;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        distrustModels(engine);
        leaveOutWhatIsOurs(engine);
        tellSteps(engine);
        evaluatePlainDecisions(engine);
        shareTheDatabase(engine);
        runJobsSoon(engine);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDeploymentCache(new ReleaseCache(engine));
        // the setting only refuses values that arrive serialized; without the serializer no Java object is stored at
        // all
        var serializers = engine.getVariableSerializers();
        serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
        migrateCalls();
    }

    /** The engine migrates what is of the very classes of this list, which is one for the whole JVM. */
    private static void migrateCalls() {
        if (!SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.contains(CallWithinRelease.class)) {
            SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(CallWithinRelease.class);
        }
    }

    private void distrustModels(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(expressions);
        engine.setScriptFactory(NoScripts.factory());
        engine.setScriptingEngines(NoScripts.engines());
        engine.setArtifactFactory(NoScripts.artifacts());
        engine.setBpmnParseFactory(NoScripts.parses());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDefaultSerializationFormat("application/json");
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
    }

    private static void leaveOutWhatIsOurs(ProcessEngineConfigurationImpl engine) {
        engine.setHistory("none");
        engine.setEnforceHistoryTimeToLive(false);
        engine.setHistoryCleanupEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setAuthorizationEnabled(false);
        engine.setTenantCheckEnabled(false);
        // whoever called hears of it; the log would tell each refusal as an error
        engine.setEnableCmdExceptionLogging(false);
    }

    private void tellSteps(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> all = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            all.addAll(engine.getCustomPostBPMNParseListeners());
        }
        all.add(listeners);
        engine.setCustomPostBPMNParseListeners(all);
        engine.setCustomIncidentHandlers(List.of(
                new ToldIncidents(Incident.FAILED_JOB_HANDLER_TYPE, alerts),
                new ToldIncidents(Incident.EXTERNAL_TASK_HANDLER_TYPE, alerts)));
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setBusinessCalendarManager(BusinessTime.calendars(clock, zone));
    }

    private static void evaluatePlainDecisions(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(PlainFeel.factory());
        decisions.getCustomPostDecisionTableEvaluationListeners().add(new DecisionEvidence());
        engine.setDmnEngineConfiguration(decisions);
        engine.setDmnFeelEnableLegacyBehavior(false);
    }

    private void shareTheDatabase(ProcessEngineConfigurationImpl engine) {
        engine.setDatabaseSchemaUpdate("false");
        engine.setJdbcBatchProcessing(true);
        engine.setSqlSessionFactory(statements.sessions(engine.getDataSource()));
        engine.setCustomSessionFactories(FewerQuestions.sessions());
        // the default generator takes a second connection inside the transaction of the first
        engine.setIdGenerator(new StrongUuidGenerator());
    }

    /** Absent where jobs are switched off. */
    private void runJobsSoon(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
        engine.setDefaultNumberOfRetries(5);
        // the cause is what an administrator can mend; what wraps it tells of statements and classes
        engine.setFailedJobCommandFactory((job, failure) ->
                new ToldFailure(job, told(NestedExceptionUtils.getMostSpecificCause(failure)), alerts));
        var jobs = engine.getJobExecutor();
        if (jobs != null) {
            jobs.setMaxJobsPerAcquisition(JOBS_PER_ACQUISITION);
            jobs.setWaitTimeInMillis(LONGEST_IDLE_WAIT_MILLIS);
            jobs.setMaxWait(LONGEST_IDLE_WAIT_MILLIS);
            jobs.setLockTimeInMillis(LOCK_MILLIS);
        }
    }

    /** A refusal for several values says which. */
    private static Throwable told(Throwable cause) {
        if (cause instanceof Refusal refused && !refused.errors().isEmpty()) {
            String errors = refused.errors().stream()
                    .map(each -> each.pointer() + ": " + each.detail())
                    .collect(joining(" "));
            return new ProcessFailed(refused.getMessage() + " " + errors, refused);
        }
        return cause;
    }
}
