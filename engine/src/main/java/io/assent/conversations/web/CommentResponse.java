package io.assent.conversations.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assent.conversations.Visibility;
import io.assent.people.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment with its text as it was written and as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommentResponse(
        UUID id,
        UUID ticketId,
        @Nullable UUID parentId,
        PersonRef author,
        Visibility visibility,
        List<PersonRef> to,
        List<PersonRef> mentions,
        String text,
        String html,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant removedAt,
        long version) {}
