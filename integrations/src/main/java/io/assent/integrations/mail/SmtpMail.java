package io.assent.integrations.mail;

import io.assent.integrations.Outcome;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Mail through an SMTP server: what the server refuses for good (5yz) is given up, all else is tried again. */
public final class SmtpMail implements Mail {

    private static final Duration GREETING = Duration.ofSeconds(2);

    private final SmtpSettings settings;
    private final Session session;
    private final Session greetings;
    private final Clock clock;

    public SmtpMail(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, settings.timeout()));
        this.greetings = Session.getInstance(properties(settings, GREETING));
    }

    @Override
    public Outcome send(MailMessage mail) {
        MimeMessage message;
        try {
            message = message(mail);
        } catch (AddressException e) {
            return Outcome.giveUp("The address cannot be used: " + e.getMessage());
        } catch (MessagingException | UnsupportedEncodingException e) {
            return Outcome.giveUp("The mail cannot be written: " + e.getMessage());
        }
        try (Transport transport = connected(session)) {
            transport.sendMessage(message, message.getAllRecipients());
            return Outcome.done();
        } catch (MessagingException e) {
            return refusedForGood(e) ? Outcome.giveUp(reason(e)) : Outcome.retry(reason(e));
        }
    }

    @Override
    public Outcome greet() {
        try (Transport transport = connected(greetings)) {
            return transport.isConnected() ? Outcome.done() : Outcome.retry("The mail server hung up");
        } catch (MessagingException e) {
            return Outcome.retry(reason(e));
        }
    }

    private Transport connected(Session session) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return transport;
    }

    private MimeMessage message(MailMessage mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Numbered(session, mail.id());
        message.setFrom(new InternetAddress(settings.from(), true));
        InternetAddress to = new InternetAddress(mail.to(), true);
        to.setPersonal(oneLine(mail.toName()), "UTF-8");
        message.setRecipient(Message.RecipientType.TO, to);
        if (mail.replyTo() != null) {
            message.setReplyTo(new Address[] {new InternetAddress(mail.replyTo(), true)});
        }
        if (mail.threadId() != null) {
            message.setHeader("In-Reply-To", oneLine(mail.threadId()));
            message.setHeader("References", oneLine(mail.threadId()));
        }
        message.setSubject(oneLine(mail.subject()), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        message.setHeader("Content-Language", oneLine(mail.language()));
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /** Line ends in a header would begin another header. */
    private static String oneLine(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }

    private static boolean refusedForGood(MessagingException failure) {
        return chain(failure).anyMatch(e -> switch (e) {
            case SMTPAddressFailedException refused -> permanent(refused.getReturnCode());
            case SMTPSenderFailedException refused -> permanent(refused.getReturnCode());
            case SMTPSendFailedException refused -> permanent(refused.getReturnCode());
            default -> false;
        });
    }

    /** RFC 5321, 4.2.1; 530 and 535 ask for other credentials, which an administrator can mend. */
    private static boolean permanent(int code) {
        return code >= 500 && code != 530 && code != 535;
    }

    private static String reason(MessagingException failure) {
        return chain(failure)
                .filter(e -> !(e.getClass() == SendFailedException.class))
                .map(Throwable::getMessage)
                .filter(text -> text != null && !text.isBlank())
                .reduce((first, last) -> last)
                .map(SmtpMail::oneLine)
                .orElse("The mail server could not be reached");
    }

    private static Stream<Exception> chain(MessagingException failure) {
        return Stream.iterate((Exception) failure, e -> e != null, SmtpMail::next);
    }

    private static @Nullable Exception next(Exception failure) {
        if (failure instanceof MessagingException messaging) {
            return messaging.getNextException();
        }
        return failure.getCause() instanceof Exception cause ? cause : null;
    }

    private static Properties properties(SmtpSettings settings, Duration patience) {
        String timeout = Long.toString(patience.toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.mime.charset", "UTF-8");
        switch (settings.encryption()) {
            case IF_OFFERED -> properties.put("mail.smtp.starttls.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    /** Jakarta Mail would give each copy a new Message-ID. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        private Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", oneLine(id));
        }
    }
}
