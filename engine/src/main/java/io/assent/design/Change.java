package io.assent.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file between two versions of a pack.
 *
 * @param elements what is different inside of it; empty where only its layout or its comments are
 */
public record Change(String file, Kind kind, List<OfElement> elements) {

    /** What became of a file or of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * An element of a model, a row of a decision, a field of a form; the file as a whole has the empty id.
     *
     * @param type for example {@code userTask}, {@code rule} or {@code textfield}
     */
    public record OfElement(String id, String type, String name, Kind kind, List<OfProperty> properties) {}

    /**
     * @param path of the property inside of its element
     * @param before absent where it is new
     * @param after absent where it is gone
     */
    public record OfProperty(
            String path, @Nullable String before, @Nullable String after) {}
}
