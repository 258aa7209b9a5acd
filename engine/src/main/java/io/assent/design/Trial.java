package io.assent.design;

import io.assent.scenarios.Coverage;
import io.assent.scenarios.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of the scenarios of a draft.
 *
 * @param draftVersion the draft's version that they were played on
 * @param coverage of each process of the draft, by all of them together
 */
public record Trial(long draftVersion, boolean green, List<Played> scenarios, List<Coverage> coverage) {

    /**
     * One scenario.
     *
     * @param name of its file
     * @param sentence what it shows
     * @param problems where what happened is not what it tells; empty when all is well
     * @param path of its tokens, in this order
     */
    public record Played(String name, String sentence, List<String> problems, List<Move> path) {

        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    /**
     * A token comes to an element, or leaves it.
     *
     * @param process whose element it is; a called one has its own
     * @param minute of simulated time since the scenario began
     */
    public record Move(String process, String node, String name, boolean arrives, long minute) {

        static Move of(Track.Move move, Instant begin) {
            Track.Place place = move.node();
            return new Move(
                    place.process(),
                    place.id(),
                    place.name(),
                    move.arrives(),
                    Duration.between(begin, move.at()).toMinutes());
        }
    }
}
