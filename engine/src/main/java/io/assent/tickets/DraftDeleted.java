package io.assent.tickets;

import java.util.UUID;

/** A draft was thrown away; published in the same transaction. */
public record DraftDeleted(UUID tenant, UUID ticket) {}
