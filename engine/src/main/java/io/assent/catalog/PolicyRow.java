package io.assent.catalog;

/**
 * A row of a pack's approval policy, as far as its cells say so in words and compute nothing.
 *
 * @param approver whom it names, for example {@code departmentHead} or {@code group:finance-committee}
 * @param reason the sentence that people read
 */
public record PolicyRow(String approver, String reason) {}
