package io.assent.substitutions;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose substitutions a person arranges, and sees. */
@Component
class SubstitutionPolicy {

    private final People people;

    SubstitutionPolicy(People people) {
        this.people = people;
    }

    /** Oneself, one's manager, the head of one's department, and administrators: somebody may fall ill. */
    boolean mayArrange(Caller caller, UUID absent) {
        return caller.person().equals(absent)
                || caller.is(Role.ADMIN)
                || people.manager(caller.tenant(), absent)
                        .map(PersonView::id)
                        .filter(caller.person()::equals)
                        .isPresent()
                || people.departmentHead(caller.tenant(), absent)
                        .map(PersonView::id)
                        .filter(caller.person()::equals)
                        .isPresent();
    }

    boolean maySee(Caller caller, Substitution substitution) {
        return caller.person().equals(substitution.substitute()) || mayArrange(caller, substitution.person());
    }
}
