package io.assent.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A timer of a shipped model.
 *
 * @param id of its event
 * @param when what it is told, ISO 8601 or an expression
 * @param armedAt id of the node at which a token makes it run
 * @param next ids of the nodes to which it leads
 */
record ModelTimer(Path pack, String process, String id, Kind kind, String when, String armedAt, List<String> next) {

    enum Kind {
        DATE,
        DURATION,
        CYCLE
    }

    @Override
    public String toString() {
        return pack.getFileName() + "/" + id;
    }

    static List<ModelTimer> of(Path model) {
        Document document = read(model);
        String process = all(document, "process").findFirst().orElseThrow().getAttribute("id");
        return all(document, "timerEventDefinition")
                .map(timer -> of(model, process, (Element) timer.getParentNode(), timer, document))
                .toList();
    }

    private static ModelTimer of(Path model, String process, Element event, Element timer, Document document) {
        String id = event.getAttribute("id");
        Element when = Stream.of("timeDate", "timeDuration", "timeCycle")
                .flatMap(name -> elements(timer.getElementsByTagNameNS("*", name)))
                .findFirst()
                .orElseThrow();
        return new ModelTimer(
                model.getParent(),
                process,
                id,
                switch (when.getLocalName()) {
                    case "timeDate" -> Kind.DATE;
                    case "timeDuration" -> Kind.DURATION;
                    default -> Kind.CYCLE;
                },
                when.getTextContent().strip(),
                armedAt(event, document),
                flows(document, "sourceRef", id, "targetRef"));
    }

    /** Events behind an event-based gateway run when a token waits there. */
    private static String armedAt(Element event, Document document) {
        if (event.hasAttribute("attachedToRef")) {
            return event.getAttribute("attachedToRef");
        }
        List<String> gateways = all(document, "eventBasedGateway")
                .map(gateway -> gateway.getAttribute("id"))
                .toList();
        return flows(document, "targetRef", event.getAttribute("id"), "sourceRef").stream()
                .filter(gateways::contains)
                .findFirst()
                .orElse(event.getAttribute("id"));
    }

    private static List<String> flows(Document document, String end, String id, String otherEnd) {
        return all(document, "sequenceFlow")
                .filter(flow -> flow.getAttribute(end).equals(id))
                .map(flow -> flow.getAttribute(otherEnd))
                .toList();
    }

    static Document read(Path model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(model.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(model + " is no XML", e);
        }
    }

    static Stream<Element> all(Document document, String name) {
        return elements(document.getElementsByTagNameNS("*", name));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
    }
}
