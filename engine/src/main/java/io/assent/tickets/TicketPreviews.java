package io.assent.tickets;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketDrafts.Extent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A request that is still being written, as the ticket it would be. */
@Component
public class TicketPreviews {

    /** Fewer finished requests tell nothing. */
    private static final int ENOUGH = 10;

    private final TicketDrafts drafts;
    private final Catalog catalog;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    TicketPreviews(TicketDrafts drafts, Catalog catalog, People people, JdbcClient jdbc, Clock clock) {
        this.drafts = drafts;
        this.catalog = catalog;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param found what is wrong already; then all problems are told together */
    @Transactional(readOnly = true)
    public Preview of(Caller caller, Said said, List<Problem> found) {
        String type = said.ticketType() == null ? "" : said.ticketType();
        Release named = catalog.find(caller, type).orElse(null);
        Map<String, Object> fields = said.customFields() == null ? Map.of() : said.customFields();
        TicketDraft draft = new TicketDraft(
                said.title(),
                said.description(),
                type,
                said.priority(),
                said.dueDate(),
                said.category(),
                Objects.requireNonNullElse(said.tags(), List.of()),
                List.of(),
                fields);
        Instant now = clock.instant();
        List<Problem> problems = new ArrayList<>(found);
        problems.addAll(TicketDrafts.dueDate(said.dueDate(), now));
        TicketDrafts.Checked checked = drafts.check(draft, named, Extent.SO_FAR, caller.person(), Map.of(), problems);
        Release release = Objects.requireNonNull(named);
        PersonView requester =
                people.find(caller.tenant(), caller.person()).orElseThrow(() -> Refusal.notFound("person"));
        TicketView ticket = new TicketView(
                new UUID(0, 0),
                caller.tenant(),
                null,
                release.key(),
                release.id(),
                "",
                "",
                Status.DRAFT,
                said.priority() == null ? Priority.MEDIUM : said.priority(),
                said.category(),
                caller.person(),
                requester.department(),
                null,
                said.dueDate(),
                checked.answers(),
                checked.amount(),
                checked.currency(),
                List.of(),
                List.of(),
                1,
                1,
                now,
                now,
                null,
                null);
        return new Preview(ticket, release, forecast(caller.tenant(), release.key()));
    }

    @Nullable
    Forecast forecast(UUID tenant, String type) {
        return jdbc.sql("""
            select count(*) as n,
                   percentile_cont(0.5) within group (order by extract(epoch from completed_at - submitted_at)) as p50,
                   percentile_cont(0.8) within group (order by extract(epoch from completed_at - submitted_at)) as p80
            from (select submitted_at, completed_at from ticket
                  where tenant_id = :tenant and type = :type and completed_at is not null
                  order by created_at desc limit 500) finished
            """)
                .param("tenant", tenant)
                .param("type", type)
                .query((row, index) -> row.getInt("n") < ENOUGH
                        ? null
                        : new Forecast(
                                Duration.ofSeconds(row.getLong("p50")),
                                Duration.ofSeconds(row.getLong("p80")),
                                row.getInt("n")))
                .optional()
                .orElse(null);
    }

    /** What was typed so far; anything may be missing. */
    public record Said(
            @Nullable String title,
            @Nullable String description,
            @Nullable String ticketType,
            @Nullable Priority priority,
            @Nullable Instant dueDate,
            @Nullable String category,
            @Nullable List<String> tags,
            @Nullable List<String> watchers,
            @Nullable Map<String, Object> customFields,
            @Nullable Boolean draft) {}

    /** The ticket it would be, and the release it would run on. */
    public record Preview(
            TicketView ticket, Release release, @Nullable Forecast forecast) {}

    /**
     * How long finished requests of the type took from sending to completion.
     *
     * @param p50 half of them were done by then
     * @param p80 four of five were done by then
     * @param basis how many requests this rests on
     */
    public record Forecast(Duration p50, Duration p80, int basis) {}
}
