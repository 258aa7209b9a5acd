package io.assent.tickets;

import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket where something else is told of, for example in an approval. */
public record TicketRef(
        UUID id,
        @Nullable String ticketNumber,
        String title,
        String ticketType,
        Status status,
        Priority priority,
        @Nullable PersonRef requester,
        TicketResponse.@Nullable Money amount) {

    public static TicketRef of(TicketView ticket, Map<UUID, PersonView> persons) {
        PersonView requester = persons.get(ticket.requester());
        return new TicketRef(
                ticket.id(),
                ticket.number(),
                ticket.title(),
                ticket.type(),
                ticket.status(),
                ticket.priority(),
                requester == null ? null : PersonRef.of(requester),
                ticket.amount() == null
                        ? null
                        : new TicketResponse.Money(ticket.amount().toPlainString(), ticket.currency()));
    }
}
