package io.assent.sla;

import io.assent.people.DepartmentView;
import io.assent.people.PersonView;
import java.util.UUID;

/** For whose requests a policy holds, where it does not hold for everybody's. */
public record Customer(Kind kind, UUID id, String name) {

    /** What the customer is. */
    public enum Kind {
        PERSON,
        DEPARTMENT
    }

    static Customer of(PersonView person) {
        return new Customer(Kind.PERSON, person.id(), person.name());
    }

    static Customer of(DepartmentView department) {
        return new Customer(Kind.DEPARTMENT, department.id(), department.name());
    }
}
