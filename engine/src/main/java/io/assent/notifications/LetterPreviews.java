package io.assent.notifications;

import io.assent.catalog.DraftTemplate;
import io.assent.catalog.PackTemplate;
import io.assent.catalog.TemplateEvent;
import io.assent.people.PersonView;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Shows the words of a pack as they would be sent. */
@Service
public class LetterPreviews {

    private static final Map<String, Object> SAMPLES = Map.of(
            "requester",
            "Jane Porter",
            "actor",
            "Laura Chen",
            "on_behalf_of",
            "Elena Fischer",
            "comment",
            Map.of("en", "Let us do it this week.", "de", "Machen wir es noch diese Woche."),
            "reason",
            Map.of("en", "Everything above this needs a second look.", "de", "Darüber schaut immer noch jemand hin."),
            "task",
            Map.of("en", "Get it done", "de", "Erledigen"),
            "says",
            Map.of("en", "It ends within a week.", "de", "In einer Woche ist es vorbei."));
    private static final Duration SOON = Duration.ofDays(2);

    private final Templates templates;
    private final Clock clock;

    LetterPreviews(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** @param own whether the pack's words are sent, and not those of the platform since a value is missing */
    public record Letter(boolean own, String subject, String text, String html) {}

    /**
     * A letter to the reader, as text and as HTML.
     *
     * @param request its number, title and, where it is known, its requester; everything else is made up
     */
    public Letter of(DraftTemplate draft, PersonView reader, Map<String, Object> request, Map<String, Object> answers) {
        NotificationEvent event = NotificationEvent.valueOf(draft.event().name());
        String language = draft.language();
        Map<String, Object> facts = new HashMap<>(SAMPLES);
        facts.put("due", clock.instant().plus(SOON).toString());
        facts.putAll(request);
        Templates.Text usual = templates.usual(event, language, Templates.spoken(facts, language, reader.zone()));
        Optional<Templates.Text> own = own(draft, reader.zone(), PackLetters.with(facts, answers))
                .map(filled -> templates.own(filled, usual.action()));
        Templates.Text text = own.orElse(usual);
        return new Letter(
                own.isPresent(),
                text.subject(),
                templates.plain(language, reader.name(), text, "…", "…"),
                templates.html(language, reader.name(), text, "#", "…"));
    }

    private static Optional<PackTemplate.Filled> own(DraftTemplate draft, ZoneId zone, Map<String, Object> facts) {
        return PackLetters.say(draft.template(), draft.pack(), draft.form(), draft.language(), zone, facts);
    }

    /** What the platform says, to begin with: in the form of a pack's text. */
    public String usual(TemplateEvent event, String language) {
        Map<String, Object> names =
                event.names().stream().collect(Collectors.toMap(Function.identity(), "{{%s}}"::formatted));
        Templates.Text text = templates.usual(NotificationEvent.valueOf(event.name()), language, names);
        return "# %s\n\n%s\n".formatted(text.subject(), String.join("\n\n", text.paragraphs()));
    }
}
