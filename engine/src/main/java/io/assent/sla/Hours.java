package io.assent.sla;

/** When the time of a promise counts. */
enum Hours {
    /** While the calendar is open. */
    BUSINESS,
    /** Around the clock. */
    ALWAYS
}
