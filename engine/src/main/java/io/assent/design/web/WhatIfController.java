package io.assent.design.web;

import io.assent.design.Course;
import io.assent.design.Verdict;
import io.assent.design.Verdict.Difference;
import io.assent.design.Verdict.Reason;
import io.assent.design.WhatIf;
import io.assent.design.WhatIf.Count;
import io.assent.design.WhatIf.Line;
import io.assent.design.WhatIf.Summary;
import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Limit;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Counts and paths are for every designer; which request it was and who took part only for those who may read it. */
@RestController
@RequestMapping("/api/v1/packs/{key}/draft/what-if")
@Tag(name = "Process design")
class WhatIfController {

    private final WhatIf whatIf;
    private final Tickets tickets;
    private final People people;

    WhatIfController(WhatIf whatIf, Tickets tickets, People people) {
        this.whatIf = whatIf;
        this.tickets = tickets;
        this.people = people;
    }

    /** @param requests how many of the last ones; 100 when absent, at most 500 */
    record WhatIfRequest(@Nullable Integer requests) {}

    /**
     * What is known by now.
     *
     * @param done of how many it is known
     * @param underWay more is to come
     * @param outdated the draft has changed since; what is left is not done
     * @param counts by difference, and by the reason why something cannot be told
     * @param minutesThen the middle of how long those took that ended then and would end now
     * @param breachesThen how many of them were not over in the time promised
     */
    record WhatIfResponse(
            long draftVersion,
            int done,
            int total,
            boolean underWay,
            boolean outdated,
            PersonRef startedBy,
            Instant startedAt,
            List<Count> counts,
            @Nullable Long minutesThen,
            @Nullable Long minutesNow,
            int breachesThen,
            int breachesNow) {}

    /**
     * @param number of the newest request is 1
     * @param ticket absent for who may not read it
     */
    record LineResponse(
            int number,
            @Nullable TicketLine ticket,
            Difference difference,
            List<String> steps,
            @Nullable Reason reason,
            String at,
            @Nullable Long minutesThen,
            @Nullable Long minutesNow) {}

    record TicketLine(UUID id, @Nullable String number, String title) {}

    /** @param release number of the one that it ran on */
    record ComparedResponse(
            LineResponse request,
            int release,
            CourseResponse then,
            @Nullable CourseResponse now) {}

    record CourseResponse(
            String status,
            List<StepResponse> steps,
            @Nullable Long minutes,
            boolean breached) {}

    /**
     * @param minute since the request was made
     * @param persons who was asked to decide; empty for who may not read the request
     */
    record StepResponse(Course.Kind kind, String node, String name, long minute, List<PersonRef> persons) {}

    @PostMapping
    @Operation(
            summary = "Do the last requests that are over again on the draft, in a job; nothing of it stays but what is"
                    + " different")
    ResponseEntity<JobView> start(
            Caller caller, @PathVariable String key, @RequestBody WhatIfRequest request, BodyProblems wrong) {
        return Jobs.accepted(whatIf.start(caller, key, request.requests(), wrong.found()));
    }

    @GetMapping
    @Operation(summary = "How many requests the draft would have changed, and how; nothing when nobody has asked")
    ResponseEntity<WhatIfResponse> find(Caller caller, @PathVariable String key) {
        return whatIf.find(caller, key)
                .map(summary -> ResponseEntity.ok(answer(caller, summary)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop asking what the draft would have changed, and forget what is known by now")
    void discard(Caller caller, @PathVariable String key) {
        whatIf.discard(caller, key);
    }

    @GetMapping("/requests")
    @Operation(summary = "The requests by what would be different, the newest first")
    Page<LineResponse> requests(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Difference difference,
            @RequestParam(required = false) @Nullable Reason reason,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Line> page = whatIf.lines(caller, key, difference, reason, cursor, Limit.of(limit));
        Map<UUID, TicketView> readable =
                tickets.readable(caller, page.items().stream().map(Line::ticket).toList());
        return page.map(line -> line(line, readable.get(line.ticket())));
    }

    @GetMapping("/requests/{number}")
    @Operation(summary = "One request: its steps then, and on the draft")
    ComparedResponse request(Caller caller, @PathVariable String key, @PathVariable int number) {
        Line line = whatIf.line(caller, key, number);
        TicketView ticket = tickets.readable(caller, List.of(line.ticket())).get(line.ticket());
        Verdict verdict = line.verdict();
        Map<UUID, PersonView> known = ticket == null
                ? Map.of()
                : people.find(
                        caller.tenant(),
                        Stream.of(verdict.then(), verdict.now())
                                .flatMap(Stream::ofNullable)
                                .flatMap(course -> course.steps().stream())
                                .flatMap(step -> step.persons().stream())
                                .distinct()
                                .toList());
        return new ComparedResponse(
                line(line, ticket),
                whatIf.release(caller, line),
                course(verdict.then(), known),
                verdict.now() == null ? null : course(verdict.now(), known));
    }

    private WhatIfResponse answer(Caller caller, Summary summary) {
        UUID by = summary.run().startedBy();
        return new WhatIfResponse(
                summary.run().draftVersion(),
                summary.counts().stream().mapToInt(Count::requests).sum(),
                summary.run().total(),
                summary.isUnderWay(),
                summary.isOutdated(),
                PersonRef.of(people.find(caller.tenant(), List.of(by)), by),
                summary.run().startedAt(),
                summary.counts(),
                summary.ended().minutesThen(),
                summary.ended().minutesNow(),
                summary.ended().breachesThen(),
                summary.ended().breachesNow());
    }

    private static LineResponse line(Line line, @Nullable TicketView ticket) {
        Verdict verdict = line.verdict();
        return new LineResponse(
                line.number(),
                ticket == null ? null : new TicketLine(ticket.id(), ticket.number(), ticket.title()),
                verdict.difference(),
                verdict.steps(),
                verdict.reason(),
                verdict.reason() == Reason.FAILED && ticket == null ? "" : verdict.at(),
                verdict.then().minutes(),
                verdict.now() == null ? null : verdict.now().minutes());
    }

    private static CourseResponse course(Course course, Map<UUID, PersonView> known) {
        return new CourseResponse(
                course.status().name(),
                course.steps().stream()
                        .map(step -> new StepResponse(
                                step.kind(),
                                step.node(),
                                step.name(),
                                step.minute(),
                                known.isEmpty()
                                        ? List.of()
                                        : step.persons().stream()
                                                .map(id -> PersonRef.of(known, id))
                                                .toList()))
                        .toList(),
                course.minutes(),
                course.breached());
    }
}
