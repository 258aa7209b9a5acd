package io.assent.tickets;

import io.assent.workflow.ProcessView;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets models read the ticket and its requester. */
@Configuration(proxyBeanMethods = false)
class ProcessViews {

    @Bean
    ProcessView ticketProcessView(Tickets tickets, TicketViews views) {
        return new TicketProcessView("ticket", TicketFields.class, id -> views.fields(tickets.get(id)));
    }

    @Bean
    ProcessView requesterProcessView(Tickets tickets, TicketViews views) {
        return new TicketProcessView("requester", RequesterFields.class, id -> views.requester(tickets.get(id)));
    }

    private record TicketProcessView(String name, Class<? extends Record> shape, Function<UUID, Record> reader)
            implements ProcessView {

        @Override
        public Record of(UUID ticket) {
            return reader.apply(ticket);
        }
    }
}
