package io.assent.tickets;

import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.Cursor;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a list of tickets is ordered; each order is total, with the id as the last word. */
enum TicketOrder {
    CREATED_AT("t.created_at", "timestamptz", TicketOrder::instant),
    UPDATED_AT("t.updated_at", "timestamptz", TicketOrder::instant),
    DUE_DATE("coalesce(t.due_date, 'infinity'::timestamptz)", "timestamptz", TicketOrder::instant),
    PRIORITY("array_position(array['LOW','MEDIUM','HIGH','URGENT'], t.priority)", "int", TicketOrder::place);

    /** As PostgreSQL writes an instant. */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String expression;
    private final String sqlType;
    private final Function<String, Object> reader;

    TicketOrder(String expression, String sqlType, Function<String, Object> reader) {
        this.expression = expression;
        this.sqlType = sqlType;
        this.reader = reader;
    }

    /** What a cursor holds of the last row. @throws Refusal when no row can have it */
    Object key(@Nullable String value) {
        return reader.apply(String.valueOf(value));
    }

    private static Object instant(String value) {
        try {
            return value.equals("infinity") ? OffsetDateTime.MAX : OffsetDateTime.parse(value, WRITTEN);
        } catch (DateTimeException e) {
            throw Cursor.refused();
        }
    }

    private static Object place(String value) {
        long place = Cursor.number(value);
        if (place != (int) place) {
            throw Cursor.refused();
        }
        return (int) place;
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

        /** As it is asked for. */
        String text() {
            return (descending ? "-" : "") + order.name().toLowerCase(Locale.ROOT);
        }

        String direction() {
            return descending ? "desc" : "asc";
        }

        String after() {
            return descending ? "<" : ">";
        }
    }
}
