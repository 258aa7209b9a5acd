package io.assent.tickets;

import java.util.List;

/** Another module's stops in place of a called process, for example the steps of an approval. */
public interface PathStops {

    /** Key of the called process. */
    String process();

    List<PathStop> of(TicketView ticket);
}
