package io.assent.approvals;

import java.util.List;
import java.util.UUID;

/**
 * Whom a step leads to.
 *
 * @param edge the sentence that says why them
 */
record Asked(List<UUID> persons, String edge) {}
