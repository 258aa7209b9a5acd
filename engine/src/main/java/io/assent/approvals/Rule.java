package io.assent.approvals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How many of the asked must approve, as decision tables write it: {@code any}, {@code all} or {@code quorum:2}. */
record Rule(Kind kind, int quorum) {

    enum Kind {
        ANY,
        ALL,
        QUORUM
    }

    @JsonCreator
    static Rule parse(String text) {
        if (text.equals("any")) {
            return new Rule(Kind.ANY, 1);
        }
        if (text.equals("all")) {
            return new Rule(Kind.ALL, 0);
        }
        if (text.matches("quorum:[1-9]\\d?")) {
            return new Rule(Kind.QUORUM, Integer.parseInt(text.substring("quorum:".length())));
        }
        throw new IllegalArgumentException("A rule is any, all or quorum:n, not " + text);
    }

    /** Approvals wanted among so many asked; a quorum never asks for more than there are. */
    int needed(int asked) {
        return switch (kind) {
            case ANY -> 1;
            case ALL -> asked;
            case QUORUM -> Math.min(quorum, asked);
        };
    }

    /** Where anyone may decide, the asked share one approval. */
    boolean isShared() {
        return kind == Kind.ANY;
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (kind) {
            case ANY -> "any";
            case ALL -> "all";
            case QUORUM -> "quorum:" + quorum;
        };
    }
}
