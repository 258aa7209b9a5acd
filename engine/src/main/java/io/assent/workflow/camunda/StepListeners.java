package io.assent.workflow.camunda;

import io.assent.shared.PerTransaction;
import io.assent.shared.Refusal;
import io.assent.workflow.FlowTaken;
import io.assent.workflow.RequestWanted;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts our listeners on every node once a process is parsed, as built-in ones: {@code skipCustomListeners} does not silence those. */
@Component
final class StepListeners extends AbstractBpmnParseListener {

    private static final int MOST_STEPS = 2_000;

    /** Steps that were begun without anything to wait for: tokens multiply where flows part and are not joined. */
    private final PerTransaction<AtomicInteger> begun = new PerTransaction<>(AtomicInteger::new, _ -> {});

    private final ApplicationEventPublisher events;
    private final Vocabulary vocabulary;
    private final ReadOnlyExpressions expressions;

    StepListeners(ApplicationEventPublisher events, Vocabulary vocabulary, ReadOnlyExpressions expressions) {
        this.events = events;
        this.vocabulary = vocabulary;
        this.expressions = expressions;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        Map<String, Element> elements = new HashMap<>();
        index(process, elements);
        listen(definition, definition.getKey(), elements);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setActivityBehavior(
                new CallWithinRelease(((CallActivityBehavior) activity.getActivityBehavior()).getCallableElement()));
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        String decision = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "decisionRef");
        if (decision != null) {
            String deployment = activity.getProcessDefinition().getDeploymentId();
            activity.setActivityBehavior(new Decide(decision, deployment, vocabulary, events));
        }
    }

    /** What starts a request does so in a job of its own: should it fail, whoever let the process go on is not refused. */
    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        String action = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
        if (RequestWanted.isActionOf(action)) {
            activity.setActivityBehavior(new StartRequest(StepNode.of(process(scope), element), expressions, events));
            activity.setAsyncBefore(true);
        }
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        String process = process(scope);
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                events.publishEvent(new FlowTaken(ReadOnlyExpressions.ticket(execution), process, flow.getId())));
    }

    private static String process(ScopeImpl scope) {
        return ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
    }

    private void listen(ScopeImpl scope, String process, Map<String, Element> elements) {
        for (ActivityImpl activity : scope.getActivities()) {
            Element element = elements.get(activity.getId());
            // a multi-instance body has no element of its own: the node inside speaks
            if (element != null) {
                listen(activity, StepNode.of(process, element));
            }
            listen(activity, process, elements);
        }
    }

    private void listen(ActivityImpl activity, StepNode node) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
            begin();
            events.publishEvent(node.reached(execution));
        });
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> events.publishEvent(node.left(execution)));
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior user) {
            listen(user.getTaskDefinition(), node);
        }
    }

    private void begin() {
        if (begun.get().incrementAndGet() > MOST_STEPS) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "PROCESS_RESTLESS",
                    "The process takes more than %,d steps without a pause; its designer has to join its ways, or to repeat less."
                            .formatted(MOST_STEPS));
        }
    }

    private void listen(TaskDefinition definition, StepNode node) {
        Set<String> groups = new LinkedHashSet<>();
        definition.getCandidateGroupIdExpressions().forEach(group -> groups.add(group.getExpressionText()));
        // the inbox keeps the groups; identity links of the engine would be rows that nobody reads
        definition.getCandidateGroupIdExpressions().clear();
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, task -> events.publishEvent(node.opened(task, groups)));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE, task -> events.publishEvent(node.closed(task, true)));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, task -> events.publishEvent(node.closed(task, false)));
    }

    private static void index(Element element, Map<String, Element> all) {
        if (element.attribute("id") != null) {
            all.put(element.attribute("id"), element);
        }
        element.elements().forEach(child -> index(child, all));
    }
}
