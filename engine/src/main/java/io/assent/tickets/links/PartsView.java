package io.assent.tickets.links;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.assent.shared.Acting;
import io.assent.shared.PerTransaction;
import io.assent.tickets.Tickets;
import io.assent.tickets.links.Part.Standing;
import io.assent.workflow.ProcessView;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets models read, as {@code parts.…}, how it stands with the requests that they started. */
@Component
class PartsView implements ProcessView {

    private final LinkRows rows;
    private final Tickets tickets;

    PartsView(LinkRows rows, Tickets tickets) {
        this.rows = rows;
        this.tickets = tickets;
    }

    /**
     * How many there are of each kind.
     *
     * @param unmet rejected, cancelled or taken back
     */
    record PartsFields(long open, long done, long unmet) {}

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public Class<? extends Record> shape() {
        return PartsFields.class;
    }

    /** A part that ends meanwhile waits for the lock, and so finds the process waiting. */
    @Override
    public Record of(UUID ticket) {
        UUID tenant = Acting.current().tenant();
        tickets.lock(tenant, ticket);
        PerTransaction.flush();
        Map<Standing, Long> count = rows.parts(tenant, ticket).stream().collect(groupingBy(Part::standing, counting()));
        return new PartsFields(
                count.getOrDefault(Standing.OPEN, 0L),
                count.getOrDefault(Standing.DONE, 0L),
                count.getOrDefault(Standing.UNMET, 0L));
    }
}
