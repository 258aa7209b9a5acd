package io.assent.workflow;

import io.assent.workflow.Journal.Visit;
import io.assent.workflow.Processes.Failure;
import io.assent.workflow.TicketDiagram.Called;
import io.assent.workflow.TicketDiagram.Node;
import io.assent.workflow.TicketDiagram.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a ticket's journal onto the drawing of its process. */
@Component
public class TicketDiagrams {

    private final Processes processes;
    private final Journal journal;

    TicketDiagrams(Processes processes, Journal journal) {
        this.processes = processes;
        this.journal = journal;
    }

    /**
     * @param deployment of the release that the ticket runs on
     * @param process key of the ticket's own process
     */
    public TicketDiagram of(UUID tenant, UUID ticket, String deployment, String process) {
        Stays stays = new Stays(journal.sinceLastStart(tenant, ticket, process), processes.failures(ticket));
        return new TicketDiagram(
                processes.model(deployment, process), stays.in(process), called(deployment, process, stays));
    }

    private List<Called> called(String deployment, String process, Stays stays) {
        List<Called> all = new ArrayList<>();
        processes.calls(deployment, process).forEach((node, called) -> {
            List<Node> nodes = stays.in(called);
            if (!nodes.isEmpty()) {
                all.add(new Called(node, processes.model(deployment, called), nodes));
                all.addAll(called(deployment, called, stays));
            }
        });
        return all;
    }

    private record Stays(List<Visit> visits, List<Failure> failures) {

        List<Node> in(String process) {
            Map<String, Node> last = new LinkedHashMap<>();
            visits.stream()
                    .filter(visit -> visit.process().equals(process))
                    .forEach(visit -> last.put(visit.node(), node(visit, 1 + times(last.get(visit.node())))));
            failures.stream()
                    .filter(failure -> failure.process().equals(process))
                    .forEach(failure -> last.put(failure.node(), node(failure, times(last.get(failure.node())))));
            return List.copyOf(last.values());
        }

        private static int times(@Nullable Node known) {
            return known == null ? 0 : known.visits();
        }

        private static Node node(Visit visit, int visits) {
            State state = visit.leftAt() == null ? State.ACTIVE : State.DONE;
            return new Node(visit.node(), visit.name(), state, visit.enteredAt(), visit.leftAt(), visits);
        }

        /** It counts as a visit, though the step was not entered for good. */
        private static Node node(Failure failure, int visits) {
            return new Node(failure.node(), failure.name(), State.FAILED, failure.since(), null, Math.max(1, visits));
        }
    }
}
