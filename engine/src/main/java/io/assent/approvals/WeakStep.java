package io.assent.approvals;

import io.assent.people.PersonRef;
import io.assent.tickets.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that rests on too few in the coming time.
 *
 * @param finding what is wrong with it
 * @param since from when on; now, when it is so already
 * @param ticket the request whose step it is; absent for a step that requests of the type are to come to
 * @param requestType key of the request type
 * @param step the sentence of the policy's row
 * @param approver whom the policy names, in its words
 * @param people who could still decide
 * @param fallback the name of the group that decides in place of those meant; absent when nobody has to, and for the administrators
 * @param requesters of a step to come: for how many people's requests it is so
 * @param examples some of them
 */
record WeakStep(
        UUID id,
        Finding finding,
        Instant since,
        @Nullable TicketRef ticket,
        String requestType,
        String step,
        String approver,
        List<PersonRef> people,
        @Nullable String fallback,
        int requesters,
        List<PersonRef> examples) {

    /** In the order of urgency. */
    enum Finding {
        /** Everybody up the chain was asked and let the time pass; it waits for those asked last. */
        UNHEARD,
        /** Nobody can decide, of the fall-back neither: it waits. */
        NOBODY,
        /** The policy means the requester, who may not; the next above decides. */
        REQUESTER,
        /** None of those meant may decide, and nobody is above them: the fall-back does. */
        FALLBACK,
        /** When this one person falls ill, nobody decides. */
        ONE_PERSON
    }
}
