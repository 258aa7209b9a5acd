package io.assent.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A change that mends a problem of a model and asks its designer nothing: the platform does without what is lost.
 *
 * @param element id of the element; empty for the root of the file
 * @param part the tag, without prefix, of what is meant in the element; empty for the element itself
 * @param name of the attribute or property; empty when the part is removed
 * @param value what it becomes; absent when it is taken away
 */
public record ModelRepair(
        Kind kind,
        String element,
        String part,
        String name,
        @Nullable String value,
        Loss loss) {

    /** What is done to the part. */
    public enum Kind {
        REMOVE,
        SET_ATTRIBUTE,
        SET_PROPERTY
    }

    /** What the model says no longer. */
    public enum Loss {
        NOTHING,
        /** How the engine goes about it: transactions, order, repetition, what it keeps. */
        ENGINE,
        /** What was called when something happened. */
        LISTENER,
        /** What was copied from and to variables. */
        MAPPING,
        /** A form beside the request's own. */
        FORM,
        /** Which version is meant, beside the one of the release. */
        VERSION,
        /** What was only drawn. */
        DRAWING,
        /** What another tool has noted. */
        NOTE
    }
}
