package io.assent.design;

import io.assent.audit.AuditEntry;
import io.assent.people.PersonRef;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.workflow.Journal.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param steps in the order in which they began
 * @param minutes from the first step to the last, when it is over
 * @param breached whether the time promised for its resolution passed before it was over
 */
public record Course(
        Status status, List<Step> steps, @Nullable Long minutes, boolean breached) {

    /** What runs beside or below the pack's own process: who was asked tells more of an approval than the nodes it went through. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("approval", "sla-clock");

    /**
     * One step of it.
     *
     * @param node of the model; empty for a step of an approval
     * @param name as people see it, of an approval the reason of its rule
     * @param persons who was asked to decide
     * @param minute since it began
     */
    public record Step(Kind kind, String node, String name, Set<UUID> persons, long minute) {}

    public enum Kind {
        TASK,
        APPROVAL,
        EVENT,
        GATEWAY
    }

    /** @param trail the oldest first */
    static Course of(TicketView ticket, List<Visit> visits, List<AuditEntry> trail) {
        Instant began =
                visits.isEmpty() ? ticket.createdAt() : visits.getFirst().enteredAt();
        List<Step> steps = new ArrayList<>();
        visits.stream()
                .filter(visit -> !OF_THE_PLATFORM.contains(visit.process()))
                .map(visit -> new Step(
                        kind(visit.type()), visit.node(), visit.name(), Set.of(), minutes(began, visit.enteredAt())))
                .forEach(steps::add);
        steps.addAll(approvals(trail, began));
        steps.sort(Comparator.comparing(Step::minute));
        Instant end = visits.stream()
                .map(Visit::leftAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(began);
        return new Course(
                ticket.status(),
                steps,
                ticket.status().isFinal() ? minutes(began, end) : null,
                trail.stream().anyMatch(Course::isBreach));
    }

    private static Kind kind(String type) {
        return type.endsWith("Event") ? Kind.EVENT : type.endsWith("Gateway") ? Kind.GATEWAY : Kind.TASK;
    }

    /** What people write keeps the promise to respond, and is not done again; so only the other one is compared. */
    private static boolean isBreach(AuditEntry entry) {
        return entry.action().equals("SLA_BREACHED")
                && entry.after() != null
                && entry.after().path("promise").asText().equals("RESOLUTION");
    }

    /** Those of one step are asked in the same minute for the same reason. */
    private static List<Step> approvals(List<AuditEntry> trail, Instant began) {
        Map<String, Step> asked = new LinkedHashMap<>();
        for (AuditEntry entry : trail) {
            if (entry.action().equals("APPROVAL_ASKED") && entry.after() != null) {
                String reason = entry.after().path("reason").asText();
                long minute = minutes(began, entry.at());
                asked.computeIfAbsent(
                                minute + reason,
                                _ -> new Step(Kind.APPROVAL, "", reason, new LinkedHashSet<>(), minute))
                        .persons()
                        .addAll(entry.whom().stream().map(PersonRef::id).toList());
            }
        }
        return List.copyOf(asked.values());
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }

    Course keeping(boolean breach) {
        return new Course(status, steps, minutes, breach);
    }

    List<Step> approvals() {
        return steps.stream().filter(step -> step.kind() == Kind.APPROVAL).toList();
    }

    Stream<Step> tasks() {
        return steps.stream().filter(step -> step.kind() == Kind.TASK);
    }
}
