package io.assent.workflow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The way a process goes when all is well: the shortest from its start to where the status becomes {@code COMPLETED}, reduced to the
 * stops that take time. A sub-process is one stop.
 *
 * @param stops in the order of the way
 */
public record ProcessOutline(List<Stop> stops) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> TAKE_TIME =
            Set.of("userTask", "callActivity", "serviceTask", "receiveTask", "subProcess");

    /**
     * A node where a ticket stays for a while.
     *
     * @param calls key of the called process, empty for any other node
     * @param groups keys of the groups who work on it
     * @param inside the nodes inside of it, when it is a sub-process
     */
    public record Stop(String node, String name, String type, String calls, List<String> groups, Set<String> inside) {}

    /** @param model a BPMN document that the model policy let pass */
    public static ProcessOutline of(String model) {
        Map<String, Element> nodes = new LinkedHashMap<>();
        Map<String, List<String>> next = new HashMap<>();
        Element process =
                (Element) root(model).getElementsByTagNameNS(BPMN, "process").item(0);
        for (Element child : children(process)) {
            if (child.getLocalName().equals("sequenceFlow")) {
                next.computeIfAbsent(child.getAttribute("sourceRef"), source -> new ArrayList<>())
                        .add(child.getAttribute("targetRef"));
            } else if (child.hasAttribute("id")) {
                nodes.put(child.getAttribute("id"), child);
            }
        }
        return new ProcessOutline(shortest(nodes, next).stream()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .filter(node -> TAKE_TIME.contains(node.getLocalName()))
                .map(ProcessOutline::stop)
                .toList());
    }

    private static List<String> shortest(Map<String, Element> nodes, Map<String, List<String>> next) {
        Map<String, String> before = new HashMap<>();
        Deque<String> todo = new ArrayDeque<>();
        nodes.values().stream()
                .filter(node -> node.getLocalName().equals("startEvent"))
                .map(node -> node.getAttribute("id"))
                .forEach(start -> {
                    before.put(start, "");
                    todo.add(start);
                });
        while (!todo.isEmpty()) {
            String node = todo.poll();
            if ("COMPLETED".equals(status(Objects.requireNonNull(nodes.get(node))))) {
                return wayBefore(node, before);
            }
            for (String after : next.getOrDefault(node, List.of())) {
                if (before.putIfAbsent(after, node) == null) {
                    todo.add(after);
                }
            }
        }
        return List.of();
    }

    private static List<String> wayBefore(String end, Map<String, String> before) {
        List<String> way = new ArrayList<>();
        for (String node = before.getOrDefault(end, ""); !node.isEmpty(); node = before.getOrDefault(node, "")) {
            way.addFirst(node);
        }
        return way;
    }

    private static Stop stop(Element node) {
        String groups = node.getAttributeNS(CAMUNDA, "candidateGroups");
        return new Stop(
                node.getAttribute("id"),
                node.getAttribute("name"),
                node.getLocalName(),
                node.getAttribute("calledElement"),
                groups.isBlank() ? List.of() : List.of(groups.split("\\s*,\\s*")),
                inside(node));
    }

    private static Set<String> inside(Element node) {
        Set<String> inside = new HashSet<>();
        for (Element child : children(node)) {
            if (child.hasAttribute("id")) {
                inside.add(child.getAttribute("id"));
                inside.addAll(inside(child));
            }
        }
        return inside;
    }

    private static String status(Element node) {
        NodeList properties = node.getElementsByTagNameNS(CAMUNDA, "property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").equals("status")) {
                return property.getAttribute("value");
            }
        }
        return "";
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Element root(String model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalArgumentException("not a BPMN document", e);
        }
    }
}
