package io.assent.tickets;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a list of tickets is ordered; each order is total, with the id as the last word. */
enum TicketOrder {
    CREATED_AT("t.created_at", "timestamptz", TicketOrder.INSTANT),
    UPDATED_AT("t.updated_at", "timestamptz", TicketOrder.INSTANT),
    DUE_DATE("coalesce(t.due_date, 'infinity'::timestamptz)", "timestamptz", TicketOrder.INSTANT),
    PRIORITY("array_position(array['LOW','MEDIUM','HIGH','URGENT'], t.priority)", "int", "\\d");

    /** As PostgreSQL writes it. */
    private static final String INSTANT =
            "infinity|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d){0,2}";

    private final String expression;
    private final String sqlType;
    private final String key;

    TicketOrder(String expression, String sqlType, String key) {
        this.expression = expression;
        this.sqlType = sqlType;
        this.key = key;
    }

    /** Whether a cursor may hold it. */
    boolean isKey(String value) {
        return value.matches(key);
    }

    String expression() {
        return expression;
    }

    String sqlType() {
        return sqlType;
    }

    /** @param text for example {@code -created_at} for the newest first */
    static Sort parse(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        TicketOrder order = Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(new Problem(
                        "/sort",
                        "NOT_ALLOWED",
                        "Sort by one of "
                                + Arrays.stream(values())
                                        .map(o -> o.name().toLowerCase())
                                        .collect(Collectors.joining(", "))
                                + "; a leading minus turns it round."))));
        return new Sort(order, descending);
    }

    record Sort(TicketOrder order, boolean descending) {

        String direction() {
            return descending ? "desc" : "asc";
        }

        String after() {
            return descending ? "<" : ">";
        }
    }
}
