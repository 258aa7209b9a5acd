package io.assent.approvals;

import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;

/** It is time to remind those who are asked; published in the timer's transaction. */
public record ApprovalReminded(TicketView ticket, UUID approval, List<UUID> persons) {}
