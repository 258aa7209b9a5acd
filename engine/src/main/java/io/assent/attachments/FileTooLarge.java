package io.assent.attachments;

import io.assent.shared.Refusal;

/** More bytes than a file may have. */
public class FileTooLarge extends Refusal {
    private static final long serialVersionUID = 1;

    public FileTooLarge() {
        super(
                Category.TOO_LARGE,
                "FILE_TOO_LARGE",
                "A file has at most 25 MB; make it smaller, split it, or put a link into the request.");
    }
}
