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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A request that is still being written, as the ticket it would be. */
@Component
public class TicketPreviews {

    private final TicketDrafts drafts;
    private final Catalog catalog;
    private final People people;
    private final Forecasts forecasts;
    private final Clock clock;

    TicketPreviews(TicketDrafts drafts, Catalog catalog, People people, Forecasts forecasts, Clock clock) {
        this.drafts = drafts;
        this.catalog = catalog;
        this.people = people;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    /** @param said so far; anything may be missing. @param found what is wrong already; then all problems are told together */
    @Transactional(readOnly = true)
    public Preview of(Caller caller, TicketRequest said, List<Problem> found) {
        String type = said.ticketType() == null ? "" : said.ticketType();
        Release named = catalog.find(caller, type).orElse(null);
        TicketDraft draft = said.asDraft(type, List.of());
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
                Objects.requireNonNullElse(said.title(), ""),
                Objects.requireNonNullElse(said.description(), ""),
                Status.DRAFT,
                said.priority() == null ? Priority.usual(release) : said.priority(),
                checked.category(),
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
                null,
                null);
        return new Preview(
                ticket,
                release,
                forecasts.of(caller.tenant(), release.key(), now).orElse(null));
    }

    /** The ticket it would be, and the release it would run on. */
    public record Preview(
            TicketView ticket, Release release, @Nullable Forecast forecast) {}

    /**
     * How long finished requests of the type took from sending to completion.
     *
     * @param p50 half of them were done by then; working time
     * @param p80 four of five were done by then; working time
     * @param p50At the instant of the first for this request
     * @param p80At the instant of the second
     * @param basis how many requests this rests on
     * @param calibration which part of them was done by the second instant that was to be told when they were sent; absent while
     *     that can be said of too few
     */
    public record Forecast(
            Duration p50,
            Duration p80,
            Instant p50At,
            Instant p80At,
            int basis,
            @Nullable Double calibration) {}
}
