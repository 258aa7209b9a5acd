package io.assent.integrations.s3;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A place for objects by key, where an object is there wholly or not at all. Every call may throw {@link BucketFailure}. */
public interface Bucket {

    /** Stores the file's content, in place of what has this key. */
    void put(String key, Path file);

    /** The content; the caller closes it. */
    InputStream get(String key);

    /** The size in bytes, empty when there is no such object. */
    OptionalLong size(String key);

    /** Removes the object; nothing happens when it is not there. */
    void delete(String key);

    /** Goes through all objects, page by page. */
    void forEach(Consumer<Stored> each);

    /** An object that is there. */
    record Stored(String key, Instant changed) {}
}
