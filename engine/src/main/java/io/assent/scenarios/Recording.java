package io.assent.scenarios;

import io.assent.tickets.TicketDraft;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a real request, to be done again.
 *
 * @param deeds the earliest first
 * @param nodes ids of the nodes where it was
 * @param asked everybody who was asked to decide
 * @param until when it was over; until then whoever did nothing is known to have done nothing
 */
public record Recording(
        UUID requester,
        TicketDraft request,
        Instant at,
        List<Deed> deeds,
        Set<String> nodes,
        Set<UUID> asked,
        Instant until) {

    /** What a form does not ask for is left out. */
    Recording asking(Set<String> fields) {
        Map<String, Object> answers = new LinkedHashMap<>(request.customFields());
        answers.keySet().retainAll(fields);
        TicketDraft fitting = new TicketDraft(
                request.title(),
                request.description(),
                request.type(),
                request.priority(),
                request.dueDate(),
                request.category(),
                request.tags(),
                List.of(),
                answers);
        return new Recording(requester, fitting, at, deeds, nodes, asked, until);
    }

    /**
     * What somebody did.
     *
     * @param by a person, or {@link io.assent.shared.Caller#SYSTEM} for a program
     * @param inNameOf in whose place
     * @param node of the task that was done; absent where it is none
     * @param object what was chosen, or to whom it was handed on
     */
    public record Deed(
            Instant at,
            UUID by,
            @Nullable UUID inNameOf,
            Act.Verb verb,
            @Nullable String node,
            @Nullable String object,
            @Nullable String saying) {}
}
