package io.assent.workflow.camunda;

import java.util.List;
import java.util.Objects;
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

/** Every attribute that Camunda adds to BPMN, and every element, each with each payload, where the engine would read it. */
public final class HostileCorpus {

    /** What a payload leaves behind when the engine follows it. */
    static final String TRACE = "target/reached-by-a-model";

    private static final List<String> LEAVING_TRACES = List.of(
            "io.assent.workflow.camunda.Evil",
            "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch " + TRACE + "')}");

    private static final List<String> PAYLOADS = List.of(
            LEAVING_TRACES.get(0),
            LEAVING_TRACES.get(1),
            "#{execution.processEngineServices.repositoryService.deleteDeployment('x')}",
            "${dataSource.connection.close()}",
            "deployment://evil.js",
            "classpath://evil.groovy",
            "file:///etc/hostname");

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
        return Stream.concat(ofAttributes(), ofElements());
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
