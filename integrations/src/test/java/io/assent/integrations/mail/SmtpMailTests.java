package io.assent.integrations.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.assent.integrations.Outcome;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("I6")
class SmtpMailTests {

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

    @Test
    void sendsTextAndHtmlUnderTheGivenMessageId() throws Exception {
        Outcome outcome = mail().send(message("Änderung: 3 Plätze", "grüß dich", "<p>grüß dich</p>"));

        assertThat(outcome).isEqualTo(Outcome.done());
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getMessageID()).isEqualTo("<one@assent.example>");
        assertThat(received.getSubject()).isEqualTo("Änderung: 3 Plätze");
        assertThat(received.getReplyTo()[0]).hasToString("reply@assent.example");
        assertThat(received.getFrom()[0]).hasToString("Assent <assent@assent.example>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("References")).containsExactly("<ticket@assent.example>");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(content(parts.getBodyPart(0))).isEqualTo("text/plain grüß dich");
        assertThat(content(parts.getBodyPart(1))).isEqualTo("text/html <p>grüß dich</p>");
    }

    @Test
    void keepsASubjectWithLineEndsInOneHeader() throws Exception {
        mail().send(message("Hello\r\nBcc: thief@example.com", "text", "<p>text</p>"));

        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Hello Bcc: thief@example.com");
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void greetsTheServerWithoutSendingAnything() throws IOException {
        assertThat(mail().greet()).isEqualTo(Outcome.done());
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(mailAt(free()).greet()).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void waitsOnlySecondsForAGreeting() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(mailAt(mute.getLocalPort()).greet()).isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void givesUpAnAddressThatIsNone() {
        Outcome outcome = mail().send(to("not an address"));

        assertThat(outcome).isInstanceOf(Outcome.GiveUp.class);
    }

    @Test
    void triesAgainWhenNobodyListens() throws IOException {
        int free = free();

        assertThat(mailAt(free).send(to("ann@acme.example"))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void givesUpWhatTheServerRefusesForGood() throws IOException {
        try (RefusingServer server = new RefusingServer("550 5.1.1 no such user")) {
            Outcome outcome = mailAt(server.port()).send(to("ann@acme.example"));

            assertThat(outcome).isEqualTo(Outcome.giveUp("550 5.1.1 no such user"));
        }
    }

    @Test
    void triesAgainWhatTheServerRefusesForNow() throws IOException {
        try (RefusingServer server = new RefusingServer("451 4.3.0 try later")) {
            Outcome outcome = mailAt(server.port()).send(to("ann@acme.example"));

            assertThat(outcome).isEqualTo(Outcome.retry("451 4.3.0 try later"));
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Mail mail() {
        return mailAt(SERVER.getSmtp().getPort());
    }

    private static Mail mailAt(int port) {
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1",
                port,
                null,
                null,
                "Assent <assent@assent.example>",
                SmtpSettings.Encryption.IF_OFFERED,
                Duration.ofSeconds(5));
        return new SmtpMail(settings, Clock.systemUTC());
    }

    private static MailMessage to(String address) {
        return message(address, "Hello", "text", "<p>text</p>", null);
    }

    private static MailMessage message(String subject, String text, String html) {
        return message("ann@acme.example", subject, text, html, "reply@assent.example");
    }

    private static MailMessage message(String to, String subject, String text, String html, @Nullable String replyTo) {
        return new MailMessage(
                "<one@assent.example>", "<ticket@assent.example>", to, "Ann", replyTo, "en", subject, text, html);
    }

    private static String content(BodyPart part) throws Exception {
        String type = part.getContentType().split(";")[0];
        return type + " " + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
