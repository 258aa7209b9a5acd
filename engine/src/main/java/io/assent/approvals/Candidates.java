package io.assent.approvals;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.TicketView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom people may put in another's place or beside those asked: an active colleague other than the requester and themselves, who has
 * no voice in the plan yet.
 */
@Component
class Candidates {

    private final People people;
    private final Approvers approvers;

    Candidates(People people, Approvers approvers) {
        this.people = people;
        this.approvers = approvers;
    }

    /**
     * @param pointer where the name stands in what was sent
     * @param giver who handed it on to the caller and may have it back
     * @throws Refusal when nobody, or nobody who may decide, is named
     */
    PersonView require(
            Caller by, TicketView ticket, Plan plan, String pointer, @Nullable String named, @Nullable UUID giver) {
        if (named == null || named.isBlank()) {
            throw Refusal.invalid(
                    List.of(new Problem(pointer, "REQUIRED", "Name the person who is to be asked, by id or e-mail.")));
        }
        PersonView person = people.require(by.tenant(), named, pointer);
        if (person.id().equals(ticket.requester())) {
            throw wrong(pointer, "SEPARATION_OF_DUTIES", "Nobody decides on their own request; choose somebody else.");
        }
        if (!approvers.isAble(person, ticket)) {
            throw wrong(
                    pointer,
                    "NOT_ABLE_TO_DECIDE",
                    person.name() + " cannot decide here; choose somebody who is active.");
        }
        if (person.id().equals(by.person())) {
            throw wrong(pointer, "SAME_PERSON", "Choose somebody other than yourself.");
        }
        if (!person.id().equals(giver) && approvers.involved(plan, ticket).contains(person.id())) {
            throw wrong(
                    pointer,
                    "ALREADY_ASKED",
                    person.name() + " decides on this request in their own right; choose somebody else.");
        }
        return person;
    }

    private static Refusal wrong(String pointer, String code, String detail) {
        return new Refusal(Category.INVALID, code, detail, List.of(new Problem(pointer, code, detail)));
    }
}
