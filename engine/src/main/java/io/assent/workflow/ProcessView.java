package io.assent.workflow;

import java.util.UUID;

/**
 * A named, read-only record that expressions of a model may read; its components are numbers, texts, booleans, instants, lists,
 * maps and records. An instant that a timer reads is never null: {@code Instant.MAX} means that it does not fire.
 */
public interface ProcessView {

    String name();

    /** The record's type: what a designer may read is checked when a model is saved. */
    Class<? extends Record> shape();

    Record of(UUID ticket);
}
