package io.assent.integrations.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in both forms.
 *
 * @param id the Message-ID (RFC 5322) with its angle brackets; the same on every attempt, so that receivers can tell a repetition
 * @param threadId the Message-ID that mails of one conversation refer to, so that clients show them together
 */
public record MailMessage(
        String id,
        @Nullable String threadId,
        String to,
        String toName,
        @Nullable String replyTo,
        String language,
        String subject,
        String text,
        String html) {}
