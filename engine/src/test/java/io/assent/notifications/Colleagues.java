package io.assent.notifications;

import io.assent.audit.Audit;
import io.assent.catalog.Catalog;
import io.assent.catalog.Localized;
import io.assent.catalog.Pack;
import io.assent.catalog.PackTemplate;
import io.assent.catalog.PackTemplates;
import io.assent.catalog.Release;
import io.assent.catalog.Wording;
import io.assent.forms.Form;
import io.assent.forms.Forms;
import io.assent.inbox.Inbox;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Ids;
import io.assent.tickets.Tickets;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Stands in for the module that knows people. */
@TestConfiguration
class Colleagues {

    private final Map<UUID, PersonView> persons = new ConcurrentHashMap<>();
    /** Whether requests cannot wait until somebody looks. */
    final AtomicBoolean waking = new AtomicBoolean();

    /** What their pack says in words of its own. */
    final Map<String, PackTemplate> templates = new ConcurrentHashMap<>();

    private static final Form FORM = new Forms(Clock.systemUTC()).read("""
        {"type": "default", "id": "purchase", "schemaVersion": 18,
         "components": [{"type": "number", "id": "amount", "key": "amount", "label": "Amount"}]}
        """.getBytes(StandardCharsets.UTF_8), Map.of());

    private final List<Audit.Entry> recorded = new CopyOnWriteArrayList<>();

    PersonView join(UUID tenant, String name, String locale, boolean active) {
        UUID id = Ids.next();
        String email = name.toLowerCase(java.util.Locale.ROOT) + "-" + id + "@acme.example";
        PersonView person = new PersonView(
                id,
                tenant,
                name,
                email,
                null,
                null,
                null,
                active,
                Set.of(),
                Set.of(),
                locale,
                ZoneId.of("Europe/Berlin"),
                null);
        persons.put(id, person);
        return person;
    }

    /** What went into the trail about a subject. */
    List<String> recorded(UUID subject) {
        return recorded.stream()
                .filter(entry -> entry.subject().equals(subject.toString()))
                .map(Audit.Entry::action)
                .toList();
    }

    @Bean
    Audit audit() {
        return (_, entry) -> recorded.add(entry);
    }

    @Bean
    People people() {
        return (People) Proxy.newProxyInstance(
                People.class.getClassLoader(),
                new Class<?>[] {People.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "find" ->
                        Optional.ofNullable(persons.get(arguments[1]))
                                .filter(person -> person.tenant().equals(arguments[0]));
                    case "groups" -> List.of();
                    case "manager", "departmentHead" -> Optional.empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static Pack pack(boolean wakes) {
        Localized name = Localized.of("Purchase", "Einkauf");
        return new Pack(
                "purchase",
                name,
                name,
                "cart",
                "finance",
                "FIN",
                new Pack.Visibility(Set.of(), Set.of()),
                "purchase",
                "request.form",
                Set.of(),
                List.of(),
                "amount",
                "currency",
                new Pack.Targets(Map.of(), Map.of(), Map.of()),
                null,
                wakes,
                "MEDIUM");
    }

    /** Every request is of the same type. */
    @Bean
    Catalog catalog() {
        return (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(),
                new Class<?>[] {Catalog.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "release" ->
                        new Release(
                                (UUID) arguments[1],
                                (UUID) arguments[0],
                                1,
                                "",
                                "",
                                pack(waking.get()),
                                FORM,
                                new Wording(Map.of("de", Map.of("Carry it out", "Durchführen"))),
                                new PackTemplates(Map.copyOf(templates)),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                List.of(),
                                Instant.now());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Nobody waits for anything. */
    @Bean
    Inbox inbox() {
        return (Inbox) Proxy.newProxyInstance(
                Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (_, _, _) -> Set.of());
    }

    @Bean
    Tickets tickets() {
        return (Tickets) Proxy.newProxyInstance(
                Tickets.class.getClassLoader(), new Class<?>[] {Tickets.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
