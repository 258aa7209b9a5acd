package io.assent.catalog;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.assent.forms.Form;
import io.assent.workflow.RequestWanted;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the models of a pack define and what they lean on outside of their own file. */
final class ModelScan {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern SENTENCE = Pattern.compile("^\"(.+)\"$");
    private static final Pattern GROUP = Pattern.compile("\"group:([^\"]+)\"");

    /** Answers of the form that expressions read, and the approvers whom the requester names there. */
    private static final Pattern FIELD = Pattern.compile("\\bticket\\.fields\\.(\\w+)|\"field:(\\w+)\"");

    /** Properties whose value people read. */
    private static final Set<String> SAID = Set.of("question", "tells");

    private static final String TIMER = "timeDate";

    private final List<PackProblem> problems;
    private final Set<String> defined = new HashSet<>();
    private final Set<String> elements = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();
    private final Set<String> approverFields = new HashSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Reference> fields = new ArrayList<>();
    private final Map<String, Start> starts = new LinkedHashMap<>();

    /**
     * A model names a process, a decision or a group by its key, a flow names the element at its end, or an expression reads a field.
     *
     * @param kind what is named; of a field the part of the model that reads it
     */
    private record Reference(String file, String element, String kind, String key) {}

    /**
     * A service task that starts another request.
     *
     * @param type key of the request type
     * @param answers keys of the fields that it answers
     */
    record Start(String file, String element, String type, Set<String> answers) {

        private Start with(String property, String value) {
            if (property.equals(RequestWanted.TYPE)) {
                return new Start(file, element, value, answers);
            }
            Set<String> more = new TreeSet<>(answers);
            if (property.startsWith(RequestWanted.ANSWER)) {
                more.add(property.substring(RequestWanted.ANSWER.length()));
            }
            return new Start(file, element, type, more);
        }
    }

    private ModelScan(List<PackProblem> problems) {
        this.problems = problems;
    }

    static ModelScan of(Map<String, byte[]> models, List<PackProblem> problems) {
        var scan = new ModelScan(problems);
        models.forEach(scan::read);
        return scan;
    }

    boolean defines(String process) {
        return defined.contains(process);
    }

    /** Reports what is named and not there. */
    void check(Set<String> knownGroups) {
        for (Reference reference : references) {
            Set<String> known = switch (reference.kind()) {
                case "group" -> knownGroups;
                case "element" -> elements;
                default -> defined;
            };
            if (!known.contains(reference.key())) {
                problem(reference, "there is no %s \"%s\"".formatted(reference.kind(), reference.key()));
            }
        }
    }

    /**
     * Reports what models and decisions read of the form and the form does not ask for: it would always be missing. What a timer reads
     * has to be a day.
     */
    void checkFields(Form form) {
        Set<String> keys = form.keys();
        fields.stream().distinct().forEach(field -> {
            if (!keys.contains(field.key())) {
                problem(field, "the form has no field \"%s\"".formatted(field.key()));
            } else if (field.kind().equals(TIMER) && !form.isDay(field.key())) {
                problem(field, "its timer reads the field \"%s\", which takes no day".formatted(field.key()));
            }
        });
    }

    private void problem(Reference reference, String because) {
        problems.add(new PackProblem(reference.file(), reference.element(), because));
    }

    /** What is drawn and what decisions say; headings of decision tables are for those who write them. */
    Set<String> spoken() {
        return Set.copyOf(spoken);
    }

    /** What people read of the models: names, labels and the sentences of decisions. */
    Set<String> words() {
        return Set.copyOf(words);
    }

    /** Fields of the form in which the requester names who decides. */
    Set<String> approverFields() {
        return Set.copyOf(approverFields);
    }

    /** Where the models start other requests. */
    List<Start> starts() {
        return List.copyOf(starts.values());
    }

    /** Keys of the request types that the models start. */
    Set<String> startedTypes() {
        return starts.values().stream().map(Start::type).collect(toUnmodifiableSet());
    }

