package io.assent.scenarios;

import io.assent.notifications.NotificationEvent;
import io.assent.tickets.Priority;
import io.assent.tickets.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One example of what a process does: given a request, when people and time act, then this is to be seen.
 *
 * @param sentence what the example shows
 */
public record Scenario(String sentence, Given given, List<Step> course) {

    /**
     * The request at the beginning.
     *
     * @param requester an e-mail address, or {@code customer}; absent for anybody who has a manager and a head of department
     * @param type key of the request type
     * @param answers of its form
     */
    public record Given(
            @Nullable String requester,
            String type,
            Instant at,
            String title,
            @Nullable Priority priority,
            Map<String, Object> answers) {}

    /**
     * @param number from 1
     * @param when absent for a look at what is
     * @param of the request type of the part that somebody acts on; absent for the request itself
     */
    public record Step(
            int number, @Nullable Act when, @Nullable String of, Expected then) {}

    /**
     * What is to be seen of the request after an act; what is absent is not looked at.
     *
     * @param parts exactly what its process started, by request type
     */
    public record Expected(
            @Nullable Status status,
            @Nullable Set<String> asked,
            @Nullable Set<String> waiting,
            @Nullable Set<String> offered,
            List<String> path,
            @Nullable Map<String, Status> parts,
            Map<String, List<NotificationEvent>> told,
            @Nullable String refused) {}
}
