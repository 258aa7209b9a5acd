package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A substitution as the API tells it.
 *
 * @param person who is away
 * @param ticketTypes empty for all
 * @param overAmount requests up to it still wait for the absent person, or for another substitute; absent for no such limit
 * @param maxAmount requests above it still wait for the absent person, or for another substitute; absent for no limit
 * @param setBy the absent person, or who arranged it for them
 */
public record SubstitutionView(
        UUID id,
        PersonRef person,
        PersonRef substitute,
        Instant from,
        Instant until,
        List<String> ticketTypes,
        @Nullable MaxAmount overAmount,
        @Nullable MaxAmount maxAmount,
        Substitution.State state,
        PersonRef setBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** Money as the API tells it. */
    public record MaxAmount(String amount, String currency) {

        static @Nullable MaxAmount of(Substitution.@Nullable Limit limit) {
            return limit == null ? null : new MaxAmount(limit.amount().toPlainString(), limit.currency());
        }
    }

    static SubstitutionView of(Substitution substitution, People people, Instant now) {
        Map<UUID, PersonView> persons = people.find(
                substitution.tenant(), List.of(substitution.person(), substitution.substitute(), substitution.setBy()));
        return new SubstitutionView(
                substitution.id(),
                ref(persons, substitution.person()),
                ref(persons, substitution.substitute()),
                substitution.from(),
                substitution.until(),
                substitution.ticketTypes().stream().sorted().toList(),
                MaxAmount.of(substitution.over()),
                MaxAmount.of(substitution.limit()),
                substitution.state(now),
                ref(persons, substitution.setBy()),
                substitution.createdAt(),
                substitution.endedAt());
    }

    private static PersonRef ref(Map<UUID, PersonView> persons, UUID id) {
        PersonView person = persons.get(id);
        return person == null ? PersonRef.unknown(id, "") : PersonRef.of(person);
    }
}
