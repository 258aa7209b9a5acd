package io.assent.tickets;

/** What another ticket is to this one. */
public enum LinkKind {
    /** The other one cannot be completed before this one is done. */
    BLOCKS,
    /** This one cannot be completed before the other one is done. */
    BLOCKED_BY,
    /** The other one asks for the same and is the one that goes on. */
    DUPLICATES,
    DUPLICATED_BY,
    RELATES,
    /** The other one is the whole that this one is a part of. */
    PARENT,
    /** The other one is a part of this one. */
    CHILD;

    /** What this one is to the other. */
    public LinkKind reversed() {
        return switch (this) {
            case BLOCKS -> BLOCKED_BY;
            case BLOCKED_BY -> BLOCKS;
            case DUPLICATES -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATES;
            case RELATES -> RELATES;
            case PARENT -> CHILD;
            case CHILD -> PARENT;
        };
    }

    /** Whether it changes what is told of the other ticket, so that it takes authority over that one too. */
    public boolean bindsTheOther() {
        return switch (this) {
            case BLOCKS, DUPLICATED_BY, PARENT, CHILD -> true;
            case BLOCKED_BY, DUPLICATES, RELATES -> false;
        };
    }
}
