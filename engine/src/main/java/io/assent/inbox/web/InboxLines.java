package io.assent.inbox.web;

import io.assent.catalog.Catalog;
import io.assent.inbox.InboxEntry;
import io.assent.inbox.Tasks;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.ReaderLanguage;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes lines of the inbox with the names of the people in them, looked up for a whole page at once. */
@Component
class InboxLines {

    private final Tasks tasks;
    private final People people;
    private final Catalog catalog;
    private final Clock clock;

    InboxLines(Tasks tasks, People people, Catalog catalog, Clock clock) {
        this.tasks = tasks;
        this.people = people;
        this.catalog = catalog;
        this.clock = clock;
    }

    Page<InboxLineResponse> of(Caller caller, Page<InboxEntry> page) {
        return new Page<>(of(caller, page.items()), page.nextCursor(), page.total());
    }

    InboxLineResponse of(Caller caller, InboxEntry entry) {
        return of(caller, List.of(entry)).getFirst();
    }

    private List<InboxLineResponse> of(Caller caller, List<InboxEntry> entries) {
        Map<UUID, PersonRef> persons = people.find(caller.tenant(), persons(entries)).values().stream()
                .collect(Collectors.toMap(PersonView::id, PersonRef::of));
        return entries.stream()
                .map(entry -> InboxLineResponse.of(
                        caller.person(),
                        entry,
                        word(caller, entry, entry.step()),
                        question(caller, entry),
                        persons,
                        people.groups(caller.tenant(), entry.principals()),
                        tasks.actions(caller, entry),
                        clock.instant()))
                .toList();
    }

    /** What a person asked stays as it was written; what the model asks has a translation. */
    private @Nullable String question(Caller caller, InboxEntry entry) {
        return entry.facts().get("question") instanceof String asked ? word(caller, entry, asked) : null;
    }

    /** Models speak English when they offer a task; only other readers need the words of the release. */
    private String word(Caller caller, InboxEntry entry, String english) {
        Locale language = ReaderLanguage.current();
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? english
                : catalog.requestType(caller.tenant(), entry.ticket().type())
                        .wording()
                        .in(language, english);
    }

    private static Set<UUID> persons(List<InboxEntry> entries) {
        Set<UUID> persons = new HashSet<>();
        for (InboxEntry entry : entries) {
            persons.add(entry.ticket().requester());
            if (entry.assignee() != null) {
                persons.add(entry.assignee());
            }
            persons.addAll(entry.standIns().keySet());
            persons.addAll(entry.standIns().values());
            InboxLineResponse.PERSONS.forEach(
                    fact -> InboxLineResponse.person(entry, fact).ifPresent(persons::add));
        }
        return persons;
    }
}
