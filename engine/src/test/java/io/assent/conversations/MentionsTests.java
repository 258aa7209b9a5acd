package io.assent.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.People;
import io.assent.people.PersonView;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G1")
class MentionsTests {

    private final UUID tenant = UUID.randomUUID();
    private final PersonView anna = person("Anna Berg", "anna@acme.example");
    private final PersonView otto = person("Otto Berg", "otto@acme.example");
    private final Mentions mentions = new Mentions((People) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {People.class},
            (_, method, arguments) -> switch (method.getName()) {
                case "named" -> arguments[1].equals(anna.email()) ? Optional.of(anna) : Optional.empty();
                case "search" -> found((String) arguments[1]);
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    private List<PersonView> found(String text) {
        return switch (text) {
            case "Anna Berg" -> List.of(anna);
            case "Otto" -> List.of(otto);
            case "Berg" -> List.of(anna, otto);
            default -> List.of();
        };
    }

    private PersonView person(String name, String email) {
        return new PersonView(
                UUID.randomUUID(),
                tenant,
                name,
                email,
                null,
                null,
                null,
                true,
                Set.of(),
                Set.of(),
                "en",
                ZoneOffset.UTC,
                null);
    }

    @Test
    void findsPersonsByAddressAndByName() {
        assertThat(mentions.in(tenant, "@anna@acme.example, please look. (@Otto.)"))
                .containsExactly(anna.id(), otto.id());
        assertThat(mentions.in(tenant, "@Anna.Berg: thanks")).containsExactly(anna.id());
    }

    @Test
    void namesNobodyWhenSeveralAreMeant() {
        assertThat(mentions.in(tenant, "@Berg")).isEmpty();
    }

    @Test
    void doesNotTakeAddressesAndCodeForMentions() {
        assertThat(mentions.in(tenant, "write to anna@acme.example, mail@Otto or https://a.example/@Otto"))
                .isEmpty();
        assertThat(mentions.in(tenant, "`@Otto` and\n```\n@Otto\n```")).isEmpty();
    }
}
