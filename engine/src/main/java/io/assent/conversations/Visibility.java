package io.assent.conversations;

/** Who reads a comment, the widest circle first. */
public enum Visibility {
    /** Everybody who may read the ticket. */
    PUBLIC,
    /** Who works on the ticket; never its requester and never a customer. */
    INTERNAL,
    /** The author and the persons named. */
    PRIVATE
}
