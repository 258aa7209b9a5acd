package io.assent.people;

import java.util.UUID;

/** A person as the API names one. */
public record PersonRef(UUID id, String name, String email) {

    public static PersonRef of(PersonView person) {
        return new PersonRef(person.id(), person.name(), person.email());
    }
}
