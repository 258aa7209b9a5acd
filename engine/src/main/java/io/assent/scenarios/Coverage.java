package io.assent.scenarios;

import io.assent.scenarios.Track.Place;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How much of a process some scenarios went through.
 *
 * @param nodes how many flow nodes it has
 * @param flows how many sequence flows
 * @param missedNodes ids of the nodes where none has been
 * @param missedFlows ids of the flows that none went along
 */
public record Coverage(String process, int nodes, int flows, Set<String> missedNodes, Set<String> missedFlows) {

    private static final String EVENT_GATEWAY = "eventBasedGateway";

    private record Flow(String source, String target) {}

    /** @param model a BPMN document with one process */
    public static Coverage of(byte[] model, Collection<Track> tracks) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, Flow> flows = new LinkedHashMap<>();
        String process = read(model, kinds, flows);
        Set<String> nodes = new LinkedHashSet<>(kinds.keySet());
        nodes.removeAll(ids(process, tracks.stream().map(Track::nodes).toList()));
        Set<String> taken = ids(process, tracks.stream().map(Track::flows).toList());
        Set<String> missed = new LinkedHashSet<>();
        flows.forEach((id, flow) -> {
            boolean chosen = EVENT_GATEWAY.equals(kinds.get(flow.source())) && !nodes.contains(flow.target());
            if (!taken.contains(id) && !chosen) {
                missed.add(id);
            }
        });
        return new Coverage(process, kinds.size(), flows.size(), nodes, missed);
    }

    public boolean isFull() {
        return missedNodes.isEmpty() && missedFlows.isEmpty();
    }

    @Override
    public String toString() {
        List<String> missed = new ArrayList<>(missedNodes);
        missed.addAll(missedFlows);
        return "%s: %d of %d flow nodes, %d of %d sequence flows%s"
                .formatted(
                        process,
                        nodes - missedNodes.size(),
                        nodes,
                        flows - missedFlows.size(),
                        flows,
                        missed.isEmpty() ? "" : "; nobody went through " + String.join(", ", missed));
    }

    private static Set<String> ids(String process, List<? extends Collection<Place>> places) {
        Set<String> ids = new LinkedHashSet<>();
        places.forEach(all ->
                all.stream().filter(place -> place.process().equals(process)).forEach(place -> ids.add(place.id())));
        return ids;
    }

    private static String read(byte[] model, Map<String, String> nodes, Map<String, Flow> flows) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String process = "";
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(model));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String kind = xml.getLocalName();
                    String id = xml.getAttributeValue(null, "id");
                    if (kind.equals("process")) {
                        process = id;
                    } else if (kind.equals("sequenceFlow")) {
                        flows.put(
                                id,
                                new Flow(
                                        xml.getAttributeValue(null, "sourceRef"),
                                        xml.getAttributeValue(null, "targetRef")));
                    } else if (isNode(kind)) {
                        nodes.put(id, kind);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not a BPMN document", e);
        }
        return process;
    }

    private static boolean isNode(String kind) {
        return kind.endsWith("Event")
                || kind.endsWith("Task")
                || kind.equals("task")
                || kind.endsWith("Gateway")
                || kind.equals("callActivity")
                || kind.equals("subProcess");
    }
}
