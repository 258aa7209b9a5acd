package io.assent.attachments;

import io.assent.shared.Refusal;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The disk takes no more; nothing was kept of the file. */
public class StorageFull extends Refusal {
    private static final long serialVersionUID = 1;

    public StorageFull() {
        super(
                Category.UNAVAILABLE,
                "STORAGE_FULL",
                "The file could not be kept because the disk is full; nothing was stored. Try again later or tell an"
                        + " administrator.");
    }

    /** Java tells a full disk from other failures by the system's words only. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
            String words = String.valueOf(reason).toLowerCase(Locale.ROOT);
            if (words.contains("no space left") || words.contains("disk quota") || words.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }
}
