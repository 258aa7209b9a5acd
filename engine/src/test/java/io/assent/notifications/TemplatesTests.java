package io.assent.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.catalog.PackTemplates;
import io.assent.shared.Ids;
import io.assent.shared.Markdown;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("I2")
class TemplatesTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final UUID TENANT = Ids.next();

    /** No notice here keeps words of a pack. */
    private final Templates templates = new Templates(new PackLetters(null), new Markdown());

    private static final Set<NotificationEvent> OF_SUBSTITUTIONS = EnumSet.of(
            NotificationEvent.SUBSTITUTION_PLANNED,
            NotificationEvent.SUBSTITUTION_BEGAN,
            NotificationEvent.SUBSTITUTION_ENDED);

    private static final Set<NotificationEvent> OF_DRAFTS = EnumSet.of(
            NotificationEvent.DRAFT_REVIEW_ASKED,
            NotificationEvent.DRAFT_APPROVED,
            NotificationEvent.DRAFT_SENT_BACK,
            NotificationEvent.DRAFT_COMMENTED);

    static Stream<Arguments> everyTextInEveryLanguage() {
        Set<NotificationEvent> ofTickets = EnumSet.complementOf(EnumSet.copyOf(OF_SUBSTITUTIONS));
        ofTickets.removeAll(OF_DRAFTS);
        ofTickets.removeIf(NotificationEvent::isOfAccount);
        return inEveryLanguage(ofTickets);
    }

    static Stream<Arguments> everyTextOfSubstitutionsInEveryLanguage() {
        return inEveryLanguage(OF_SUBSTITUTIONS);
    }

    static Stream<Arguments> everyTextOfDraftsInEveryLanguage() {
        return inEveryLanguage(OF_DRAFTS);
    }

    private static Stream<Arguments> inEveryLanguage(Set<NotificationEvent> events) {
        return events.stream()
                .flatMap(event -> PackTemplates.LANGUAGES.stream().map(language -> Arguments.of(event, language)));
    }

    @ParameterizedTest
    @MethodSource("everyTextInEveryLanguage")
    void saysWhatHappenedToWhichTicketAndWhereToGo(NotificationEvent event, String language) {
        Templates.Text text = templates.render(TENANT, event, language, BERLIN, facts());

        assertThat(text.subject()).startsWith("FIN-7: ").contains("Ten chairs").doesNotContain("{{", "\n");
        assertThat(text.paragraphs())
                .isNotEmpty()
                .noneMatch(paragraph -> paragraph.contains("{{") || paragraph.isBlank());
        assertThat(text.action()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyTextInEveryLanguage")
    void isCompleteWithoutAnActorOrAComment(NotificationEvent event, String language) {
        Map<String, Object> facts = facts();
        facts.remove("actor");
        facts.remove("due");
        facts.remove("on_behalf_of");

        Templates.Text text = templates.render(TENANT, event, language, BERLIN, facts);

        assertThat(text.subject()).contains("Ten chairs");
        assertThat(text.action()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyTextOfSubstitutionsInEveryLanguage")
    void saysToEachOfTwoPeopleWhoStandsInForWhom(NotificationEvent event, String language) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "absent", "Laura Chen",
                "substitute", "Hannah Weiss",
                "from", "2026-11-20T17:00:00Z",
                "until", "2026-11-27T17:00:00Z"));
        Templates.Text toSubstitute = templates.render(TENANT, event, language, BERLIN, facts);
        facts.put("own", true);
        Templates.Text toAbsent = templates.render(TENANT, event, language, BERLIN, facts);

        assertThat(toSubstitute.subject()).contains("Laura Chen").doesNotContain("Hannah Weiss", "{{", "\n");
        assertThat(toAbsent.subject()).contains("Hannah Weiss").doesNotContain("Laura Chen", "{{", "\n");
        assertThat(toSubstitute.paragraphs()).hasSize(1).noneMatch(said -> said.contains("{{") || said.contains("T17"));
        assertThat(toAbsent.paragraphs()).hasSize(1).noneMatch(said -> said.contains("{{") || said.contains("T17"));
        assertThat(toAbsent.action()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyTextOfDraftsInEveryLanguage")
    void saysWhichProcessADraftIsOfAndWhatWasSaid(NotificationEvent event, String language) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "actor", "Oliver Grant", "process", Map.of("en", "Purchase", "de", "Beschaffung"), "comment", "Why?"));
        Templates.Text said = templates.render(TENANT, event, language, BERLIN, facts);
        facts.remove("comment");
        Templates.Text silent = templates.render(TENANT, event, language, BERLIN, facts);

        assertThat(said.subject()).startsWith(language.equals("de") ? "Beschaffung: " : "Purchase: ");
        assertThat(said.paragraphs()).anyMatch(paragraph -> paragraph.contains("Why?"));
        assertThat(String.join("\n", silent.paragraphs()))
                .contains("Oliver Grant")
                .doesNotContain("{{", "“”", ":");
        assertThat(silent.action()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"INVITED, en", "INVITED, de", "PASSWORD_FORGOTTEN, en", "PASSWORD_FORGOTTEN, de"})
    void saysWhoseAccountALetterIsAboutAndUntilWhenItsLinkIsGood(NotificationEvent event, String language) {
        Map<String, Object> facts =
                Map.of("actor", "Ruth Adler", "email", "noa@acme.example", "until", "2026-11-20T17:00:00Z");

        Templates.Text text = templates.render(TENANT, event, language, BERLIN, facts);
        String mail = templates.plain(language, "Noa", text, "https://assent/new-password#x", "");

        assertThat(mail)
                .contains("noa@acme.example", "2026, 18:00", text.action() + ": https://assent/new-password#x")
                .doesNotContain("{{", "--");
        assertThat(templates.html(language, "Noa", text, "https://assent/new-password#x", ""))
                .contains("href=\"https://assent/new-password#x\"")
                .doesNotContain("{{", "href=\"\"");
    }

    @Test
    void writesInstantsInTheReadersZoneAndManner() {
        Templates.Text english = templates.render(TENANT, NotificationEvent.APPROVAL_ASKED, "en", BERLIN, facts());
        Templates.Text german = templates.render(TENANT, NotificationEvent.APPROVAL_ASKED, "de", BERLIN, facts());

        assertThat(english.paragraphs()).anyMatch(paragraph -> paragraph.contains("20 Nov 2026, 18:00"));
        assertThat(german.paragraphs()).anyMatch(paragraph -> paragraph.contains("20.11.2026, 18:00"));
    }

    @Test
    void escapesInHtmlWhatPeopleWrote() {
        Map<String, Object> facts = facts();
        facts.put("title", "<script>alert(1)</script> & more");
        Templates.Text text = templates.render(TENANT, NotificationEvent.TICKET_COMPLETED, "en", BERLIN, facts);

        String html = templates.html("en", "Ann", text, "http://localhost/tickets/1", "http://localhost/settings");

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more")
                .doesNotContain("<script>");
        assertThat(templates.plain("en", "Ann", text, "http://localhost/tickets/1", "x"))
                .contains("http://localhost/tickets/1");
    }

    @Test
    void takesTemplateTagsThatPeopleWroteForText() {
        Map<String, Object> facts = facts();
        facts.put("comment", "{{requester}} {{{requester}}}");

        Templates.Text text = templates.render(TENANT, NotificationEvent.COMMENTED, "en", BERLIN, facts);

        assertThat(text.paragraphs()).contains("“{{requester}} {{{requester}}}”");
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "number", "FIN-7",
                "title", "Ten chairs",
                "requester", "Jane Porter",
                "actor", "Laura Chen",
                "comment", "Which colour?",
                "reason", "Amount over 5,000 needs the finance committee",
                "instead", "Mike Brown",
                "on_behalf_of", "Elena Fischer",
                "due", "2026-11-20T17:00:00Z",
                "resolution", true));
        facts.put("says", "It ends soon.");
        return facts;
    }
}
