package io.assent.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assent.audit.AuditEntry;
import io.assent.audit.AuditTrail;
import io.assent.catalog.Catalog;
import io.assent.catalog.Wording;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.ReaderLanguage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a ticket, as the trail keeps it; what it quotes of the models is told in the reader's words. */
@Component
class TicketHistory {

    private static final List<String> QUOTES = List.of("step", "reason");

    private final Tickets tickets;
    private final AuditTrail trail;
    private final Catalog catalog;

    TicketHistory(Tickets tickets, AuditTrail trail, Catalog catalog) {
        this.tickets = tickets;
        this.trail = trail;
        this.catalog = catalog;
    }

    Page<AuditEntry> of(Caller caller, UUID id, @Nullable String cursor, int limit) {
        TicketView ticket = tickets.read(caller, id);
        Wording wording = catalog.release(ticket.tenant(), ticket.release()).wording();
        Locale language = ReaderLanguage.current();
        return trail.of(caller.tenant(), id, cursor, limit)
                .map(entry -> entry.after() == null ? entry : entry.withAfter(told(entry.after(), wording, language)));
    }

    private static JsonNode told(JsonNode after, Wording wording, Locale language) {
        JsonNode told = after.deepCopy();
        QUOTES.stream()
                .filter(quote -> after.path(quote).isTextual())
                .forEach(quote -> ((ObjectNode) told)
                        .put(quote, wording.in(language, after.path(quote).asText())));
        return told;
    }
}
