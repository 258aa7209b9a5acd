package io.assent.conversations;

import io.assent.shared.Caller;
import java.util.UUID;

/** An author changed a comment; published in the same transaction. */
public record CommentEdited(Caller by, UUID ticket, UUID comment) {}
