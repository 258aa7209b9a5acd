package io.assent.integrations.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server and how to reach it.
 *
 * @param from sender as in a header, for example {@code Assent <assent@example.com>}
 */
public record SmtpSettings(
        String host,
        int port,
        @Nullable String username,
        @Nullable String password,
        String from,
        Encryption encryption,
        Duration timeout) {

    /** How the connection is protected. */
    public enum Encryption {
        /** STARTTLS when the server offers it; for servers on the same host. */
        IF_OFFERED,
        /** STARTTLS or nothing is sent. */
        STARTTLS,
        /** TLS from the first byte, usually port 465. */
        TLS
    }
}
