package io.assent.sla;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assent.audit.Audit;
import io.assent.calendars.Calendars;
import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import io.assent.tickets.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a tenant promises by request type, priority and customer, for those who manage its catalogue. */
@Service
@Transactional
public class SlaPolicyBook {

    private final SlaPolicies policies;
    private final SlaReplan replan;
    private final Catalog catalog;
    private final Calendars calendars;
    private final People people;
    private final Audit audit;

    SlaPolicyBook(
            SlaPolicies policies, SlaReplan replan, Catalog catalog, Calendars calendars, People people, Audit audit) {
        this.policies = policies;
        this.replan = replan;
        this.catalog = catalog;
        this.calendars = calendars;
        this.people = people;
        this.audit = audit;
    }

    /** A calendar by name. */
    public record CalendarRef(UUID id, String name) {}

    /** Where the promise that holds was given, the most general first. */
    public enum Source {
        PACK,
        TENANT,
        DEPARTMENT,
        PERSON
    }

    /**
     * The promise that holds for tickets of a type and priority, and of a customer when one is named.
     *
     * @param responseTarget ISO 8601; absent when nothing is promised
     * @param nextResponseTarget the same for the answer to what the requester writes later on
     * @param hours {@code BUSINESS} or {@code ALWAYS}
     * @param calendar whose open time counts; absent for the standard
     * @param escalatePercent part of the target that passes after the breach before those above are told
     * @param escalateLevels how many levels above are told, one after the other
     */
    public record Entry(
            String ticketType,
            Priority priority,
            @Nullable Customer customer,
            @Nullable String responseTarget,
            @Nullable String nextResponseTarget,
            @Nullable String resolutionTarget,
            String hours,
            @Nullable CalendarRef calendar,
            int warnPercent,
            int escalatePercent,
            int escalateLevels,
            Source source) {

        /** Changes with what it says. */
        @JsonIgnore
        public long version() {
            return Objects.hash(
                            ticketType,
                            priority.name(),
                            customer == null ? null : customer.id(),
                            responseTarget,
                            nextResponseTarget,
                            resolutionTarget,
                            hours,
                            calendar == null ? null : calendar.id(),
                            warnPercent,
                            escalatePercent,
                            escalateLevels,
                            source.name())
                    & 0xffff_ffffL;
        }
    }

    /** What is to be promised; absent percentages are the usual ones. */
    public record Wanted(
            @Nullable String responseTarget,
            @Nullable String nextResponseTarget,
            @Nullable String resolutionTarget,
            @Nullable String hours,
            @Nullable String calendar,
            @Nullable Integer warnPercent,
            @Nullable Integer escalatePercent,
            @Nullable Integer escalateLevels,
            @Nullable Boolean applyToRunning) {}

    /** All types and priorities, each followed by what is promised to single customers. */
    @Transactional(readOnly = true)
    public List<Entry> all(Caller caller) {
        Permissions.require(caller, Permission.MANAGE_CATALOG);
        Map<SlaPolicies.Key, SlaPolicy> own = policies.ownOf(caller.tenant());
        return catalog.visibleTo(Caller.system(caller.tenant())).stream()
                .flatMap(release -> Stream.of(Priority.values())
                        .flatMap(priority -> Stream.concat(
                                Stream.of(entry(caller.tenant(), release, priority, null)),
                                ofCustomers(caller.tenant(), release, priority, own))))
                .toList();
    }

    private Stream<Entry> ofCustomers(
            UUID tenant, Release release, Priority priority, Map<SlaPolicies.Key, SlaPolicy> own) {
        return own.keySet().stream()
                .filter(key ->
                        !key.isForEverybody() && key.requestType().equals(release.key()) && key.priority() == priority)
                .flatMap(key -> customer(tenant, key.customer().toString()).stream())
                .sorted(Comparator.comparing(Customer::name).thenComparing(Customer::id))
                .map(customer -> entry(tenant, release, priority, customer));
    }

    /** @param customer id or address of a person, id or key of a department; absent for everybody */
    @Transactional(readOnly = true)
    public Entry read(Caller caller, String ticketType, Priority priority, @Nullable String customer) {
        Permissions.require(caller, Permission.MANAGE_CATALOG);
        Release release = catalog.requestType(caller.tenant(), ticketType);
        return entry(caller.tenant(), release, priority, found(caller.tenant(), customer));
    }

