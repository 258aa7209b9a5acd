package io.assent.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A model as it is drawn: its shapes, the labels beside them, and the lines between them. */
record Drawing(List<Box> shapes, List<Box> labels, List<Line> lines) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI";

    record Point(double x, double y) {}

    /**
     * A shape, or the label of one.
     *
     * @param of id of the element
     * @param hosts what it sits on, and the sub-processes that it is drawn inside of; none for most
     */
    record Box(String of, Set<String> hosts, double x, double y, double width, double height) {

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean isPassedBy(Segment segment) {
            double left = Math.min(segment.from.x, segment.to.x);
            double right = Math.max(segment.from.x, segment.to.x);
            double top = Math.min(segment.from.y, segment.to.y);
            double bottom = Math.max(segment.from.y, segment.to.y);
            return left < x + width && right > x && top < y + height && bottom > y;
        }
    }

    record Segment(Point from, Point to) {

        boolean isStraight() {
            return from.x == to.x || from.y == to.y;
        }

        boolean crosses(Segment other) {
            return separates(other.from, other.to) && other.separates(from, to);
        }

        private boolean separates(Point a, Point b) {
            return side(a) * side(b) < 0;
        }

        private double side(Point point) {
            return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
        }
    }

    record Line(String of, String source, String target, List<Segment> segments) {

        boolean crosses(Line other) {
            return segments.stream().anyMatch(mine -> other.segments.stream().anyMatch(mine::crosses));
        }

        boolean passes(Box box) {
            return segments.stream().anyMatch(box::isPassedBy);
        }
    }

    static Drawing of(Path model) throws IOException {
        try (InputStream file = Files.newInputStream(model)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return of(factory.newDocumentBuilder().parse(file).getDocumentElement());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(model + " is no XML", e);
        }
    }

    double width() {
        return extent(Stream.concat(shapes.stream(), labels.stream())
                .flatMapToDouble(box -> DoubleStream.of(box.x, box.x + box.width))
                .toArray());
    }

    double height() {
        return extent(Stream.concat(shapes.stream(), labels.stream())
                .flatMapToDouble(box -> DoubleStream.of(box.y, box.y + box.height))
                .toArray());
    }

    private static double extent(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static Drawing of(Element root) {
        Map<String, Element> elements = new LinkedHashMap<>();
        all(root, BPMN, "*")
                .filter(each -> each.hasAttribute("id"))
                .forEach(each -> elements.put(each.getAttribute("id"), each));
        List<Box> shapes = new ArrayList<>();
        List<Box> labels = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        all(root, DI, "BPMNShape").forEach(shape -> shapes.add(box(shape, elements)));
        all(root, DI, "BPMNLabel").forEach(label -> labels.add(label(label, elements)));
        all(root, DI, "BPMNEdge").forEach(edge -> lines.add(line(edge, elements)));
        return new Drawing(shapes, labels, lines);
    }

    private static Box box(Element shape, Map<String, Element> elements) {
        String id = shape.getAttribute("bpmnElement");
        Element element = elements.get(id);
        Set<String> hosts = around(element);
        if (element.hasAttribute("attachedToRef")) {
            hosts.add(element.getAttribute("attachedToRef"));
        }
        return bounds(shape, id, hosts);
    }

    private static Box label(Element label, Map<String, Element> elements) {
        String id = ((Element) label.getParentNode()).getAttribute("bpmnElement");
        return bounds(label, id, around(elements.get(id)));
    }

    private static Set<String> around(Element element) {
        Set<String> around = new HashSet<>();
        Node parent = element.getParentNode();
        while (parent instanceof Element each && "subProcess".equals(each.getLocalName())) {
            around.add(each.getAttribute("id"));
            parent = each.getParentNode();
        }
        return around;
    }

    private static Box bounds(Element drawn, String of, Set<String> hosts) {
        Element bounds = all(drawn, DC, "Bounds").findFirst().orElseThrow();
        return new Box(
                of, hosts, number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static Line line(Element edge, Map<String, Element> elements) {
        List<Point> points = all(edge, WAYPOINTS, "waypoint")
                .map(each -> new Point(number(each, "x"), number(each, "y")))
                .toList();
        List<Segment> segments = IntStream.range(1, points.size())
                .mapToObj(i -> new Segment(points.get(i - 1), points.get(i)))
                .toList();
        Element flow = elements.get(edge.getAttribute("bpmnElement"));
        return new Line(
                flow.getAttribute("id"), flow.getAttribute("sourceRef"), flow.getAttribute("targetRef"), segments);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Stream<Element> all(Element root, String namespace, String name) {
        NodeList found = root.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
