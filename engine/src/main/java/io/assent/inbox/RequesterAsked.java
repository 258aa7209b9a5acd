package io.assent.inbox;

import io.assent.tickets.TicketView;
import java.util.Set;
import java.util.UUID;

/**
 * Whoever works on a ticket asked its requester something; published in the same transaction.
 *
 * @param asked the requester, or the persons and groups any of whom answers for one who has left
 */
public record RequesterAsked(TicketView ticket, Set<UUID> asked, String question) {}
