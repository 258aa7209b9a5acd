package io.assent.operations.web;

import io.assent.catalog.Catalog;
import io.assent.catalog.Wording;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.RunningProcesses.Step;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What processes say, in the reader's language: each ticket runs on a release, which has the words. */
@Component
class Worded {

    private static final Wording NONE = new Wording(Map.of());

    private final Tickets tickets;
    private final Catalog catalog;

    Worded(Tickets tickets, Catalog catalog) {
        this.tickets = tickets;
        this.catalog = catalog;
    }

    /** The tickets that processes carry, read together. */
    Carrying carrying(UUID tenant, Collection<UUID> ids) {
        return new Carrying(tickets.get(tenant, ids.stream().distinct().toList()), ReaderLanguage.current());
    }

    /** Some tickets and their words. */
    final class Carrying {

        private final Map<UUID, TicketView> known;
        private final Locale language;

        private Carrying(Map<UUID, TicketView> known, Locale language) {
            this.known = known;
            this.language = language;
        }

        @Nullable
        TicketView ticket(UUID id) {
            return known.get(id);
        }

        String in(UUID ticket, String english) {
            return wording(ticket).in(language, english);
        }

        List<Step> in(UUID ticket, List<Step> steps) {
            return steps.stream().map(step -> in(ticket, step)).toList();
        }

        Step in(UUID ticket, Step step) {
            return new Step(step.id(), in(ticket, step.name()));
        }

        String drawn(UUID ticket, String bpmn) {
            return wording(ticket).drawnIn(language, bpmn);
        }

        private Wording wording(UUID id) {
            TicketView ticket = known.get(id);
            return ticket == null
                    ? NONE
                    : catalog.release(ticket.tenant(), ticket.release()).wording();
        }
    }
}
