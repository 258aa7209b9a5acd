package io.assent.approvals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.assent.people.PersonRef;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketViews;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked to decide, or decided.
 *
 * @param step the sentence of the policy's row
 * @param state PENDING, APPROVED, REJECTED, SENT_BACK, REVIEWED or VOID
 * @param current whether it is part of the plan that holds; a withdrawal or a change of what counts ends a plan
 * @param approvers who is asked; anyone of them will do
 * @param substitutes who of them decides in whose place
 * @param added by whom and why they are asked beside those whom the policy means; absent when it means them
 * @param dueAt when the policy escalates or times out
 * @param revision the ticket's revision that is decided; send it with the decision to be told when it changed
 * @param comments what was said with the decision, or before it by who delegated or escalated to those who are asked
 */
record ApprovalResponse(
        UUID id,
        TicketRef ticket,
        String step,
        int level,
        String rule,
        Approval.State state,
        boolean current,
        List<PersonRef> approvers,
        List<StandIn> substitutes,
        @Nullable Added added,
        Instant requestedAt,
        @Nullable Instant dueAt,
        int revision,
        Evidence evidence,
        List<Vote> votes,
        List<String> actions,
        @Nullable PersonRef decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String channel,
        @Nullable String comments) {

    /**
     * Why these people are asked, as it was when they were.
     *
     * @param rule id of the matched rule of the policy's table
     * @param inputs what the table saw, by label
     * @param amounts those of the inputs that are money, with the currency that the policy counts in
     * @param edge how the organisation led from the rule to these people
     * @param release number of the release whose table spoke
     * @param onBehalfOf in whose place the reader would decide, or it was decided
     */
    record Evidence(
            String rule,
            Map<String, Object> inputs,
            Map<String, TicketViews.Counted> amounts,
            String reason,
            String edge,
            int release,
            @Nullable PersonRef onBehalfOf) {}

    /** One decides in another's place. */
    record StandIn(PersonRef person, @JsonProperty("for") PersonRef absent) {}

    /** @param role APPROVER, whose decision is needed, or REVIEWER, whose opinion is heard */
    record Added(String role, PersonRef by, String reason) {}

    /** What one of the asked said. */
    record Vote(
            PersonRef person,
            @Nullable PersonRef onBehalfOf,
            Approval.State decision,
            @Nullable Instant at,
            @Nullable String comments) {}
}
