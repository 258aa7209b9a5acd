package io.assent.notifications;

import java.util.Locale;

/** What people are told of. */
public enum NotificationEvent {
    APPROVAL_ASKED,
    APPROVAL_REMINDED,
    APPROVAL_ESCALATED,
    APPROVAL_REASSIGNED,
    REQUEST_SENT_BACK,
    REVIEW_ASKED,
    REVIEW_GIVEN,
    QUESTION_ASKED,
    QUESTION_ANSWERED,
    TICKET_ASSIGNED,
    TASK_ASSIGNED,
    WORK_WAITS,
    WORK_DUE,
    TICKET_APPROVED,
    TICKET_REJECTED,
    TICKET_COMPLETED,
    TICKET_CLOSED,
    TICKET_CANCELLED,
    REQUEST_NEWS,
    COMMENTED,
    MENTIONED,
    SLA_WARNED,
    SLA_BREACHED,
    SLA_ESCALATED,
    SUBSTITUTION_PLANNED,
    SUBSTITUTION_BEGAN,
    SUBSTITUTION_ENDED,
    PROCESS_STUCK,
    DRAFT_REVIEW_ASKED,
    DRAFT_APPROVED,
    DRAFT_SENT_BACK,
    DRAFT_COMMENTED,
    INVITED,
    PASSWORD_FORGOTTEN;

    /** Whether it is about the account itself: a letter and nothing else, whatever the person chose. */
    boolean isOfAccount() {
        return this == INVITED || this == PASSWORD_FORGOTTEN;
    }

    /** Whether it asks something of the person themselves. */
    boolean isCall() {
        return this == APPROVAL_ASKED || this == APPROVAL_REMINDED || this == WORK_WAITS;
    }

    /** Name of its template. */
    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
