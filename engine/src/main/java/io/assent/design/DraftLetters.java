package io.assent.design;

import io.assent.catalog.DraftTemplate;
import io.assent.catalog.PackProblem;
import io.assent.catalog.PackRefused;
import io.assent.catalog.PackTemplates;
import io.assent.catalog.Packs;
import io.assent.catalog.TemplateEvent;
import io.assent.notifications.LetterPreviews;
import io.assent.notifications.LetterPreviews.Letter;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.scenarios.Scenario;
import io.assent.scenarios.ScenarioUnreadable;
import io.assent.scenarios.Scenarios;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a draft tells people in words of its own: what there is to say, and how it looks as a letter. */
@Service
@Transactional(readOnly = true)
public class DraftLetters {

    private final Drafts drafts;
    private final Packs packs;
    private final LetterPreviews letters;
    private final Tickets tickets;
    private final People people;

    DraftLetters(Drafts drafts, Packs packs, LetterPreviews letters, Tickets tickets, People people) {
        this.drafts = drafts;
        this.packs = packs;
        this.letters = letters;
        this.tickets = tickets;
        this.people = people;
    }

    /**
     * A text that a pack may have.
     *
     * @param names what it may name, besides the fields of the form
     * @param usual what the platform says where the pack has no such text, to begin with
     */
    public record TemplateChoice(String file, TemplateEvent event, String language, List<String> names, String usual) {}

    /** @param letter absent where something is wrong */
    public record TemplatePreview(
            List<PackProblem> problems, @Nullable Letter letter) {}

    /** @throws Refusal not found when there is no draft */
    public List<TemplateChoice> choices(Caller by, String pack) {
        drafts.find(by, Packs.canonical(pack));
        return Arrays.stream(TemplateEvent.values())
                .flatMap(event -> PackTemplates.LANGUAGES.stream()
                        .map(language -> new TemplateChoice(
                                PackTemplates.file(event, language),
                                event,
                                language,
                                event.names(),
                                letters.usual(event, language))))
                .toList();
    }

    /**
     * How the text would be sent to the caller.
     *
     * @param named id or number of a request of the pack that the caller may read; absent for an example
     */
    public TemplatePreview preview(
            Caller by,
            String key,
            @Nullable String name,
            @Nullable String text,
            @Nullable String named,
            List<Problem> found) {
        String pack = Packs.canonical(key);
        SortedMap<String, byte[]> files = drafts.files(by, pack);
        if (name == null || text == null) {
            Refusal.ifAny(
                    found,
                    List.of(new Problem(name == null ? "/name" : "/content", "REQUIRED", "A value is needed here.")));
            throw Refusal.invalid(found);
        }
        Refusal.ifAny(found);
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        try {
            DraftTemplate draft = packs.template(by, pack, files, name);
            PersonView reader = people.find(by.tenant(), by.person()).orElseThrow(() -> Refusal.notFound("person"));
            Letter letter = named == null
                    ? example(pack, draft, reader, files)
                    : real(by, pack, draft, reader, tickets.named(by, named));
            return new TemplatePreview(List.of(), letter);
        } catch (PackRefused refused) {
            return new TemplatePreview(refused.problems(), null);
        }
    }

    private Letter real(Caller by, String pack, DraftTemplate draft, PersonView reader, TicketView ticket) {
        if (!ticket.type().equals(pack)) {
            throw Refusal.notFound("ticket");
        }
        Map<String, Object> request = new HashMap<>(Map.of("title", ticket.title()));
        request.put("number", ticket.number() == null ? "" : ticket.number());
        people.find(by.tenant(), ticket.requester()).ifPresent(person -> request.put("requester", person.name()));
        return letters.of(draft, reader, request, ticket.customFields());
    }

    /** With the answers of a scenario, and the names of the fields where it has none, or one that is somebody to the requester. */
    private Letter example(String pack, DraftTemplate draft, PersonView reader, SortedMap<String, byte[]> files) {
        Locale language = Locale.forLanguageTag(draft.language());
        Map<String, Object> answers = new HashMap<>();
        draft.form()
                .keys()
                .forEach(field ->
                        draft.form().label(field, language).ifPresent(label -> answers.put(field, "‹" + label + "›")));
        given(pack, files).forEach((field, answer) -> {
            if (!answer.toString().startsWith("{")) {
                answers.put(field, answer);
            }
        });
        String title = draft.pack().name().in(language);
        return letters.of(draft, reader, Map.of("number", draft.pack().prefix() + "-1042", "title", title), answers);
    }

    private static Map<String, Object> given(String pack, SortedMap<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(Drafts.SCENARIOS))
                .flatMap(file -> given(pack, file.getValue()))
                .filter(each -> each.type().equals(pack) && !each.answers().isEmpty())
                .map(Scenario.Given::answers)
                .findFirst()
                .orElse(Map.of());
    }

    private static Stream<Scenario.Given> given(String pack, byte[] scenario) {
        try {
            return Stream.of(Scenarios.read(pack, scenario).given());
        } catch (ScenarioUnreadable e) {
            return Stream.empty();
        }
    }
}
