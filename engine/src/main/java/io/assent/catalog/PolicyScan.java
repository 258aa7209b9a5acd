package io.assent.catalog;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads from a decision table whom its rows name to decide. */
final class PolicyScan {

    private static final Pattern WORDS = Pattern.compile("^\"(.*)\"$");

    private final List<String> columns = new ArrayList<>();
    private final List<PolicyRow> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();

    private PolicyScan() {}

    /** @param table a decision table that was checked before */
    static List<PolicyRow> rows(byte[] table) {
        var scan = new PolicyScan();
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(table));
            boolean isOutput = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    isOutput = xml.getLocalName().equals("outputEntry")
                            || isOutput && xml.getLocalName().equals("text");
                    scan.begin(xml, isOutput);
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("rule")) {
                    scan.end();
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException("a release holds a table that was never checked", unreadable);
        }
        return List.copyOf(scan.rows);
    }

    private void begin(XMLStreamReader xml, boolean isOutput) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "output" -> columns.add(String.valueOf(xml.getAttributeValue(null, "name")));
            case "rule" -> cells = new ArrayList<>();
            case "text" -> {
                if (isOutput) {
                    cells.add(xml.getElementText().strip());
                }
            }
            default -> {
                // nothing else says whom a row names
            }
        }
    }

    private void end() {
        String approver = words("approver");
        if (!approver.isEmpty()) {
            rows.add(new PolicyRow(approver, words("rule"), words("fallback"), words("reason")));
        }
    }

    private String words(String column) {
        int at = columns.indexOf(column);
        Matcher said = WORDS.matcher(at < 0 || at >= cells.size() ? "" : cells.get(at));
        return said.matches() ? said.group(1) : "";
    }
}
