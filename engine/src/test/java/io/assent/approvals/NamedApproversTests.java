package io.assent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.people.PersonView;
import io.assent.shared.Ids;
import io.assent.shared.Role;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B5")
class NamedApproversTests {

    private static final UUID REQUESTER = Ids.next();

    private static PersonView person(UUID id, boolean active, Role... roles) {
        return new PersonView(
                id,
                REQUESTER,
                "A",
                "a@acme.example",
                null,
                null,
                null,
                active,
                Set.of(roles),
                Set.of(),
                "en",
                ZoneOffset.UTC,
                null);
    }

    @Test
    void areActiveColleaguesOtherThanTheRequester() {
        assertThat(Approvers.isAble(person(Ids.next(), true, Role.EMPLOYEE), REQUESTER))
                .isTrue();
        assertThat(Approvers.isAble(person(Ids.next(), false, Role.EMPLOYEE), REQUESTER))
                .as("somebody who has left")
                .isFalse();
        assertThat(Approvers.isAble(person(REQUESTER, true, Role.EMPLOYEE), REQUESTER))
                .isFalse();
        assertThat(Approvers.isAble(person(Ids.next(), true, Role.CUSTOMER), REQUESTER))
                .isFalse();
    }
}
