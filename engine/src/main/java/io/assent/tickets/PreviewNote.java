package io.assent.tickets;

import java.util.List;
import java.util.Locale;

/** What another module says of a request that is being written, in the reader's language; implemented there. */
public interface PreviewNote {

    List<String> of(TicketView ticket, Locale language);
}
