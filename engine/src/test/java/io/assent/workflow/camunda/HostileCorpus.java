package io.assent.workflow.camunda;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.type.ModelElementType;
import org.camunda.bpm.model.xml.type.attribute.Attribute;

/** Every attribute that Camunda adds to BPMN, every element and every body, each with each payload, where the engine would read it. */
public final class HostileCorpus {

    /** What a payload leaves behind when the engine follows it. */
    static final String TRACE = "target/reached-by-a-model";

    /** Where somebody listens while the models run. */
    static final String ADDRESS = "http://127.0.0.1:9";

    private static final List<String> LEAVING_TRACES = List.of(
            "io.assent.workflow.camunda.Evil",
            "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch " + TRACE + "')}",
            "java.nio.file.Files.createFile(java.nio.file.Path.of('" + TRACE + "'))",
            ADDRESS + "/evil.js");

    private static final List<String> PAYLOADS = List.of(
            LEAVING_TRACES.get(0),
            LEAVING_TRACES.get(1),
            LEAVING_TRACES.get(2),
            LEAVING_TRACES.get(3),
            "#{execution.processEngineServices.repositoryService.deleteDeployment('x')}",
            "${dataSource.connection.close()}",
            "deployment://evil.js",
            "classpath://evil.groovy",
            "file:///etc/hostname");

    /** What a step may hold that the engine reads the text of, by the step that holds it. */
    private static final Map<String, List<String>> BODIES = Map.of(
            "userTask",
            List.of(
                    repeated(
                            "completionCondition", "<loopCardinality xsi:type='tFormalExpression'>2</loopCardinality>"),
                    repeated("loopCardinality", ""),
                    extension(
                            "taskListener event='create'", "<camunda:script scriptFormat='groovy'>%s</camunda:script>"),
                    extension(
                            "taskListener event='create' class='java.lang.Object'",
                            "<camunda:field name='x'><camunda:expression>%s</camunda:expression></camunda:field>"),
                    extension(
                            "formData",
                            "<camunda:formField id='x' type='string'"
                                    + " defaultValue='%1$s'><camunda:validation><camunda:constraint name='validator'"
                                    + " config='%1$s'/></camunda:validation></camunda:formField>")),
            "serviceTask camunda:delegateExpression='${announceSla}'",
            List.of(
                    extension("field name='x'", "<camunda:string>%s</camunda:string>"),
                    extension("field name='x'", "<camunda:expression>%s</camunda:expression>"),
                    extension("inputOutput", "<camunda:inputParameter name='x'>%s</camunda:inputParameter>"),
                    extension("inputOutput", "<camunda:outputParameter name='x'>%s</camunda:outputParameter>"),
                    extension(
                            "inputOutput",
                            "<camunda:inputParameter name='x'><camunda:script"
                                    + " scriptFormat='javascript'>%s</camunda:script></camunda:inputParameter>"),
                    extension(
                            "inputOutput",
                            "<camunda:inputParameter name='x'><camunda:script scriptFormat='juel'"
                                    + " resource='%s'/></camunda:inputParameter>"),
                    extension(
                            "inputOutput",
                            "<camunda:inputParameter"
                                + " name='x'><camunda:list><camunda:value>%s</camunda:value></camunda:list></camunda:inputParameter>"),
                    extension(
                            "inputOutput",
                            "<camunda:inputParameter name='x'><camunda:map><camunda:entry"
                                    + " key='x'>%s</camunda:entry></camunda:map></camunda:inputParameter>"),
                    extension(
                            "executionListener event='start'",
                            "<camunda:script scriptFormat='juel'>%s</camunda:script>"),
                    extension(
                            "executionListener event='start' class='java.lang.Object'",
                            "<camunda:field name='x' stringValue='%1$s' expression='%1$s'/>"),
                    extension(
                            "connector",
                            "<camunda:connectorId>http-connector</camunda:connectorId><camunda:inputOutput><camunda:inputParameter"
                                + " name='url'>%s</camunda:inputParameter></camunda:inputOutput>"),
                    extension("connector", "<camunda:connectorId>%s</camunda:connectorId>")),
            "scriptTask scriptFormat='javascript'",
            List.of("<script>%s</script>"),
            "scriptTask scriptFormat='juel'",
            List.of("<script>%s</script>"),
            "intermediateCatchEvent",
            List.of(
                    "<timerEventDefinition><timeDate xsi:type='tFormalExpression'>%s</timeDate></timerEventDefinition>",
                    "<timerEventDefinition><timeDuration"
                            + " xsi:type='tFormalExpression'>%s</timeDuration></timerEventDefinition>",
                    "<timerEventDefinition><timeCycle"
                            + " xsi:type='tFormalExpression'>%s</timeCycle></timerEventDefinition>",
                    "<conditionalEventDefinition><condition"
                            + " xsi:type='tFormalExpression'>%s</condition></conditionalEventDefinition>",
                    "<conditionalEventDefinition><condition xsi:type='tFormalExpression'"
                            + " language='javascript'>%s</condition></conditionalEventDefinition>"));

    private HostileCorpus() {}

    /**
     * A model with one payload.
     *
     * @param part the element and its attribute, {@code userTask camunda:assignee}; the element alone when it is one of the engine's
     */
    public record Attempt(String part, String payload, String model) {

        boolean wouldLeaveATrace() {
            return LEAVING_TRACES.contains(payload);
        }
    }

