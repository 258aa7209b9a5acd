package io.assent.leave;

import io.assent.tickets.TicketView;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a request asks of the balance, by its fields {@code kind}, {@code days} and {@code first_day}: only annual leave counts, and
 * all of it in the year in which it begins.
 */
record Wish(int year, BigDecimal days) {

    static Optional<Wish> of(TicketView ticket) {
        Map<String, Object> fields = ticket.customFields();
        if ("annual".equals(fields.get("kind"))
                && fields.get("days") instanceof Number days
                && fields.get("first_day") instanceof String firstDay) {
            try {
                return Optional.of(new Wish(LocalDate.parse(firstDay).getYear(), new BigDecimal(days.toString())));
            } catch (DateTimeException notFinished) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
