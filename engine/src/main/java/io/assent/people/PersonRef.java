package io.assent.people;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the API names one.
 *
 * @param photo the address of their photo, another one for each
 */
public record PersonRef(
        UUID id, String name, String email, @Nullable String photo) {

    public static PersonRef of(PersonView person) {
        return new PersonRef(person.id(), person.name(), person.email(), person.photo());
    }

    /** @param known those that were found */
    public static PersonRef of(Map<UUID, PersonView> known, UUID id) {
        PersonView person = known.get(id);
        return person == null ? unknown(id, "") : of(person);
    }

    /** Somebody of whom no more than this is known. */
    public static PersonRef unknown(UUID id, String name) {
        return new PersonRef(id, name, "", null);
    }
}