    public static Stream<Attempt> attempts() {
        return Stream.of(ofAttributes(), ofElements(), ofBodies(), ofConditions())
                .flatMap(each -> each);
    }

    private static Stream<Attempt> ofBodies() {
        return BODIES.entrySet().stream()
                .flatMap(step -> step.getValue().stream()
                        .flatMap(body -> PAYLOADS.stream().map(payload -> ofBody(step.getKey(), body, payload))));
    }

    private static Attempt ofBody(String step, String body, String payload) {
        String model = "<%s id='a'>%s</%s>".formatted(step, body, step.split(" ")[0]);
        return new Attempt(step + " " + body, payload, HostileModels.process(inXml(model, payload)));
    }

    private static Stream<Attempt> ofConditions() {
        String condition = "<conditionExpression xsi:type='tFormalExpression'%s>%%s</conditionExpression>";
        return Stream.of("", " language='javascript'", " language='juel'", " camunda:resource='%s'")
                .map(condition::formatted)
                .flatMap(body -> PAYLOADS.stream()
                        .map(payload -> new Attempt(
                                body,
                                payload,
                                HostileModels.process(
                                        "<exclusiveGateway id='a' default='f9'/><sequenceFlow id='f9' sourceRef='a'"
                                                + " targetRef='e'/>",
                                        inXml(body, payload)))));
    }

    private static String inXml(String body, String payload) {
        return body.replaceAll("%(1\\$)?s", Matcher.quoteReplacement(payload.replace("'", "&apos;")));
    }

    private static String repeated(String kind, String more) {
        return "<multiInstanceLoopCharacteristics>" + more
                + "<%1$s xsi:type='tFormalExpression'>%%s</%1$s></multiInstanceLoopCharacteristics>".formatted(kind);
    }

    private static String extension(String kind, String body) {
        return "<extensionElements><camunda:%s>%s</camunda:%s></extensionElements>"
                .formatted(kind, body, kind.split(" ")[0]);
    }

    private static Stream<Attempt> ofAttributes() {
        return types(BpmnModelConstants.BPMN20_NS)
                .flatMap(type -> attributes(type)
                        .filter(HostileCorpus::isOfTheEngine)
                        .map(Attribute::getAttributeName)
                        .sorted()
                        .flatMap(name -> PAYLOADS.stream().map(payload -> ofAttribute(type, name, payload))));
    }

    private static Attempt ofAttribute(ModelElementType type, String name, String payload) {
        String attribute = "camunda:%s=\"%s\"".formatted(name, payload);
        return new Attempt(type.getTypeName() + " camunda:" + name, payload, placed(type, attribute));
    }

    private static String placed(ModelElementType type, String attribute) {
        Class<?> kind = type.getInstanceType();
        String name = type.getTypeName();
        String plain = HostileModels.process("<userTask id='a'/>");
        if (Process.class.isAssignableFrom(kind)) {
            return plain.replace("<process ", "<process " + attribute + " ");
        }
        if (StartEvent.class.isAssignableFrom(kind)) {
            return plain.replace("<startEvent ", "<startEvent " + attribute + " ");
        }
        if (FlowNode.class.isAssignableFrom(kind)) {
            String called = name.equals("callActivity") ? " calledElement='q'" : "";
            return HostileModels.process("<%s id='a'%s %s/>".formatted(name, called, attribute));
        }
        String element = "<%s %s/>".formatted(name, attribute);
        if (EventDefinition.class.isAssignableFrom(kind)) {
            return HostileModels.process("<intermediateThrowEvent id='a'>" + element + "</intermediateThrowEvent>");
        }
        return LoopCharacteristics.class.isAssignableFrom(kind)
                ? HostileModels.process("<userTask id='a'>" + element + "</userTask>")
                : plain.replace("<endEvent", element + "<endEvent");
    }

    private static Stream<Attempt> ofElements() {
        return types(BpmnModelConstants.CAMUNDA_NS)
                .flatMap(type -> PAYLOADS.stream()
                        .flatMap(payload -> Stream.of(
                                        "userTask", "serviceTask camunda:delegateExpression='${announceSla}'")
                                .map(host -> ofElement(type, payload, host))));
    }

    private static Attempt ofElement(ModelElementType type, String payload, String host) {
        StringBuilder attributes = new StringBuilder();
        attributes(type).forEach(each -> attributes.append(" %s=\"%s\"".formatted(each.getAttributeName(), payload)));
        String element = "<camunda:%1$s%2$s>%3$s</camunda:%1$s>".formatted(type.getTypeName(), attributes, payload);
        return new Attempt(
                "camunda:" + type.getTypeName(),
                payload,
                HostileModels.process("<%s id='a'><extensionElements>%s</extensionElements></%s>"
                        .formatted(host, element, host.split(" ")[0])));
    }

    private static Stream<ModelElementType> types(String namespace) {
        return Bpmn.INSTANCE.getBpmnModel().getTypes().stream()
                .filter(type -> !type.isAbstract() && type.getTypeNamespace().equals(namespace))
                .sorted((one, other) -> one.getTypeName().compareTo(other.getTypeName()));
    }

    /** Its own and those of what it is a kind of. */
    private static Stream<Attribute<?>> attributes(ModelElementType type) {
        return Stream.iterate(type, Objects::nonNull, ModelElementType::getBaseType)
                .flatMap(each -> each.getAttributes().stream());
    }

    private static boolean isOfTheEngine(Attribute<?> attribute) {
        return BpmnModelConstants.CAMUNDA_NS.equals(attribute.getNamespaceUri());
    }
}
