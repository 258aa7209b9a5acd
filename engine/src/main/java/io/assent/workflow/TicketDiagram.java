package io.assent.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's process as drawn, with where it is and where it has been since it was last submitted.
 *
 * @param called the called processes that the ticket has come to
 */
public record TicketDiagram(String bpmnXml, List<Node> nodes, List<Called> called) {

    /**
     * The last visit to a node.
     *
     * @param visits how often it was entered
     */
    public record Node(
            String id,
            String name,
            State state,
            Instant enteredAt,
            @Nullable Instant leftAt,
            int visits) {}

    /**
     * A called process.
     *
     * @param nodeId the node that calls it
     */
    public record Called(String nodeId, String bpmnXml, List<Node> nodes) {}

    /** How it stands with a node. */
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("active")
        ACTIVE,
        /** Stuck until an administrator helps. */
        @JsonProperty("failed")
        FAILED
    }
}
