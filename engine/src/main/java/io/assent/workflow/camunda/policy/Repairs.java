package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.assent.workflow.ModelRepair;
import io.assent.workflow.ModelRepair.Kind;
import io.assent.workflow.ModelRepair.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be taken out of a foreign model, or set in it, without asking; code that would be lost (scripts, classes) stays with its designer. */
final class Repairs {

    /** The engine's own attributes, by what is lost with them. */
    private static final Map<String, Loss> ATTRIBUTES = byName(Map.of(
            Loss.ENGINE, "async asyncBefore asyncAfter exclusive jobPriority taskPriority priority historyTimeToLive",
            Loss.MAPPING, "initiator resultVariable mapDecisionResult",
            Loss.FORM, "formKey",
            Loss.VERSION,
                    "calledElementVersion calledElementVersionTag calledElementTenantId versionTag"
                            + " decisionRefVersion decisionRefTenantId formRefVersion",
            Loss.NOTE,
                    "isStartableInTasklist candidateStarterGroups candidateStarterUsers modelerTemplate"
                            + " modelerTemplateVersion modelerTemplateIcon diagramRelationId"));

    /** The engine's own elements. */
    private static final Map<String, Loss> EXTENSIONS = byName(Map.of(
            Loss.ENGINE, "failedJobRetryTimeCycle",
            Loss.LISTENER, "executionListener taskListener",
            Loss.MAPPING, "in out inputOutput",
            Loss.NOTE, "potentialStarter"));

    /** What BPMN draws and nothing goes by. */
    private static final Set<String> DRAWN = Set.of(
            "dataObject",
            "dataObjectReference",
            "dataStore",
            "dataStoreReference",
            "dataInputAssociation",
            "dataOutputAssociation",
            "ioSpecification",
            "property",
            "messageFlow",
            "itemDefinition",
            "auditing",
            "monitoring");

    private static final Set<String> FOR_READERS =
            Set.of("collaboration", "participant", "laneSet", "lane", "group", "textAnnotation", "association");

    /** Attributes of BPMN that say what is so anyway, or what no engine reads. */
    private static final Set<String> SAYING_NOTHING = Set.of(
            "isForCompensation=false",
            "startQuantity=1",
            "completionQuantity=1",
            "parallelMultiple=false",
            "instantiate=false",
            "isClosed=false",
            "processType=None",
            "processType=Private",
            "isImmediate=true",
            "implementation=##WebService",
            "implementation=##unspecified",
            "isInterrupting=true",
            "cancelActivity=true");

    private static final Set<String> READ_BY_NO_ENGINE =
            Set.of("expressionLanguage", "typeLanguage", "itemSubjectRef", "structureRef", "isCollection");

    private Repairs() {}

    /** To take the element away. */
    static @Nullable ModelRepair without(ModelElement element) {
        return lossOf(element).map(loss -> remove(element, loss)).orElse(null);
    }

    /** Whether it goes together with what it is in. */
    static boolean goesWithItsParent(ModelElement element) {
        return element.parent()
                .filter(parent -> lossOf(parent).isPresent() || goesWithItsParent(parent))
                .isPresent();
    }

    /** To take the attribute away. */
    static @Nullable ModelRepair without(ModelElement element, ModelElement.Attribute attribute) {
        return lossOf(element, attribute)
                .map(loss -> attribute(element, attribute.name(), null, loss))
                .orElse(null);
    }

    static ModelRepair attribute(ModelElement element, String name, @Nullable String value, Loss loss) {
        return of(Kind.SET_ATTRIBUTE, element, name, value, loss);
    }

    static ModelRepair property(ModelElement element, String name, String value) {
        return of(Kind.SET_PROPERTY, element, name, value, Loss.NOTHING);
    }

    private static ModelRepair remove(ModelElement element, Loss loss) {
        return of(Kind.REMOVE, element, "", null, loss);
    }

    private static ModelRepair of(Kind kind, ModelElement at, String name, @Nullable String value, Loss loss) {
        ModelElement anchor = at;
        while (!isAnchor(anchor) && anchor.parent().isPresent()) {
            anchor = anchor.parent().orElseThrow();
        }
        return new ModelRepair(kind, anchor.id(), anchor.equals(at) ? "" : at.kind(), name, value, loss);
    }

    /** Other tools' elements may have ids that an editor does not know. */
    private static boolean isAnchor(ModelElement element) {
        return (element.isBpmn() || element.isDmn())
                && element.owner().equals(element)
                && !element.id().isEmpty();
    }

    private static Optional<Loss> lossOf(ModelElement element) {
        if (element.isBpmn()) {
            return DRAWN.contains(element.kind()) ? Optional.of(Loss.DRAWING) : Optional.empty();
        }
        if (element.namespace().equals(ModelElement.CAMUNDA)) {
            boolean isScripted = element.all().anyMatch(each -> each.kind().equals("script"));
            return isScripted ? Optional.empty() : Optional.ofNullable(EXTENSIONS.get(element.kind()));
        }
        return element.isDrawing() ? Optional.empty() : Optional.of(Loss.NOTE);
    }

    private static Optional<Loss> lossOf(ModelElement element, ModelElement.Attribute attribute) {
        String name = attribute.name();
        String namespace = attribute.namespace();
        if (FOR_READERS.contains(element.kind())) {
            return Optional.of(Loss.DRAWING);
        }
        if (namespace.equals(ModelElement.CAMUNDA)) {
            return Optional.ofNullable(ATTRIBUTES.get(name.substring(name.indexOf(':') + 1)));
        }
        if (!namespace.isEmpty()) {
            return name.equals("xsi:type") ? Optional.empty() : Optional.of(Loss.NOTE);
        }
        if (SAYING_NOTHING.contains(name + "=" + attribute.value())) {
            return Optional.of(Loss.NOTHING);
        }
        return READ_BY_NO_ENGINE.contains(name) ? Optional.of(Loss.NOTE) : Optional.empty();
    }

    private static Map<String, Loss> byName(Map<Loss, String> names) {
        return names.entrySet().stream()
                .flatMap(each -> Arrays.stream(each.getValue().split(" ")).map(name -> Map.entry(name, each.getKey())))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
