package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Refusal.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a substitution may not be: backwards, over, twice for the same, or a circle. */
@Component
class SubstitutionRules {

    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private final SubstitutionStore store;
    private final People people;
    private final Amounts amounts;

    SubstitutionRules(SubstitutionStore store, People people, Amounts amounts) {
        this.store = store;
        this.people = people;
        this.amounts = amounts;
    }

    /** @param self the one that is changed, which is not compared with itself */
    void check(PersonView absent, WishReader.Read read, UUID self, Instant now, List<Problem> problems) {
        if (amounts.isNothingBetween(read.over(), read.limit())) {
            problems.add(new Problem(
                    "/max_amount", "BACKWARDS", "No amount is over the one and up to the other; correct one of them."));
        }
        Instant from = read.from();
        Instant until = read.until();
        if (from == null || until == null) {
            return;
        }
        if (!from.isBefore(until)) {
            problems.add(new Problem("/until", "BACKWARDS", "The end comes after the beginning; correct one of them."));
        } else if (!until.isAfter(now)) {
            problems.add(new Problem("/until", "PAST", "This time is over; choose an end that is still to come."));
        } else if (until.isAfter(now.plus(FARTHEST))) {
            problems.add(new Problem("/until", "TOO_FAR", "Choose an end within the next five years."));
        } else {
            List<Substitution> others = store.between(absent.tenant(), from, until).stream()
                    .filter(other -> !other.id().equals(self))
                    .toList();
            overlap(absent, read, others, problems);
            circle(absent, read, others, problems);
        }
    }

    private void overlap(PersonView absent, WishReader.Read read, List<Substitution> others, List<Problem> problems) {
        others.stream()
                .filter(other -> other.person().equals(absent.id())
                        && other.sharesTypesWith(read.ticketTypes())
                        && !amounts.isNothingBetween(read.over(), other.limit())
                        && !amounts.isNothingBetween(other.over(), read.limit()))
                .findFirst()
                .ifPresent(other -> problems.add(new Problem(
                        "/from",
                        "OVERLAPS",
                        name(other, other.substitute()) + " already stands in then for the same requests, until "
                                + other.until()
                                + "; change or end that one, or choose other dates, types or amounts.")));
    }

    /** Whether a way from the substitute over those who stand in for them, for the same requests at the same time, leads back. */
    private void circle(PersonView absent, WishReader.Read read, List<Substitution> others, List<Problem> problems) {
        PersonView substitute = read.substitute();
        if (substitute == null || substitute.id().equals(absent.id())) {
            return;
        }
        Set<Reach> seen = new HashSet<>();
        Deque<Reach> todo = new ArrayDeque<>(List.of(Reach.of(read, substitute.id())));
        while (!todo.isEmpty()) {
            Reach reach = todo.poll();
            if (reach.person().equals(absent.id())) {
                problems.add(new Problem(
                        "/substitute",
                        "CIRCULAR",
                        substitute.name() + " is away in that time and counts on " + absent.name()
                                + " for the same requests, directly or through others; choose somebody else."));
                return;
            }
            if (seen.add(reach)) {
                others.stream()
                        .filter(other -> other.person().equals(reach.person()))
                        .flatMap(other -> reach.via(other, amounts).stream())
                        .forEach(todo::add);
            }
        }
    }

    private String name(Substitution substitution, UUID person) {
        return people.find(substitution.tenant(), person).map(PersonView::name).orElse("Somebody");
    }
}
