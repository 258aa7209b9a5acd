package io.assent.tickets;

/** How soon a ticket is wanted, least urgent first. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
