package io.assent.attachments;

import io.assent.shared.Refusal;

/** The store of files does not answer as it should; nothing was kept of the file. */
public class StorageUnreachable extends Refusal {
    private static final long serialVersionUID = 1;

    public StorageUnreachable() {
        super(
                Category.UNAVAILABLE,
                "STORAGE_UNREACHABLE",
                "The storage of files cannot be reached; nothing was changed. Try again in a moment or tell an"
                        + " administrator.");
    }
}
