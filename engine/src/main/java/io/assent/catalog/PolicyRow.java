package io.assent.catalog;

/**
 * A row of a pack's approval policy, as far as its cells say so in words and compute nothing.
 *
 * @param approver whom it names, for example {@code departmentHead} or {@code group:finance-committee}
 * @param rule how many of them must approve; empty when the row leaves it open
 * @param fallback who decides when nobody can be found, for example {@code group:board}; empty for the fall-back of all
 * @param reason the sentence that people read
 */
public record PolicyRow(String approver, String rule, String fallback, String reason) {}
