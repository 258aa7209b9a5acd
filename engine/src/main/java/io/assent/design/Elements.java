package io.assent.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a file of a pack consists of, without what only its layout is or says a second time. */
final class Elements {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> LAYOUT = Set.of("BPMNDiagram", "DMNDI");
    private static final Set<String> NOTATION =
            Set.of(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

    /** Where flows come in and go out: the flows say it themselves. */
    private static final Set<String> MIRRORED = Set.of("incoming", "outgoing");

    /** The cells of a decision have ids, but are read as what their row says. */
    private static final Set<String> OF_DECISION = Set.of("decision", "input", "output", "rule", "definitions");

    /** When an event happens and whether a way is taken is read as what the event and the way say. */
    private static final Pattern OF_ELEMENT = Pattern.compile("(EventDefinition|Expression)$");

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** @param properties by their path inside of the element */
    record Part(String type, String name, SortedMap<String, String> properties) {}

    private Elements() {}

    /** By id; a file that cannot be read for what it is has one part, which is its text. */
    static Map<String, Part> of(String file, byte[] content) {
        var elements = new Elements();
        try {
            if (file.endsWith(".bpmn") || file.endsWith(".dmn")) {
                elements.readModel(file.endsWith(".dmn"), content);
            } else if (file.endsWith(".form")) {
                elements.readForm(YAML.readTree(content));
            } else {
                elements.readTree(
                        "",
                        YAML.readTree(content),
                        elements.part("", "file", "").properties());
            }
            return elements.parts;
        } catch (IOException | SAXException e) {
            var text = new TreeMap<>(Map.of("", new String(content, StandardCharsets.UTF_8)));
            return Map.of("", new Part("file", "", text));
        }
    }

    private Part part(String id, String type, String name) {
        return parts.computeIfAbsent(id, _ -> new Part(type, name, new TreeMap<>()));
    }

    private void readModel(boolean decision, byte[] content) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
            readElement(decision, root, part("", "file", ""), "");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform can do without document types", e);
        }
    }

    private void readElement(boolean decision, Element element, Part around, String path) {
        String kind = element.getLocalName();
        if (LAYOUT.contains(kind) || MIRRORED.contains(kind)) {
            return;
        }
        if (isNamed(element)) {
            around.properties().put(path, element.getAttribute("value"));
            return;
        }
        String id = element.getAttribute("id");
        boolean isPart = !id.isEmpty()
                && (decision
                        ? OF_DECISION.contains(kind)
                        : !OF_ELEMENT.matcher(kind).find());
        Part part = isPart ? part(id, kind, element.getAttribute("name")) : around;
        String here = isPart ? "" : path;
        readAttributes(element, part, here);
        Map<String, Integer> seen = new LinkedHashMap<>();
        String text = "";
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                readElement(decision, inner, part, below(here, step(inner, seen)));
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text += child.getNodeValue();
            }
        }
        if (!text.isBlank()) {
            part.properties().put(here, text.strip());
        }
    }

    private static void readAttributes(Element element, Part part, String here) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            boolean isNotation = attribute.getNamespaceURI() != null && NOTATION.contains(attribute.getNamespaceURI());
            if (!isNotation && !attribute.getNodeName().equals("id")) {
                part.properties().put(below(here, attribute.getLocalName()), attribute.getNodeValue());
            }
        }
    }

    /** A property of an element, whose name is told by its path. */
    private static boolean isNamed(Element element) {
        return element.getLocalName().equals("property")
                && element.hasAttribute("name")
                && element.hasAttribute("value");
    }

    /** Properties are told apart by their names, others by their places. */
    private static String step(Element inner, Map<String, Integer> seen) {
        String kind = inner.getLocalName();
        String name = isNamed(inner) ? inner.getAttribute("name") : "";
        int count = seen.merge(kind + name, 1, Integer::sum);
        return kind + (name.isEmpty() ? "" : "[" + name + "]") + (count == 1 ? "" : "[" + count + "]");
    }

    private void readForm(JsonNode form) {
        JsonNode fields = form.path("components");
        Part whole = part("", "form", "");
        form.properties().stream()
                .filter(property -> !property.getKey().equals("components"))
                .forEach(property -> readTree(property.getKey(), property.getValue(), whole.properties()));
        fields.forEach(this::readField);
    }

    private void readField(JsonNode field) {
        String id = field.path("key").asText(field.path("id").asText());
        Part part = part(id, field.path("type").asText(), field.path("label").asText());
        field.properties().stream()
                .filter(property -> !Set.of("components", "id", "layout").contains(property.getKey()))
                .forEach(property -> readTree(property.getKey(), property.getValue(), part.properties()));
        field.path("components").forEach(this::readField);
    }

    private void readTree(String path, JsonNode node, SortedMap<String, String> properties) {
        if (node.isValueNode()) {
            properties.put(path, node.asText());
        }
        node.properties().forEach(each -> readTree(below(path, each.getKey()), each.getValue(), properties));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            readTree(path + "[" + (i + 1) + "]", node.get(i), properties);
        }
    }

    private static String below(String path, String step) {
        return path.isEmpty() ? step : path + "/" + step;
    }
}
