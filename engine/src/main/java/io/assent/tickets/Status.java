package io.assent.tickets;

/** Where a ticket stands. The model says which and in what order; here is only what each means for people. */
public enum Status {
    /** Not sent yet, or taken back; only its requester sees it. */
    DRAFT(Phase.WITH_REQUESTER),
    SUBMITTED(Phase.OPEN),
    IN_REVIEW(Phase.OPEN),
    /** Waits for the requester; clocks are paused. */
    PENDING_INFO(Phase.WITH_REQUESTER),
    APPROVED(Phase.OPEN),
    REJECTED(Phase.FINAL),
    IN_PROGRESS(Phase.OPEN),
    /** The work is done; it may still be reopened. */
    COMPLETED(Phase.DONE),
    CLOSED(Phase.FINAL),
    CANCELLED(Phase.FINAL);

    /** What a status means for clocks and lists. */
    public enum Phase {
        OPEN,
        WITH_REQUESTER,
        DONE,
        FINAL
    }

    private final Phase phase;

    Status(Phase phase) {
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }

    public boolean isFinal() {
        return phase == Phase.FINAL;
    }
}
