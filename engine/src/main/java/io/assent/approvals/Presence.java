package io.assent.approvals;

import io.assent.substitutions.Substitution;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who of some people acts in a coming time, themselves or by a substitute. Like everywhere one substitute is followed and no further:
 * one who is away too does not act.
 */
final class Presence {

    private final List<Substitution> substitutions;
    private final Instant from;
    private final Instant until;
    private final Predicate<UUID> isAble;

    /**
     * @param substitutions those of the time, of anybody
     * @param isAble who may decide at all
     */
    Presence(List<Substitution> substitutions, Instant from, Instant until, Predicate<UUID> isAble) {
        this.substitutions = substitutions;
        this.from = from;
        this.until = until;
        this.isAble = isAble;
    }

    /**
     * The moment at which fewest act.
     *
     * @param since when that begins
     */
    record Weakest(Set<UUID> acting, Instant since) {}

    /** @param covers whether a substitution holds for what is to be decided */
    Weakest weakest(Collection<UUID> persons, Predicate<Substitution> covers) {
        Weakest weakest = new Weakest(acting(persons, covers, from), from);
        for (Instant moment : beginnings()) {
            Set<UUID> acting = acting(persons, covers, moment);
            if (acting.size() < weakest.acting().size()) {
                weakest = new Weakest(acting, moment);
            }
        }
        return weakest;
    }

    /** Only when an absence begins can there be fewer than before. */
    private List<Instant> beginnings() {
        return substitutions.stream()
                .map(Substitution::from)
                .filter(begins -> begins.isAfter(from) && begins.isBefore(until))
                .distinct()
                .sorted()
                .toList();
    }

    private Set<UUID> acting(Collection<UUID> persons, Predicate<Substitution> covers, Instant at) {
        Set<UUID> acting = new LinkedHashSet<>();
        for (UUID person : persons) {
            if (!isAway(person, at)) {
                Optional.of(person).filter(isAble).ifPresent(acting::add);
            } else {
                absences(person, at)
                        .filter(covers)
                        .map(Substitution::substitute)
                        .filter(substitute -> isAble.test(substitute) && !isAway(substitute, at))
                        .findFirst()
                        .ifPresent(acting::add);
            }
        }
        return acting;
    }

    private boolean isAway(UUID person, Instant at) {
        return absences(person, at).findAny().isPresent();
    }

    private Stream<Substitution> absences(UUID person, Instant at) {
        return substitutions.stream()
                .filter(each -> each.person().equals(person)
                        && !each.from().isAfter(at)
                        && each.until().isAfter(at));
    }
}
