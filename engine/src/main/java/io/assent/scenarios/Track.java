package io.assent.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the processes of a scenario went. */
public record Track(List<Move> moves, Set<Place> flows) {

    static final ScopedValue<Track> RUNNING = ScopedValue.newInstance();

    Track() {
        this(new ArrayList<>(), new LinkedHashSet<>());
    }

    /** The nodes that were entered, in this order. */
    List<Place> nodes() {
        return moves.stream().filter(Move::arrives).map(Move::node).toList();
    }

    /**
     * A token comes to a node, or leaves it.
     *
     * @param at in simulated time
     */
    public record Move(Place node, boolean arrives, Instant at) {}

    /**
     * A node or a flow of a process.
     *
     * @param id of the element
     * @param name of a node; empty for a flow
     */
    public record Place(String process, String id, String name) {

        boolean isCalled(String words) {
            return id.equals(words) || name.equals(words);
        }
    }
}
