package io.assent.notifications;

import io.assent.integrations.mail.MailMessage;
import io.assent.people.People;
import io.assent.people.PersonView;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes deliveries out as mails, in the reader's language and with links to the portal. */
@Component
class Letters {

    private final People people;
    private final Templates templates;
    private final MailSettings settings;
    private final ObjectProvider<AccountLink> accountLinks;
    private final URI publicUrl;

    Letters(
            People people,
            Templates templates,
            MailSettings settings,
            ObjectProvider<AccountLink> accountLinks,
            @Value("${assent.public-url:http://localhost:8080}") URI publicUrl) {
        this.people = people;
        this.templates = templates;
        this.settings = settings;
        this.accountLinks = accountLinks;
        this.publicUrl = publicUrl;
    }

    /** Nothing when the person has left. */
    Optional<MailMessage> write(UUID tenant, Delivery delivery) {
        return people.find(tenant, delivery.person()).filter(PersonView::active).map(person -> write(person, delivery));
    }

    private MailMessage write(PersonView person, Delivery delivery) {
        if (delivery.event().isOfAccount()) {
            AccountLink.Link link = accountLinks.getObject().of(person.tenant(), person.id(), delivery.event());
            Map<String, Object> facts = new HashMap<>(delivery.content().facts());
            facts.put("email", person.email());
            facts.put("until", link.until().toString());
            return write(person, delivery, facts, publicUrl + link.path(), "");
        }
        UUID ticket = delivery.ticketId();
        Object place = delivery.content().facts().getOrDefault(Notice.PATH, "/inbox");
        String link = publicUrl + (ticket == null ? place.toString() : "/tickets/" + ticket);
        return write(person, delivery, delivery.content().facts(), link, publicUrl + "/settings/notifications");
    }

    private MailMessage write(
            PersonView person, Delivery delivery, Map<String, Object> facts, String link, String settingsLink) {
        String language = Templates.language(delivery.content().language(), person);
        Templates.Text text = templates.render(person.tenant(), delivery.event(), language, person.zone(), facts);
        UUID ticket = delivery.ticketId();
        return new MailMessage(
                messageId("delivery", delivery.id()),
                ticket == null ? messageId("news", delivery.person()) : messageId("ticket", ticket),
                person.email(),
                person.name(),
                settings.replyTo(),
                language,
                text.subject(),
                templates.plain(language, person.name(), text, link, settingsLink),
                templates.html(language, person.name(), text, link, settingsLink));
    }

    /** Stable, so that a mail that is sent again is known to be the same. */
    private String messageId(String kind, UUID id) {
        return "<" + kind + "-" + id + "@" + publicUrl.getHost() + ">";
    }
}
