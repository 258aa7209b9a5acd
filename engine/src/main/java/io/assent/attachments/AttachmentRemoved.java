package io.assent.attachments;

import io.assent.shared.Caller;

/** A file was taken off a ticket; published in the same transaction. */
public record AttachmentRemoved(Caller by, AttachmentView attachment) {}
