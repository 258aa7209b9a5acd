package io.assent.workflow.camunda.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An element of a model's XML. */
record ModelElement(Element xml) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern DMN = Pattern.compile("https?://www\\.omg\\.org/spec/DMN/.*");
    private static final String BPMN_DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** One attribute, named as in {@code camunda:topic}, {@code xsi:type} or {@code id}. */
    record Attribute(String namespace, String name, String value) {}

    /** Reads XML without DTD, entities or inclusions; Java itself refuses what nests deeper than those who walk through it can bear. */
    static ModelElement read(byte[] model) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setXIncludeAware(false);
        var builder = factory.newDocumentBuilder();
        // the default handler prints to the console
        builder.setErrorHandler(null);
        return new ModelElement(builder.parse(new ByteArrayInputStream(model)).getDocumentElement());
    }

    String namespace() {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    String kind() {
        return xml.getLocalName();
    }

    String tag() {
        return xml.getNodeName();
    }

    boolean isBpmn() {
        return namespace().equals(BPMN);
    }

    boolean isDmn() {
        return DMN.matcher(namespace()).matches();
    }

    boolean is(String kind) {
        return isBpmn() && kind().equals(kind);
    }

    /** What flows lead to and from; whether it is allowed is judged elsewhere. */
    boolean isFlowNode() {
        return isBpmn() && (kind().endsWith("Event") || kind().endsWith("Gateway") || isActivity());
    }

    boolean isActivity() {
        return switch (kind()) {
            case "subProcess", "callActivity", "transaction", "adHocSubProcess" -> true;
            default -> kind().equals("task") || kind().endsWith("Task");
        };
    }

    boolean isEventDefinition() {
        return kind().endsWith("EventDefinition");
    }

    boolean isDrawing() {
        return namespace().equals(BPMN_DRAWING)
                || namespace().startsWith("http://www.omg.org/spec/DD/")
                || namespace().startsWith("http://bpmn.io/schema/");
    }

    String id() {
        return xml.getAttribute("id");
    }

    String name() {
        return xml.getAttribute("name");
    }

    String text() {
        return xml.getTextContent().trim();
    }

    /** The value, empty when absent. */
    String attribute(String name) {
        return xml.getAttribute(name);
    }

    /** The value of the engine's own attribute, empty when absent. */
    String camunda(String name) {
        return xml.getAttributeNS(CAMUNDA, name);
    }

    boolean hasCamunda(String name) {
        return xml.hasAttributeNS(CAMUNDA, name);
    }

    /** All attributes but declarations of namespaces. */
    Stream<Attribute> attributes() {
        NamedNodeMap all = xml.getAttributes();
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Attr) all.item(i))
                .filter(each -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(each.getNamespaceURI()))
                .map(ModelElement::attribute);
    }

    private static Attribute attribute(Attr each) {
        String namespace = each.getNamespaceURI() == null ? "" : each.getNamespaceURI();
        String prefix = switch (namespace) {
            case CAMUNDA -> "camunda:";
            case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> "xsi:";
            default -> "";
        };
        return new Attribute(
                namespace, prefix.isEmpty() ? each.getName() : prefix + each.getLocalName(), each.getValue());
    }

    List<ModelElement> children() {
        Stream.Builder<ModelElement> children = Stream.builder();
        for (Node each = xml.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child) {
                children.add(new ModelElement(child));
            }
        }
        return children.build().toList();
    }

    List<ModelElement> children(String kind) {
        return children().stream().filter(child -> child.kind().equals(kind)).toList();
    }

    /** This element and everything in it. */
    Stream<ModelElement> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(ModelElement::all));
    }

    Optional<ModelElement> parent() {
        return xml.getParentNode() instanceof Element parent ? Optional.of(new ModelElement(parent)) : Optional.empty();
    }

    /** The node that a person would click on: this one, or the nearest around it that has an id of its own. */
    ModelElement owner() {
        if (!id().isEmpty() && !isEventDefinition() && !kind().endsWith("Expression")) {
            return this;
        }
        return parent().map(ModelElement::owner).orElse(this);
    }

    /** The value of an extension property. */
    Optional<String> property(String name) {
        return properties()
                .filter(each -> each.name().equals(name))
                .map(each -> each.attribute("value"))
                .findFirst();
    }

    /** The extension properties. */
    Stream<ModelElement> properties() {
        return children("extensionElements").stream()
                .flatMap(ModelElement::all)
                .filter(each -> each.kind().equals("property"));
    }
}
