package io.assent.workflow.camunda;

import io.assent.workflow.RunningProcesses.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an operator may let a process go on. */
@Component
class MoveTargets {

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    MoveTargets(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * Named steps of the process itself at which it waits or ends: inside of a sub-process nothing can begin by itself. None where
     * people decide, since no operator decides for them; while it waits for them alone, only that step; and no end while it is at
     * other steps, too.
     */
    List<Step> of(String instance, String definition, List<Step> steps) {
        BpmnModelInstance model = model(definition);
        if (decides(model)) {
            return List.of();
        }
        if (steps.size() == 1 && isApproving(instance, steps.getFirst().id())) {
            return steps;
        }
        Map<String, Step> targets = new LinkedHashMap<>();
        model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getParentElement() instanceof Process)
                .filter(MoveTargets::waitsOrEnds)
                .filter(node -> steps.size() < 2 || !(node instanceof EndEvent))
                .filter(node -> node.getName() != null)
                .forEach(node -> targets.put(node.getId(), new Step(node.getId(), node.getName())));
        return List.copyOf(targets.values());
    }

    /** Whether people decide at a step of the instance, in what it calls. */
    boolean isApproving(String instance, String step) {
        return jdbc.sql("""
            with recursive called as (
                select sub.id_, sub.proc_def_id_
                from act_ru_execution caller
                join act_ru_execution sub on sub.super_exec_ = caller.id_
                where caller.proc_inst_id_ = :instance and caller.act_id_ = :step
                union all
                select sub.id_, sub.proc_def_id_
                from called
                join act_ru_execution caller on caller.proc_inst_id_ = called.id_
                join act_ru_execution sub on sub.super_exec_ = caller.id_)
            select distinct proc_def_id_ from called
            """).param("instance", instance).param("step", step).query(String.class).stream()
                .anyMatch(definition -> decides(model(definition)));
    }

    private BpmnModelInstance model(String definition) {
        return EngineCalls.call(() -> repository.getBpmnModelInstance(definition));
    }

    private static boolean decides(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream().anyMatch(MoveTargets::isApproval);
    }

    private static boolean isApproval(UserTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .anyMatch(property ->
                        "kind".equals(property.getCamundaName()) && "approval".equals(property.getCamundaValue()));
    }

    private static boolean waitsOrEnds(FlowNode node) {
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof ServiceTask service && "external".equals(service.getCamundaType())
                || node instanceof SendTask send && "external".equals(send.getCamundaType())
                || node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || node instanceof IntermediateCatchEvent && !isOneOfSeveral(node)
                || node instanceof EndEvent;
    }

    /** Whether a gateway waits for it besides others: begun by itself the event would happen at once. */
    private static boolean isOneOfSeveral(FlowNode event) {
        return event.getPreviousNodes().list().stream().anyMatch(EventBasedGateway.class::isInstance);
    }
}
