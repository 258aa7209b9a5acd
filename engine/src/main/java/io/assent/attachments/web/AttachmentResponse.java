package io.assent.attachments.web;

import io.assent.attachments.AttachmentView;
import io.assent.people.PersonRef;
import java.time.Instant;
import java.util.UUID;

record AttachmentResponse(
        UUID id,
        UUID ticketId,
        String name,
        long size,
        String type,
        String sha256,
        PersonRef addedBy,
        Instant createdAt) {

    static AttachmentResponse of(AttachmentView attachment, PersonRef addedBy) {
        return new AttachmentResponse(
                attachment.id(),
                attachment.ticket(),
                attachment.name(),
                attachment.size(),
                attachment.type(),
                attachment.sha256(),
                addedBy,
                attachment.createdAt());
    }
}