    /** Keys of the groups that tasks and decisions name. */
    Set<String> groups() {
        var groups = new HashSet<String>();
        references.stream().filter(each -> each.kind().equals("group")).forEach(each -> groups.add(each.key()));
        return groups;
    }

    private void read(String file, byte[] model) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(model));
            String element = "";
            String kind = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String id = xml.getAttributeValue(null, "id");
                    element = id == null ? element : id;
                    kind = xml.getLocalName();
                    elements.add(element);
                    readWords(xml);
                    readElement(file, element, xml);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    readText(file, element, kind, xml.getText());
                }
            }
        } catch (XMLStreamException unreadable) {
            // that a file cannot be read is told where it is judged by itself
            references.removeIf(reference -> reference.file().equals(file));
        }
    }

    private void readText(String file, String element, String kind, String text) {
        readFields(file, element, kind, text);
        if (file.endsWith(".dmn")) {
            readGroups(file, element, text);
            readSentence(text);
        }
    }

    private void readElement(String file, String element, XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "process", "decision" -> defined.add(element);
            case "sequenceFlow" -> {
                refer(file, element, "element", xml.getAttributeValue(null, "sourceRef"));
                refer(file, element, "element", xml.getAttributeValue(null, "targetRef"));
            }
            case "callActivity" -> refer(file, element, "process", xml.getAttributeValue(null, "calledElement"));
            case "businessRuleTask" -> refer(file, element, "decision", xml.getAttributeValue(CAMUNDA, "decisionRef"));
            case "userTask" -> {
                String groups = xml.getAttributeValue(CAMUNDA, "candidateGroups");
                if (groups != null) {
                    for (String group : groups.split(",")) {
                        refer(file, element, "group", group.strip());
                    }
                }
            }
            case "serviceTask" -> {
                if (RequestWanted.isActionOf(xml.getAttributeValue(CAMUNDA, "delegateExpression"))) {
                    starts.put(element, new Start(file, element, "", Set.of()));
                }
            }
            case "property" -> readProperty(file, element, xml);
            default -> {
                // other elements lean on nothing outside
            }
        }
    }

    private void readProperty(String file, String element, XMLStreamReader xml) {
        String name = xml.getAttributeValue(null, "name");
        String value = xml.getAttributeValue(null, "value");
        if (name != null && value != null && starts.containsKey(element)) {
            starts.computeIfPresent(element, (_, start) -> start.with(name, value));
            readFields(file, element, "property", value);
        }
    }

    private void readWords(XMLStreamReader xml) {
        String said = xml.getAttributeValue(null, "value");
        String property = xml.getAttributeValue(null, "name");
        if (said != null && property != null && SAID.contains(property)) {
            words.add(said);
            spoken.add(said);
        }
        for (String attribute : List.of("name", "label")) {
            String word = xml.getAttributeValue(null, attribute);
            if (word != null && !word.isBlank()) {
                words.add(word);
                if (BPMN.equals(xml.getNamespaceURI()) && !xml.getLocalName().equals("message")) {
                    spoken.add(word);
                }
            }
        }
    }

    /** A decision's text with a space in it is meant for people. */
    private void readSentence(String text) {
        SENTENCE.matcher(text.strip()).results().map(found -> found.group(1)).forEach(sentence -> {
            words.add(sentence);
            if (sentence.contains(" ")) {
                spoken.add(sentence);
            }
        });
    }

    private void readGroups(String file, String element, String text) {
        GROUP.matcher(text).results().forEach(found -> refer(file, element, "group", found.group(1)));
    }

    private void readFields(String file, String element, String kind, String text) {
        FIELD.matcher(text).results().forEach(found -> {
            if (found.group(2) != null) {
                approverFields.add(found.group(2));
            }
            fields.add(new Reference(file, element, kind, found.group(2) == null ? found.group(1) : found.group(2)));
        });
    }

    private void refer(String file, String element, String kind, @Nullable String key) {
        if (key != null && !key.startsWith("$")) {
            references.add(new Reference(file, element, kind, key));
        }
    }
}
