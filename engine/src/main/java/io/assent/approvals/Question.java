package io.assent.approvals;

import java.time.Instant;
import java.util.UUID;

/** What an approver wants to know before deciding; the plan's clocks stand still until it is answered. */
record Question(UUID id, UUID approval, UUID askedBy, String text, Instant askedAt) {}
