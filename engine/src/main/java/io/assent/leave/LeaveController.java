package io.assent.leave;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody reads their own balance; administrators and the people team read and set those of all. */
@RestController
@RequestMapping("/api/v1/people/{id}/leave")
@Tag(name = "People")
class LeaveController {

    private static final String PEOPLE_TEAM = "hr";
    private static final UUID NONE = new UUID(0, 0);
    private static final BigDecimal MOST = BigDecimal.valueOf(366);

    private final LeaveStore store;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    LeaveController(LeaveStore store, People people, Audit audit, Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param days with one decimal at most */
    record Entitlement(@Nullable Integer year, @Nullable BigDecimal days) {

        List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (year == null || year < 2000 || year > 2999) {
                problems.add(new Problem("/year", "INVALID", "Name a year from 2000 to 2999."));
            }
            if (days == null
                    || days.signum() < 0
                    || days.compareTo(MOST) > 0
                    || days.stripTrailingZeros().scale() > 1) {
                problems.add(new Problem("/days", "INVALID", "Give a number from 0 to 366 with one decimal at most."));
            }
            return problems;
        }
    }

    @GetMapping
    @Transactional(readOnly = true)
    @Operation(summary = "How many days of leave a person has in a year, and what is taken of them")
    ResponseEntity<Balance> get(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer year) {
        PersonView person = requireSight(caller, id, caller.person().equals(id));
        return answer(person, year == null ? Year.now(clock).getValue() : year);
    }

    @PutMapping
    @Transactional
    @Operation(summary = "Say how many days of leave a person has in a year")
    ResponseEntity<Balance> set(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Entitlement entitlement,
            BodyProblems wrong) {
        PersonView person = requireSight(caller, id, false);
        Refusal.ifAny(wrong.found(), entitlement.problems());
        int year = Objects.requireNonNull(entitlement.year());
        BigDecimal days = Objects.requireNonNull(entitlement.days());
        store.queue(caller.tenant(), id, year);
        ETags.require(ifMatch, store.version(caller.tenant(), id, year));
        BigDecimal before = store.balance(caller.tenant(), id, year, NONE).entitled();
        store.entitle(caller.tenant(), id, year, days);
        audit.record(
                caller,
                new Entry(
                        "LEAVE_ENTITLED",
                        null,
                        "person",
                        id.toString(),
                        null,
                        before == null ? null : Map.of("year", year, "days", before),
                        Map.of("year", year, "days", days)));
        return answer(person, year);
    }

    private ResponseEntity<Balance> answer(PersonView person, int year) {
        return ResponseEntity.ok()
                .eTag(ETags.of(store.version(person.tenant(), person.id(), year)))
                .body(store.balance(person.tenant(), person.id(), year, NONE));
    }

    private PersonView requireSight(Caller caller, UUID id, boolean own) {
        boolean may = own
                || caller.is(Role.ADMIN)
                || people.members(caller.tenant(), PEOPLE_TEAM).stream()
                        .anyMatch(member -> member.id().equals(caller.person()));
        return people.find(caller.tenant(), id).filter(_ -> may).orElseThrow(() -> Refusal.notFound("person"));
    }
}
