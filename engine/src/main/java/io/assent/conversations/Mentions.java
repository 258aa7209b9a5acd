package io.assent.conversations;

import io.assent.people.People;
import io.assent.people.PersonView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the persons that a text names: {@code @anna@acme.example}, {@code @Anna.Berg}, or {@code @Berg} when there is only one. */
@Component
class Mentions {
    private static final int MOST = 20;
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.@/-])@([\\p{L}\\p{N}][\\p{L}\\p{N}_+.-]{0,63}(?:@[\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,20})?)");

    private final People people;

    Mentions(People people) {
        this.people = people;
    }

    Set<UUID> in(UUID tenant, String text) {
        var found = new LinkedHashSet<UUID>();
        MENTION.matcher(CODE.matcher(text).replaceAll(" "))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .limit(MOST)
                .forEach(name -> person(tenant, name).ifPresent(person -> found.add(person.id())));
        return found;
    }

    private Optional<PersonView> person(UUID tenant, String name) {
        String bare = name.replaceAll("[.-]+$", "");
        if (bare.contains("@")) {
            return people.named(tenant, bare).filter(PersonView::active);
        }
        List<PersonView> matching = people.search(tenant, bare.replaceAll("[._]", " "), 2);
        return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
    }
}
