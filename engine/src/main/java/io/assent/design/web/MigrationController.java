package io.assent.design.web;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.design.Migrations;
import io.assent.design.Migrations.Line;
import io.assent.design.Migrations.Run;
import io.assent.design.Migrations.State;
import io.assent.design.Migrations.StateCount;
import io.assent.design.Migrations.Summary;
import io.assent.design.Outlook;
import io.assent.design.Outlook.Consequence;
import io.assent.design.Outlook.Kept;
import io.assent.design.Outlook.Obstacle;
import io.assent.jobs.JobView;
import io.assent.jobs.Jobs;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Limit;
import io.assent.shared.web.ReaderLanguage;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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

/** Counts, steps and reasons are for every designer; which request it is only for those who may read it. */
@RestController
@RequestMapping("/api/v1/packs/{key}/migration")
@Tag(name = "Process design")
class MigrationController {

    private final Migrations migrations;
    private final Catalog catalog;
    private final Tickets tickets;
    private final People people;

    MigrationController(Migrations migrations, Catalog catalog, Tickets tickets, People people) {
        this.migrations = migrations;
        this.catalog = catalog;
        this.tickets = tickets;
        this.people = people;
    }

    /**
     * @param release the current one
     * @param older how many requests run on other releases, the newest first
     * @param run what was rehearsed or moved last; absent when nobody has
     */
    record MigrationResponse(
            int release, List<OlderRelease> older, @Nullable MigrationRun run) {}

    record OlderRelease(int release, int requests) {}

    /**
     * @param release that they are moved to
     * @param moving whether they are moved, or only rehearsed
     * @param underWay more is to come
     * @param outdated another release is current by now; what is left is not done
     */
    record MigrationRun(
            int release,
            boolean moving,
            int total,
            boolean underWay,
            boolean outdated,
            PersonRef startedBy,
            Instant startedAt,
            List<StateCount> counts) {}

    /**
     * @param number of the oldest request is 1
     * @param ticket absent for who may not read it
     * @param release that it ran on
     * @param steps where it waits
     */
    record MigrationLine(
            int number,
            @Nullable MigrationTicket ticket,
            int release,
            State state,
            List<String> steps,
            @Nullable Kept kept,
            List<Consequence> effects,
            List<Obstacle> obstacles) {}

    record MigrationTicket(UUID id, @Nullable String number, String title) {}

    /** @param requests their numbers in the list; absent for all that can be moved */
    record MigrationMoveRequest(@Nullable List<Integer> requests) {}

    @GetMapping
    @Operation(summary = "How many requests run on older releases, and what is known of moving them to the current one")
    MigrationResponse migration(Caller caller, @PathVariable String key) {
        Summary summary = migrations.find(caller, key);
        return new MigrationResponse(
                summary.current(),
                summary.older().stream()
                        .map(load ->
                                new OlderRelease(release(caller, load.release()).number(), load.requests()))
                        .sorted(Comparator.comparing(OlderRelease::release).reversed())
                        .toList(),
                summary.run() == null ? null : run(caller, summary, summary.run()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Rehearse moving the requests of older releases to the current one, in a job: each is moved, looked"
                            + " at and taken back")
    ResponseEntity<JobView> rehearse(Caller caller, @PathVariable String key) {
        return Jobs.accepted(migrations.rehearse(caller, key));
    }

    @GetMapping("/requests")
    @Operation(summary = "What happens to each request, the oldest first")
    Page<MigrationLine> migrating(
            Caller caller,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<Line> page = migrations.lines(caller, key, state, cursor, Limit.of(limit));
        Map<UUID, TicketView> readable =
                tickets.readable(caller, page.items().stream().map(Line::ticket).toList());
        Release to = catalog.requestType(caller.tenant(), key);
        return page.map(line -> line(caller, line, to, readable.get(line.ticket())));
    }

    @PostMapping("/move")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Move the requests that can be moved to the current release, or some of them, in a job")
    ResponseEntity<JobView> migrate(
            Caller caller, @PathVariable String key, @RequestBody MigrationMoveRequest request, BodyProblems wrong) {
        return Jobs.accepted(migrations.move(caller, key, request.requests(), wrong.found()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop rehearsing or moving; what was moved stays so")
    void stopMigration(Caller caller, @PathVariable String key) {
        migrations.discard(caller, key);
    }

    private MigrationRun run(Caller caller, Summary summary, Run run) {
        PersonView starter = people.find(caller.tenant(), run.startedBy()).orElse(null);
        return new MigrationRun(
                release(caller, run.release()).number(),
                run.moving(),
                run.total(),
                summary.isUnderWay(),
                summary.isOutdated(),
                starter == null ? PersonRef.unknown(run.startedBy(), "") : PersonRef.of(starter),
                run.startedAt(),
                summary.counts());
    }

    private MigrationLine line(Caller caller, Line line, Release to, @Nullable TicketView ticket) {
        Release from = release(caller, line.release());
        Outlook outlook = line.outlook();
        Locale language = ReaderLanguage.current();
        return new MigrationLine(
                line.number(),
                ticket == null ? null : new MigrationTicket(ticket.id(), ticket.number(), ticket.title()),
                from.number(),
                line.state(),
                outlook == null
                        ? List.of()
                        : outlook.steps().stream()
                                .map(name -> from.wording().in(language, name))
                                .toList(),
                outlook == null ? null : outlook.kept(),
                outlook == null
                        ? List.of()
                        : outlook.effects().stream()
                                .map(effect -> told(effect, from, to, language))
                                .toList(),
                outlook == null
                        ? List.of()
                        : outlook.obstacles().stream()
                                .map(obstacle -> told(obstacle, from, language))
                                .toList());
    }

    private static Consequence told(Consequence effect, Release from, Release to, Locale language) {
        String name = switch (effect.kind()) {
            case ANSWER_NOT_TAKEN -> from.form().label(effect.name(), language).orElse(effect.name());
            case ANSWER_REQUIRED, ANSWER_NOT_VALID ->
                to.form().label(effect.name(), language).orElse(effect.name());
            default -> to.wording().in(language, from.wording().in(language, effect.name()));
        };
        String before = effect.before() == null ? null : from.wording().in(language, effect.before());
        return new Consequence(effect.kind(), name, before, effect.after());
    }

    private static Obstacle told(Obstacle obstacle, Release from, Locale language) {
        return new Obstacle(
                obstacle.reason(), obstacle.element(), from.wording().in(language, obstacle.name()), obstacle.detail());
    }

    private Release release(Caller caller, UUID id) {
        return catalog.release(caller.tenant(), id);
    }
}
