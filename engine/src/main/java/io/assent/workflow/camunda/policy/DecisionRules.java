package io.assent.workflow.camunda.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.assent.workflow.DecisionContract;
import io.assent.workflow.ModelRepair.Loss;
import io.assent.workflow.camunda.policy.ModelElement.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;

/** A decision is a set of tables in FEEL, without functions of its own. */
final class DecisionRules {

    private static final Pattern FUNCTION = Pattern.compile("\\bfunction\\s*\\(|\\bexternal\\b");
    private static final Set<String> FEEL = Set.of(
            "feel",
            DmnModelConstants.FEEL_NS,
            DmnModelConstants.FEEL12_NS,
            DmnModelConstants.FEEL13_NS,
            DmnModelConstants.FEEL14_NS,
            DmnModelConstants.FEEL15_NS);
    private static final Set<String> FORBIDDEN = Set.of(
            "functionDefinition",
            "businessKnowledgeModel",
            "invocation",
            "import",
            "context",
            "relation",
            "list",
            "literalExpression");
    private static final Set<String> OF_THE_ENGINE = Set.of("historyTimeToLive", "versionTag", "inputVariable");
    private static final Set<String> TYPES =
            new TreeSet<>(Set.of("boolean", "date", "double", "integer", "long", "string"));

    /** Ours by the names that they have elsewhere, in small letters and without prefix. */
    private static final Map<String, String> KNOWN_AS = Map.of(
            "string", "string",
            "boolean", "boolean",
            "int", "integer",
            "integer", "integer",
            "long", "long",
            "number", "double",
            "decimal", "double",
            "float", "double",
            "double", "double");

    /** Numbers, texts and what is read mean the same in every language. */
    private static final Pattern MEANS_THE_SAME = Pattern.compile("|-?\\d+(\\.\\d+)?|\"[^\"\\\\]*\"|[\\w.]+");

    /** How the engine names the value of the column inside of a condition. */
    private static final String INPUT = "cellInput";

    private final SortedMap<String, Class<? extends Record>> views;
    private final Map<String, DecisionContract> contracts;

    /** @param contracts by the key of the decision */
    DecisionRules(SortedMap<String, Class<? extends Record>> views, Map<String, DecisionContract> contracts) {
        this.views = views;
        this.contracts = contracts;
    }

    static boolean understands(ModelElement root) {
        return root.isDmn() && root.kind().equals("definitions");
    }

    void judge(ModelElement root, Findings findings) {
        root.all().forEach(element -> {
            plainFeel(element, findings);
            attributes(element, findings);
            type(element, findings);
            if (FORBIDDEN.contains(element.kind())) {
                findings.add(element, "<" + element.tag() + "> is not allowed", "use a decision table");
            }
        });
        Requirements.judge(root, findings);
        TableRules tables = new TableRules(new FeelRules(views, names(root)), contracts);
        root.all()
                .filter(element -> element.kind().equals("decisionTable"))
                .forEach(table -> tables.judge(table, findings));
    }

    /** What expressions may read besides the views: what required decisions say, and the columns' own values. */
    private static Set<String> names(ModelElement root) {
        Stream<String> outputs =
                root.all().filter(each -> each.kind().equals("output")).map(ModelElement::name);
        Stream<String> inputs = root.all()
                .flatMap(ModelElement::attributes)
                .filter(each -> each.name().endsWith(":inputVariable"))
                .map(Attribute::value);
        return Stream.of(outputs, inputs, Stream.of(INPUT))
                .flatMap(Function.identity())
                .collect(toUnmodifiableSet());
    }

    private static void plainFeel(ModelElement element, Findings findings) {
        for (String attribute : List.of("expressionLanguage", "typeLanguage")) {
            String language = element.attribute(attribute);
            if (!language.isEmpty() && !FEEL.contains(language)) {
                findings.add(
                        element,
                        attribute + " \"" + language + "\" is not allowed",
                        "use FEEL",
                        meansTheSame(element) ? Repairs.attribute(element, attribute, null, Loss.NOTHING) : null);
            }
        }
        if (element.kind().equals("text")) {
            if (FUNCTION.matcher(element.text()).find()) {
                findings.add(element, "it defines a function", "use the functions that FEEL brings along");
            }
            if (!FeelBounds.canBeRead(element.text())) {
                findings.add(element, "its expression is too long or too deep", "split it into several rules");
            }
        }
    }

    /** What a rule tests is a whole condition in other languages, and what a column is compared with in FEEL. */
    private static boolean meansTheSame(ModelElement element) {
        return switch (element.kind()) {
            case "inputExpression", "outputEntry" ->
                MEANS_THE_SAME.matcher(element.text()).matches();
            case "inputEntry" -> element.text().isEmpty();
            default -> false;
        };
    }

    /** The engine would take a value of an unknown type as it is, with a warning that no designer reads. */
    private static void type(ModelElement element, Findings findings) {
        String type = element.attribute("typeRef");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            String known = KNOWN_AS.get(type.replaceFirst("^.*:", "").toLowerCase(Locale.ROOT));
            findings.add(
                    element,
                    "type \"" + type + "\" is unknown",
                    "choose one of " + TYPES,
                    known == null ? null : Repairs.attribute(element, "typeRef", known, Loss.NOTHING));
        }
    }

    private static void attributes(ModelElement element, Findings findings) {
        element.attributes()
                .filter(each -> each.namespace().startsWith("http://camunda.org/schema/1.0/dmn"))
                .filter(each -> !OF_THE_ENGINE.contains(
                        each.name().substring(each.name().indexOf(':') + 1)))
                .forEach(each -> findings.add(element, each.name() + " is not allowed", "remove it"));
    }
}
