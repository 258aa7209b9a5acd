package io.assent.tickets;

import io.assent.catalog.Release;

/** How soon a ticket is wanted, least urgent first. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT;

    /** What a request of the type has when nobody chose. */
    static Priority usual(Release release) {
        return valueOf(release.pack().priority());
    }
}
