package io.assent.approvals;

import java.time.Instant;
import java.util.UUID;

/** What the requester is to change before the request is decided; until it is sent again nobody is asked. */
record SentBack(UUID id, UUID approval, UUID by, String reason, Instant at) {}
