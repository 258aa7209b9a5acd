package io.assent.inbox;

import io.assent.shared.Caller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task is being completed by a person; published before the process goes on, so that listeners can store what was said. */
public record TaskAnswered(
        Caller by,
        InboxItem item,
        UUID ticket,
        @Nullable String outcome,
        Map<String, Object> customFields,
        @Nullable String comments) {}
