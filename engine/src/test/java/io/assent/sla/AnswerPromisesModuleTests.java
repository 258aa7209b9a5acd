package io.assent.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.approvals.ApprovalDecided;
import io.assent.conversations.CommentAdded;
import io.assent.conversations.Visibility;
import io.assent.shared.Ids;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E2")
class AnswerPromisesModuleTests extends SlaFixture {

    @Test
    void takesADecisionByAnotherForTheResponse() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        publish(approver, new ApprovalDecided(ticket, Ids.next(), approver, true, null));

        assertThat(clock(ticket, Promise.RESPONSE).state()).isEqualTo(SlaClock.State.MET);
        assertThat(clock(ticket, Promise.RESOLUTION).state()).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void doesNotTakeTheRequestersOwnMoveForTheResponse() {
        promise(Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        move(requester, ticket, Status.IN_PROGRESS);

        assertThat(clock(ticket, Promise.RESPONSE).state()).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void promisesTheNextAnswerOnceTheFirstWasGiven() {
        promise(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(4));
        TicketView ticket = submitted();

        say(requester, ticket);
        assertThat(promises(ticket)).as("the first is still to come").doesNotContain(Promise.NEXT_RESPONSE);

        say(approver, ticket);
        say(requester, ticket);
        clock.pass(Duration.ofMinutes(10));
        say(requester, ticket);
        SlaClock waiting = clock(ticket, Promise.NEXT_RESPONSE);
        assertThat(waiting.state()).isEqualTo(SlaClock.State.RUNNING);
        assertThat(waiting.schedule().startedAt()).isEqualTo(clock.now().minus(Duration.ofMinutes(10)));
        assertThat(timers(ticket)).containsExactly(waiting.schedule().warnAt());

        say(approver, ticket);
        assertThat(clock(ticket, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.MET);

        say(requester, ticket);
        assertThat(clock(ticket, Promise.NEXT_RESPONSE).earlier()).isEqualTo(new SlaClock.Rounds(1, 0));
    }

    @Test
    void startsTheClockAgainForAMessageAfterEverythingWasSaid() {
        promise(Duration.ofHours(1), Duration.ofHours(1), null);
        TicketView ticket = submitted();
        say(approver, ticket);
        fireAllTimers(ticket);
        assertThat(timers(ticket)).isEmpty();

        say(requester, ticket);

        assertThat(timers(ticket))
                .containsExactly(clock(ticket, Promise.NEXT_RESPONSE).schedule().warnAt());
    }

    @Test
    void promisesAnAnswerToTheAnswerOfTheRequester() {
        promise(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(4));
        TicketView asked = move(approver, submitted(), Status.PENDING_INFO);

        TicketView answered = move(requester, asked, Status.IN_REVIEW);
        assertThat(clock(answered, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.RUNNING);

        move(approver, answered, Status.PENDING_INFO);
        assertThat(clock(answered, Promise.NEXT_RESPONSE).state()).isEqualTo(SlaClock.State.MET);
    }

    private void say(UUID person, TicketView ticket) {
        publish(
                person,
                new CommentAdded(
                        caller(tenant, person),
                        ticket,
                        Ids.next(),
                        Visibility.PUBLIC,
                        "Any news?",
                        Set.of(),
                        Set.of(),
                        null));
    }

    private List<Promise> promises(TicketView ticket) {
        return as(approver, () -> store.of(tenant, List.of(ticket.id()))).stream()
                .map(SlaClock::promise)
                .toList();
    }
}
