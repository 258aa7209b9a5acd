package io.assent.workflow.camunda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What a hostile designer might try: models of a process {@code p}, each with one wrong thing. */
public final class HostileModels {

    private static final String EVIL = "io.assent.workflow.camunda.Evil";
    private static final String CONDITION =
            "<conditionExpression xsi:type='tFormalExpression'>%s</conditionExpression>";
    private static final String GATEWAY =
            "<exclusiveGateway id='a' default='f9'/><sequenceFlow id='f9' sourceRef='a' targetRef='e'/>";

    private HostileModels() {}

    public static Stream<Named<String>> processes() {
        return named(all());
    }

    /** Those that the engine must refuse or survive even when nothing judged them before. */
    static Stream<Named<String>> reachingOut() {
        Map<String, String> all = all();
        all.keySet().removeAll(reachingNothing());
        return named(all);
    }

    /** Refused by the policy alone: the engine takes them, but they reach nothing except time and other tickets. */
    private static Set<String> reachingNothing() {
        return Set.of(
                "signal",
                "async",
                "endless loop",
                "many repetitions",
                "timer start",
                "cycle timer",
                "message start",
                "variable of an element",
                "form validator",
                "expression in a name",
                "expression as priority");
    }

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        conditions(all);
        scripts(all);
        classes(all);
        expressions(all);
        rest(all);
        return all;
    }

    private static void conditions(Map<String, String> all) {
        Stream.of(
                        "${''.getClass().forName('java.lang.Runtime') != null}",
                        "${''.class.name == 'java.lang.String'}",
                        "${''['class'] != null}",
                        "${execution.processEngineServices != null}",
                        "${execution.setVariable('a','b') == null}",
                        "${ticket.class != null}",
                        "${ticket['class'] != null}",
                        "${ticket.getClass() != null}",
                        "${ticket.amount.getClass() != null}",
                        "${ticket.amount.class != null}",
                        "${ticket.amount.class.name == 'x'}",
                        "${authenticatedUserId == null}",
                        "${currentUser() == null}",
                        "${now() != null}",
                        "${remindOrTimeOut.class != null}")
                .forEach(text -> all.put("condition " + text, process(GATEWAY, CONDITION.formatted(text))));
        all.put(
                "condition in a language",
                process(
                        GATEWAY,
                        "<conditionExpression xsi:type='tFormalExpression'"
                                + " language='juel'>${true}</conditionExpression>"));
    }

    private static void scripts(Map<String, String> all) {
        all.put(
                "script juel",
                process("<scriptTask id='a' scriptFormat='juel'><script>${execution.id}</script></scriptTask>"));
        all.put("script groovy", process("<scriptTask id='a' scriptFormat='groovy'><script>1</script></scriptTask>"));
        all.put(
                "script by resource",
                process("<scriptTask id='a' scriptFormat='javascript' camunda:resource='deployment://x.js'/>"));
        all.put(
                "script in a listener",
                action(extension("<camunda:executionListener event='start'><camunda:script"
                        + " scriptFormat='juel'>${1}</camunda:script></camunda:executionListener>")));
        all.put(
                "script in a task listener",
                userTask(extension("<camunda:taskListener event='create'><camunda:script"
                        + " scriptFormat='groovy'>1</camunda:script></camunda:taskListener>")));
        all.put(
                "script in a mapping",
                action(
                        extension(
                                "<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script"
                                    + " scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter></camunda:inputOutput>")));
        all.put(
                "script in a conditional event",
                process("<intermediateCatchEvent id='a'><conditionalEventDefinition><condition"
                        + " xsi:type='tFormalExpression'"
                        + " language='groovy'>true</condition></conditionalEventDefinition></intermediateCatchEvent>"));
    }

    private static void classes(Map<String, String> all) {
        all.put(
                "class of a listener",
                action(extension("<camunda:executionListener event='start' class='" + EVIL + "'/>")));
        all.put(
                "class of a task listener",
                userTask(extension("<camunda:taskListener event='create' class='" + EVIL + "'/>")));
        all.put("class of a task", process("<serviceTask id='a' camunda:class='" + EVIL + "'/>"));
        all.put("class of a decision", process("<businessRuleTask id='a' camunda:class='" + EVIL + "'/>"));
        all.put(
                "class of a mapping",
                process("<callActivity id='a' calledElement='q' camunda:variableMappingClass='" + EVIL + "'/>"));
        all.put(
                "form validator",
                userTask(extension("<camunda:formData><camunda:formField id='f'"
                        + " type='string'><camunda:validation><camunda:constraint name='validator' config='"
                        + EVIL + "'/></camunda:validation></camunda:formField></camunda:formData>")));
        all.put(
                "shell",
                process("<serviceTask id='a' camunda:type='shell'>"
                        + extension(
                                "<camunda:field"
                                    + " name='command'><camunda:string>touch</camunda:string></camunda:field><camunda:field"
                                    + " name='arg1'><camunda:string>target/reached-by-a-model</camunda:string></camunda:field>")
                        + "</serviceTask>"));
        all.put(
                "mail",
                process("<serviceTask id='a' camunda:type='mail'>"
                        + extension("<camunda:field"
                              + " name='to'><camunda:string>a@b.example</camunda:string></camunda:field><camunda:field"
                              + " name='text'><camunda:string>x</camunda:string></camunda:field>")
                        + "</serviceTask>"));
        all.put(
                "connector",
                process("<serviceTask id='a'>"
                        + extension(
                                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")
                        + "</serviceTask>"));
    }

    private static void expressions(Map<String, String> all) {
        all.put(
                "expression of a task",
                process("<serviceTask id='a' camunda:expression='${execution.processEngineServices}'/>"));
        all.put("delegate that is a bean", process("<serviceTask id='a' camunda:delegateExpression='${dataSource}'/>"));
        all.put(
                "expression of a listener",
                action(extension("<camunda:executionListener event='start' expression='${execution.getId()}'/>")));
        all.put(
                "expression in a mapping",
                action(extension("<camunda:inputOutput><camunda:inputParameter"
                        + " name='x'>${execution.id}</camunda:inputParameter></camunda:inputOutput>")));
        all.put(
                "expression as assignee",
                process("<userTask id='a' camunda:assignee='${execution.getProcessEngineServices().toString()}'/>"));
        all.put("expression in a name", process("<userTask id='a' name='${execution.id}'/>"));
        all.put(
                "expression as priority",
                process("<userTask id='a' camunda:asyncBefore='true' camunda:jobPriority='${execution.id}'/>"));
        all.put(
                "expression of an error",
                process("<serviceTask id='a' camunda:type='external' camunda:topic='t'>"
                        + extension("<camunda:errorEventDefinition id='x' errorRef='y'"
                                + " expression='${externalTask.getId()}'/>")
                        + "</serviceTask>"));
        all.put(
                "expression as topic",
                process("<serviceTask id='a' camunda:type='external' camunda:topic='${execution.id}'/>"));
        all.put(
                "expression as collection",
                process("<userTask id='a'><multiInstanceLoopCharacteristics"
                        + " camunda:collection='${execution.getVariables().keySet()}'"
                        + " camunda:elementVariable='x'/></userTask>"));
        all.put(
                "expression of a timer",
                process(
                        "<intermediateCatchEvent id='a'><timerEventDefinition><timeDuration"
                            + " xsi:type='tFormalExpression'>${execution.id}</timeDuration></timerEventDefinition></intermediateCatchEvent>"));
        all.put("expression as called process", process("<callActivity id='a' calledElement='${execution.id}'/>"));
    }

    private static void rest(Map<String, String> all) {
        all.put(
                "signal",
                process("<intermediateThrowEvent id='a'><signalEventDefinition"
                                + " signalRef='sig'/></intermediateThrowEvent>")
                        .replace("<process", "<signal id='sig' name='all'/><process"));
        all.put("async", process("<userTask id='a' camunda:asyncBefore='true'/>"));
        all.put(
                "endless loop",
                process("<exclusiveGateway id='a' default='f2'/><sequenceFlow id='f3' sourceRef='a' targetRef='a'>"
                        + CONDITION.formatted("${false}") + "</sequenceFlow>"));
        all.put(
                "many repetitions",
                process(
                        "<manualTask id='a'><multiInstanceLoopCharacteristics><loopCardinality"
                            + " xsi:type='tFormalExpression'>100000000</loopCardinality></multiInstanceLoopCharacteristics></manualTask>"));
        all.put(
                "variable of an element",
                process("<userTask id='a'><multiInstanceLoopCharacteristics camunda:collection='${ticket.items}'"
                        + " camunda:elementVariable='x'/></userTask>"));
        all.put(
                "timer start",
                process("<manualTask id='a'/>")
                        .replace(
                                "<startEvent id='s'/>",
                                "<startEvent id='s'><timerEventDefinition><timeDuration"
                                    + " xsi:type='tFormalExpression'>P1D</timeDuration></timerEventDefinition></startEvent>"));
        all.put(
                "message start",
                process("<manualTask id='a'/>")
                        .replace("<process", "<message id='m' name='x'/><process")
                        .replace(
                                "<startEvent id='s'/>",
                                "<startEvent id='s'><messageEventDefinition messageRef='m'/></startEvent>"));
        all.put(
                "cycle timer",
                process(
                        "<intermediateCatchEvent id='a'><timerEventDefinition><timeCycle"
                            + " xsi:type='tFormalExpression'>R/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent>"));
        all.put(
                "doctype",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + process("<userTask id='a' name='&e;'/>"));
    }

    private static Stream<Named<String>> named(Map<String, String> models) {
        return models.entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    /** Millions of tokens of few elements: ways that part and are not joined, and repetitions inside of each other. */
    static Stream<String> multiplying() {
        StringBuilder parting = new StringBuilder("<manualTask id='a'/>");
        String before = "a";
        for (int i = 1; i <= 24; i++) {
            String next = "t" + i;
            parting.append("<manualTask id='%s'/>".formatted(next));
            for (String flow : List.of("one", "other")) {
                parting.append(
                        "<sequenceFlow id='%s_%s' sourceRef='%s' targetRef='%s'/>".formatted(flow, next, before, next));
            }
            before = next;
        }
        return Stream.of(process(parting.toString()), process(repeated("a", repeated("b", repeated("c", "")))));
    }

    private static String repeated(String id, String inner) {
        String start = "<startEvent id='s%1$s'/><sequenceFlow id='f%1$s' sourceRef='s%1$s' targetRef='%2$s'/>";
        return "<subProcess id='%s'><multiInstanceLoopCharacteristics><loopCardinality xsi:type='tFormalExpression'>99"
                        .formatted(id)
                + "</loopCardinality></multiInstanceLoopCharacteristics>"
                + start.formatted(id, inner.isEmpty() ? "end" : inner.split("'")[1])
                + (inner.isEmpty() ? "<endEvent id='end'/>" : inner)
                + "</subProcess>";
    }

    /** A process that goes from its start through {@code a} to its end. */
    static String process(String middle) {
        return process(middle, "");
    }

    static String process(String middle, String inFlow) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' targetNamespace='x'><process id='p'"
                + " isExecutable='true'><startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='a'/>"
                + middle
                + "<sequenceFlow id='f2' sourceRef='a' targetRef='e'>" + inFlow
                + "</sequenceFlow><endEvent id='e'/></process></definitions>";
    }

    private static String action(String inner) {
        return process("<serviceTask id='a' camunda:delegateExpression='${announceSla}'>" + inner + "</serviceTask>");
    }

    private static String userTask(String inner) {
        return process("<userTask id='a'>" + inner + "</userTask>");
    }

    private static String extension(String inner) {
        return "<extensionElements>" + inner + "</extensionElements>";
    }
}