    /** Tickets sent from now on, and those whose priority changes, are measured by it; running clocks when it says so. */
    public Entry change(
            Caller by,
            String ticketType,
            Priority priority,
            @Nullable String customer,
            Wanted wanted,
            @Nullable String ifMatch,
            List<Problem> found) {
        Entry before = read(by, ticketType, priority, customer);
        ETags.require(ifMatch, before.version());
        SlaPolicies.Key key = key(before);
        policies.put(by.tenant(), key, checked(by, wanted, found));
        return changed(by, before, customer, Boolean.TRUE.equals(wanted.applyToRunning()));
    }

    /** Takes the tenant's own promise back; the next more general one holds again. */
    public Entry reset(
            Caller by, String ticketType, Priority priority, @Nullable String customer, boolean applyToRunning) {
        Entry before = read(by, ticketType, priority, customer);
        policies.remove(by.tenant(), key(before));
        return changed(by, before, customer, applyToRunning);
    }

    private Entry changed(Caller by, Entry before, @Nullable String customer, boolean applyToRunning) {
        Entry after = read(by, before.ticketType(), before.priority(), customer);
        SlaPolicies.Key key = key(before);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("policy", after);
        said.put("apply_to_running", applyToRunning);
        audit.record(
                by,
                new Audit.Entry(
                        "SLA_POLICY_CHANGED",
                        null,
                        "sla_policy",
                        key.requestType() + "/" + key.priority() + (key.isForEverybody() ? "" : "/" + key.customer()),
                        null,
                        Map.of("policy", before),
                        said));
        if (applyToRunning) {
            replan.begin(by.tenant(), RunningClocks.Scope.of(key));
        }
        return after;
    }

    static SlaPolicies.Key key(Entry entry) {
        Customer customer = entry.customer();
        return new SlaPolicies.Key(
                entry.ticketType(), entry.priority(), customer == null ? SlaPolicies.EVERYBODY : customer.id());
    }

    SlaPolicy checked(Caller by, Wanted wanted, List<Problem> found) {
        List<Problem> problems = new ArrayList<>();
        SlaPolicy policy = new PolicyReading(by.tenant(), calendars, problems).policy(wanted);
        Refusal.ifAny(found, problems);
        return policy;
    }

    private @Nullable Customer found(UUID tenant, @Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : customer(tenant, name).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private Optional<Customer> customer(UUID tenant, String name) {
        return people.named(tenant, name)
                .map(Customer::of)
                .or(() -> people.departmentNamed(tenant, name).map(Customer::of));
    }

    private Entry entry(UUID tenant, Release release, Priority priority, @Nullable Customer customer) {
        List<SlaPolicies.Key> keys = keys(tenant, release.key(), priority, customer);
        Map<SlaPolicies.Key, SlaPolicy> own = policies.ownOf(tenant);
        SlaPolicies.Key holds =
                keys.stream().filter(own::containsKey).findFirst().orElse(null);
        SlaPolicy policy =
                holds == null ? SlaPolicy.of(release.pack().sla(), priority) : Objects.requireNonNull(own.get(holds));
        return new Entry(
                release.key(),
                priority,
                customer,
                text(policy.response()),
                text(policy.nextResponse()),
                text(policy.resolution()),
                policy.hours().name(),
                calendar(tenant, policy),
                policy.warnPercent(),
                policy.escalatePercent(),
                policy.escalateLevels(),
                source(customer, holds));
    }

    /** From the most special to the most general. */
    private List<SlaPolicies.Key> keys(UUID tenant, String type, Priority priority, @Nullable Customer customer) {
        List<UUID> customers = new ArrayList<>();
        if (customer != null) {
            customers.add(customer.id());
            if (customer.kind() == Customer.Kind.PERSON) {
                people.find(tenant, customer.id()).map(PersonView::department).ifPresent(customers::add);
            }
        }
        customers.add(SlaPolicies.EVERYBODY);
        return customers.stream()
                .map(each -> new SlaPolicies.Key(type, priority, each))
                .toList();
    }

    private static Source source(@Nullable Customer customer, SlaPolicies.@Nullable Key holds) {
        if (holds == null) {
            return Source.PACK;
        }
        if (holds.isForEverybody()) {
            return Source.TENANT;
        }
        return customer != null
                        && customer.kind() == Customer.Kind.PERSON
                        && holds.customer().equals(customer.id())
                ? Source.PERSON
                : Source.DEPARTMENT;
    }

    private @Nullable CalendarRef calendar(UUID tenant, SlaPolicy policy) {
        return policy.calendar() == null
                ? null
                : calendars
                        .find(tenant, policy.calendar())
                        .map(calendar -> new CalendarRef(calendar.id(), calendar.name()))
                        .orElse(null);
    }

    private static @Nullable String text(@Nullable Object amount) {
        return amount == null ? null : amount.toString();
    }
}
