package io.assent.design;

import io.assent.scenarios.Coverage;
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
     * @param path the elements that it went through, in this order
     */
    public record Played(String name, String sentence, List<String> problems, List<String> path) {

        public boolean isGood() {
            return problems.isEmpty();
        }
    }
}
