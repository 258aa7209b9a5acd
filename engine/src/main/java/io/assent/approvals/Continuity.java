package io.assent.approvals;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.assent.approvals.Approvers.Instead;
import io.assent.approvals.Presence.Weakest;
import io.assent.approvals.WeakStep.Finding;
import io.assent.catalog.Catalog;
import io.assent.catalog.PolicyRow;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Role;
import io.assent.shared.web.ReaderLanguage;
import io.assent.substitutions.StandIns;
import io.assent.substitutions.Substitution;
import io.assent.tickets.TicketRef;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where decisions rest on nobody, on one person or on the requester in the next thirty days: in the steps of open requests, and in
 * those that the policies mean for requests to come.
 */
@Component
@Transactional(readOnly = true)
class Continuity {

    private static final Duration AHEAD = Duration.ofDays(30);
    /** Requests that are looked at, the longest waiting first. */
    private static final int MOST_REQUESTS = 2_000;

    private static final int EXAMPLES = 5;

    private final PlanStore store;
    private final Tickets tickets;
    private final Approvers approvers;
    private final People people;
    private final Catalog catalog;
    private final StandIns standIns;
    private final Clock clock;

    Continuity(
            PlanStore store,
            Tickets tickets,
            Approvers approvers,
            People people,
            Catalog catalog,
            StandIns standIns,
            Clock clock) {
        this.store = store;
        this.tickets = tickets;
        this.approvers = approvers;
        this.people = people;
        this.catalog = catalog;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** The most urgent first. @param only those with one finding; absent for all */
    public List<WeakStep> of(Caller caller, @Nullable Finding only) {
        Permissions.require(caller, Permission.MANAGE_PEOPLE);
        Instant now = clock.instant();
        List<Substitution> away = standIns.between(caller.tenant(), now, now.plus(AHEAD));
        return Stream.concat(openSteps(caller.tenant(), away, now), stepsToCome(caller, away, now))
                .filter(step -> only == null || step.finding() == only)
                .sorted(Comparator.comparing(WeakStep::finding)
                        .thenComparing(WeakStep::since)
                        .thenComparing(WeakStep::requestType)
                        .thenComparing(WeakStep::id))
                .toList();
    }

    private Stream<WeakStep> openSteps(UUID tenant, List<Substitution> away, Instant now) {
        List<UUID> waiting = store.waiting(tenant, MOST_REQUESTS);
        Map<UUID, TicketView> about = tickets.get(tenant, waiting);
        return store.find(tenant, waiting).stream().flatMap(plan -> {
            TicketView ticket = Objects.requireNonNull(about.get(plan.ticket));
            return plan.steps.stream().filter(Step::isOpen).flatMap(step -> openStep(ticket, step, away, now).stream());
        });
    }

    private Optional<WeakStep> openStep(TicketView ticket, Step step, List<Substitution> away, Instant now) {
        Led led = step.opened
                ? new Led(asked(step), null, null)
                : led(
                        approvers.meant(step.plan, ticket),
                        step.plan.rule(),
                        step.plan.fallback(),
                        ticket.tenant(),
                        ticket.requester());
        Weakest weakest = presence(ticket.tenant(), ticket.requester(), away, now)
                .weakest(led.persons(), substitution -> standIns.covers(substitution, ticket));
        Release release = catalog.release(ticket.tenant(), ticket.release());
        Map<UUID, PersonView> requester = people.find(ticket.tenant(), List.of(ticket.requester()));
        Optional<Finding> found = step.isUnheard() ? Optional.of(Finding.UNHEARD) : finding(weakest, led);
        return found.map(finding -> new WeakStep(
                step.id,
                finding,
                step.isUnheard() ? now : weakest.since(),
                TicketRef.of(ticket, requester),
                ticket.type(),
                release.wording().in(ReaderLanguage.current(), step.plan.reason()),
                step.plan.approver(),
                refs(ticket.tenant(), weakest.acting()),
                led.group(),
                1,
                List.of()));
    }

    private Stream<WeakStep> stepsToCome(Caller caller, List<Substitution> away, Instant now) {
        List<PersonView> requesters = requesters(caller.tenant());
        return catalog.visibleTo(Caller.system(caller.tenant())).stream()
                .flatMap(release -> release.policy().stream()
                        .filter(row -> !row.approver().startsWith("field:"))
                        .distinct()
                        .flatMap(row -> stepsToCome(release, row, requesters, away, now)));
    }

    private Stream<WeakStep> stepsToCome(
            Release release, PolicyRow row, List<PersonView> requesters, List<Substitution> away, Instant now) {
        Map<Finding, List<Case>> cases = requesters.stream()
                .flatMap(requester -> toCome(release, row, requester, away, now).stream())
                .collect(groupingBy(Case::finding));
        return cases.entrySet().stream().map(each -> weak(release, row, each.getKey(), each.getValue()));
    }

    /** One requester's step. */
    private record Case(
            PersonView requester,
            Finding finding,
            Weakest weakest,
            @Nullable String group) {}

    private Optional<Case> toCome(
            Release release, PolicyRow row, PersonView requester, List<Substitution> away, Instant now) {
        Led led = led(
                approvers.meant(row.approver(), release.tenant(), requester.id()),
                Rule.parse(row.rule().isEmpty() ? "any" : row.rule()),
                row.fallback().isEmpty() ? null : row.fallback(),
                release.tenant(),
                requester.id());
        Weakest weakest = presence(release.tenant(), requester.id(), away, now)
                .weakest(led.persons(), substitution -> substitution.isFor(release.key()));
        return finding(weakest, led).map(finding -> new Case(requester, finding, weakest, led.group()));
    }

    /**
     * Whom a step leads to.
     *
     * @param instead why others than those meant decide
     * @param group the fall-back group among these
     */
    private record Led(
            List<UUID> persons,
            @Nullable Finding instead,
            @Nullable String group) {}

    /** As the process finds them, when none of those meant may decide. */
    private Led led(List<PersonView> meant, Rule rule, @Nullable String fallback, UUID tenant, UUID requester) {
        if (!Approvers.able(meant, requester).isEmpty()) {
            return new Led(ids(meant), null, null);
        }
        Instead instead = approvers.instead(meant, rule, fallback, tenant, requester);
        boolean isRequesters =
                !meant.isEmpty() && meant.stream().allMatch(each -> each.id().equals(requester));
        Finding why = isRequesters ? Finding.REQUESTER : instead.above() ? null : Finding.FALLBACK;
        return new Led(ids(instead.persons()), why, instead.group());
    }

    private WeakStep weak(Release release, PolicyRow row, Finding finding, List<Case> cases) {
        Instant since = cases.stream()
                .map(each -> each.weakest().since())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<UUID> acting = cases.stream()
                .flatMap(each -> each.weakest().acting().stream())
                .distinct()
                .limit(EXAMPLES)
                .toList();
        String key = String.join(" ", release.key(), row.approver(), row.reason(), finding.name());
        return new WeakStep(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                finding,
                since,
                null,
                release.key(),
                release.wording().in(ReaderLanguage.current(), row.reason()),
                row.approver(),
                refs(release.tenant(), acting),
                cases.stream()
                        .flatMap(each -> Stream.ofNullable(each.group()))
                        .findFirst()
                        .orElse(null),
                cases.size(),
                cases.stream()
                        .limit(EXAMPLES)
                        .map(each -> PersonRef.of(each.requester()))
                        .toList());
    }

    private static Optional<Finding> finding(Weakest weakest, Led led) {
        if (weakest.acting().isEmpty()) {
            return Optional.of(Finding.NOBODY);
        }
        if (led.instead() != null) {
            return Optional.of(led.instead());
        }
        return weakest.acting().size() == 1 ? Optional.of(Finding.ONE_PERSON) : Optional.empty();
    }

    private static List<UUID> asked(Step step) {
        return step.pendingApprovals().stream()
                .filter(approval -> !approval.isReview())
                .flatMap(approval -> approval.themselves().stream())
                .toList();
    }

    private static List<UUID> ids(List<PersonView> persons) {
        return persons.stream().map(PersonView::id).toList();
    }

    private Presence presence(UUID tenant, UUID requester, List<Substitution> away, Instant now) {
        Predicate<UUID> isAble = person -> people.find(tenant, person)
                .filter(found -> Approvers.isAble(found, requester))
                .isPresent();
        return new Presence(away, now, now.plus(AHEAD), isAble);
    }

    /** Everybody of the house who may ask for something. */
    private List<PersonView> requesters(UUID tenant) {
        return Stream.of(Role.EMPLOYEE, Role.APPROVER, Role.AGENT, Role.DESIGNER, Role.ADMIN)
                .flatMap(role -> people.withRole(tenant, role).stream())
                .collect(toMap(PersonView::id, person -> person, (one, _) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(PersonView::name))
                .toList();
    }

    private List<PersonRef> refs(UUID tenant, Collection<UUID> persons) {
        return people.find(tenant, persons).values().stream().map(PersonRef::of).toList();
    }
}
