package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The elements that a process may hold, and the attributes that each may carry. */
final class AllowedParts {

    private static final Set<String> EVERYWHERE = Set.of("id", "name");

    /** Element and its attributes besides id and name; {@code camunda:} marks the engine's own. */
    private static final Map<String, Set<String>> ELEMENTS = """
        definitions: targetNamespace exporter exporterVersion
        process: isExecutable camunda:versionTag camunda:historyTimeToLive
        message:
        error: errorCode
        escalation: escalationCode
        startEvent: isInterrupting
        endEvent:
        intermediateCatchEvent:
        intermediateThrowEvent:
        boundaryEvent: attachedToRef cancelActivity
        messageEventDefinition: messageRef
        timerEventDefinition:
        terminateEventDefinition:
        errorEventDefinition: errorRef
        escalationEventDefinition: escalationRef
        timeDate: xsi:type
        timeDuration: xsi:type
        userTask: camunda:candidateGroups camunda:formRef camunda:formRefBinding
        manualTask:
        task:
        serviceTask: camunda:delegateExpression camunda:type camunda:topic
        sendTask: camunda:delegateExpression camunda:type camunda:topic
        businessRuleTask: camunda:decisionRef camunda:decisionRefBinding
        receiveTask: messageRef
        callActivity: calledElement camunda:calledElementBinding
        subProcess: triggeredByEvent
        multiInstanceLoopCharacteristics: isSequential camunda:collection
        completionCondition: xsi:type
        loopCardinality: xsi:type
        exclusiveGateway: default gatewayDirection
        parallelGateway: gatewayDirection
        inclusiveGateway: default gatewayDirection
        eventBasedGateway: gatewayDirection eventGatewayType
        sequenceFlow: sourceRef targetRef
        conditionExpression: xsi:type
        incoming:
        outgoing:
        documentation: textFormat
        extensionElements:
        properties:
        property: value
        textAnnotation:
        text:
        association: sourceRef targetRef associationDirection
        collaboration:
        participant: processRef
        laneSet:
        lane:
        flowNodeRef:
        group: categoryValueRef
        category:
        categoryValue: value
        """.lines()
            .map(line -> line.split(":", 2))
            .collect(toUnmodifiableMap(line -> line[0], line -> words(line[1])));

    /** The engine's own elements; {@code bpmn:property} would be a variable. */
    private static final Set<String> OF_THE_ENGINE = Set.of("properties", "property");

    private AllowedParts() {}

    static void judge(ModelElement element, Findings findings) {
        boolean ofTheEngine = element.namespace().equals(ModelElement.CAMUNDA);
        Set<String> allowed = ELEMENTS.get(element.kind());
        if (allowed == null
                || OF_THE_ENGINE.contains(element.kind()) != ofTheEngine
                || !(ofTheEngine || element.isBpmn())) {
            if (!Repairs.goesWithItsParent(element)) {
                findings.add(
                        element,
                        "<" + element.tag() + "> is not allowed",
                        fixFor(element.kind()),
                        Repairs.without(element));
            }
            return;
        }
        element.attributes()
                .filter(each -> !EVERYWHERE.contains(each.name()) && !allowed.contains(each.name()))
                .filter(each -> !each.namespace().startsWith("http://camunda.org/schema/modeler"))
                .forEach(each -> findings.add(
                        element,
                        "%s=\"%s\" is not allowed".formatted(each.name(), each.value()),
                        fixFor(plain(each.name())),
                        Repairs.without(element, each)));
    }

    private static String plain(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String fixFor(String what) {
        return switch (what) {
            case "script", "scriptTask", "scriptFormat", "language", "resource" ->
                "scripts are off; use a decision table or an external task";
            case "class",
                    "expression",
                    "connector",
                    "executionListener",
                    "taskListener",
                    "field",
                    "variableMappingClass" -> "use a registered action or an external topic";
            case "inputOutput", "in", "out" -> "expressions read the ticket directly, nothing needs mapping";
            case "asyncBefore", "asyncAfter" -> "the platform decides where a transaction ends";
            case "assignee", "candidateUsers" -> "let a decision table name people";
            case "timeCycle" -> "let the flow return to a timer with a date or a duration";
            case "elementVariable", "initiator", "resultVariable", "mapDecisionResult" ->
                "expressions read views, not variables";
            case "formKey", "formData", "formField", "formProperty", "formHandlerClass" ->
                "people see the form of the request: ask for it there";
            case "dueDate", "followUpDate" -> "set the property due, such as P7D";
            default -> "remove it";
        };
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).collect(toUnmodifiableSet());
    }
}
