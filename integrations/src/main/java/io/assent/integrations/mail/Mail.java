package io.assent.integrations.mail;

import io.assent.integrations.Outcome;

/** Sends mail. The answer is about the hand-over to the mail server; a bounce comes later, as a mail. */
public interface Mail {

    Outcome send(MailMessage message);

    /** Whether the mail server can be reached and knows us, without sending anything; says so within seconds. */
    Outcome greet();
}
