package io.assent.approvals;

import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.AnswerRule;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom a requester names must be able to decide: told when the request is sent, so that nobody else is asked in their place later on. */
@Component
class NamedApprovers implements AnswerRule {

    private final People people;

    NamedApprovers(People people) {
        this.people = people;
    }

    @Override
    public List<Problem> problems(
            Release release, UUID requester, Map<String, Object> before, Map<String, Object> answers) {
        return release.approverFields().stream()
                .filter(field ->
                        answers.containsKey(field) && !answers.get(field).equals(before.get(field)))
                .filter(field -> !isAble(release.tenant(), String.valueOf(answers.get(field)), requester))
                .map(field -> new Problem(
                        "/custom_fields/" + field,
                        "NOT_A_CANDIDATE",
                        "Name an active colleague other than yourself, by e-mail address."))
                .toList();
    }

    private boolean isAble(UUID tenant, String named, UUID requester) {
        return people.named(tenant, named)
                .filter(person -> Approvers.isAble(person, requester))
                .isPresent();
    }
}
