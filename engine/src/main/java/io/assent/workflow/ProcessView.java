package io.assent.workflow;

import java.util.UUID;

/** A named, read-only record that expressions of a model may read; its components are numbers, texts, booleans, instants, lists, maps and records. */
public interface ProcessView {

    String name();

    /** The record's type: what a designer may read is checked when a model is saved. */
    Class<? extends Record> shape();

    Record of(UUID ticket);
}
