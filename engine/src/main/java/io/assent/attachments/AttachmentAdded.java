package io.assent.attachments;

import io.assent.shared.Caller;

/** A file was put on a ticket; published in the same transaction. */
public record AttachmentAdded(Caller by, AttachmentView attachment) {}
