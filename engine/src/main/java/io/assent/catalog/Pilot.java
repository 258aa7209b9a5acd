package io.assent.catalog;

import io.assent.people.PersonView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release that some people meet before all do, see ADR 0026.
 *
 * @param version the ETag; no other pilot has it
 */
public record Pilot(UUID release, Audience audience, UUID startedBy, Instant startedAt, long version) {

    /**
     * Who meets it, one of the two.
     *
     * @param percent of all people
     * @param group key of the group whose members do
     */
    public record Audience(
            @Nullable Integer percent, @Nullable String group) {

        boolean has(String pack, PersonView person) {
            return group != null && person.groups().contains(group) || hasByShare(pack, person.id());
        }

        /** Whoever is among ten of a hundred is among twenty, and among ten again with the next pilot of the pack. */
        boolean hasByShare(String pack, UUID person) {
            UUID seed = UUID.nameUUIDFromBytes((pack + person).getBytes(StandardCharsets.UTF_8));
            return percent != null && Math.floorMod(seed.getLeastSignificantBits(), 100) < percent;
        }

        /** As the trail tells it. */
        @Override
        public String toString() {
            return percent == null ? String.valueOf(group) : percent + " %";
        }
    }
}
