package io.assent.demo;

import io.assent.tickets.TicketDraft;
import io.assent.tickets.TicketVerb;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one ticket.
 *
 * @param requester e-mail address
 * @param watchers e-mail addresses
 * @param pick chooses among several who could act
 */
record Story(
        UUID tenant,
        String requester,
        TicketDraft draft,
        List<String> watchers,
        boolean draftOnly,
        Instant start,
        int pick,
        List<Move> moves) {

    /** Something that somebody did; who it was follows from whom the platform asks. */
    record Move(Instant at, Action action) {}

    /** What can be done. */
    sealed interface Action {}

    record Decide(boolean approve, @Nullable String comment) implements Action {}

    /** A second vote, where one is wanted. */
    record DecideToo(boolean approve, @Nullable String comment) implements Action {}

    record Ask(String question) implements Action {}

    record Answer(String text) implements Action {}

    record Claim() implements Action {}

    record Complete(@Nullable String outcome, String comment) implements Action {}

    record Send(TicketVerb verb, String comment) implements Action {}

    record Say(boolean requester, String text) implements Action {}
}
