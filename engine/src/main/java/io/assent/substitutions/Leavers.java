package io.assent.substitutions;

import io.assent.audit.Audit;
import io.assent.people.OrganisationChanged;
import io.assent.people.People;
import io.assent.people.PersonView;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When somebody leaves, nobody counts on them any more, and what waits for them is passed on. */
@Component
class Leavers {

    private static final int ALL = 1_000;

    private final SubstitutionStore store;
    private final Turns turns;
    private final Rounds rounds;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Leavers(SubstitutionStore store, Turns turns, Rounds rounds, People people, Audit audit, Clock clock) {
        this.store = store;
        this.turns = turns;
        this.rounds = rounds;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(OrganisationChanged change) {
        if (!change.action().equals("PERSON_DEACTIVATED")) {
            return;
        }
        UUID tenant = change.by().tenant();
        String name =
                people.find(tenant, change.subject()).map(PersonView::name).orElse("");
        store.open(tenant, change.subject(), clock.instant(), ALL).forEach(substitution -> {
            audit.record(
                    change.by(),
                    Substitutions.entry("SUBSTITUTION_ENDED", change.by(), substitution)
                            .changing(Substitutions.facts(substitution), null));
            turns.end(substitution, name);
        });
        rounds.go(tenant, change.subject());
    }
}
