package io.assent.attachments;

import java.time.Instant;
import java.util.UUID;

/**
 * A file on a ticket.
 *
 * @param name fit for any file system
 * @param type media type of its content, whatever its name says
 * @param size in bytes
 */
public record AttachmentView(
        UUID id,
        UUID tenant,
        UUID ticket,
        String name,
        String type,
        long size,
        String sha256,
        UUID addedBy,
        Instant createdAt) {}
