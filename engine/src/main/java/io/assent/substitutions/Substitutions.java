package io.assent.substitutions;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.shared.web.ETags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Substitutions as people arrange them, for themselves and for those they may arrange them for. */
@Service
@Transactional
public class Substitutions {

    private static final int MOST = 50;
    private static final int MOST_SHOWN = 500;

    private final SubstitutionStore store;
    private final SubstitutionPolicy policy;
    private final SubstitutionRules rules;
    private final WishReader wishes;
    private final Turns turns;
    private final People people;
    private final Audit audit;
    private final TransactionTemplate reading;
    private final Clock clock;

    Substitutions(
            SubstitutionStore store,
            SubstitutionPolicy policy,
            SubstitutionRules rules,
            WishReader wishes,
            Turns turns,
            People people,
            Audit audit,
            TransactionTemplate reading,
            Clock clock) {
        this.store = store;
        this.policy = policy;
        this.rules = rules;
        this.wishes = wishes;
        this.turns = turns;
        this.people = people;
        this.audit = audit;
        this.reading = reading;
        this.clock = clock;
    }

    /** What is not over: of the caller, away or standing in, or of a person whose substitutions the caller arranges. */
    @Transactional(readOnly = true)
    public List<Substitution> list(Caller caller, @Nullable String person) {
        Permissions.require(caller, Permission.READ_PEOPLE);
        Instant now = clock.instant();
        if (person == null) {
            return store.open(caller.tenant(), caller.person(), now, MOST_SHOWN);
        }
        UUID asked =
                people.named(caller.tenant(), person).map(PersonView::id).orElseThrow(() -> Refusal.notFound("person"));
        return store.open(caller.tenant(), asked, now, MOST_SHOWN).stream()
                .filter(found -> policy.maySee(caller, found))
                .toList();
    }

    /** What is not over, of everybody. */
    @Transactional(readOnly = true)
    public List<Substitution> all(Caller caller) {
        if (!caller.is(Role.ADMIN)) {
            throw Refusal.forbidden(
                    "Administrators see the substitutions of everybody; leave out everybody to see yours.");
        }
        return store.open(caller.tenant(), null, clock.instant(), MOST_SHOWN);
    }

    /** @throws Refusal not found, also when it is somebody else's */
    @Transactional(readOnly = true)
    public Substitution get(Caller caller, UUID id) {
        return store.find(caller.tenant(), id)
                .filter(found -> policy.maySee(caller, found))
                .orElseThrow(() -> Refusal.notFound("substitution"));
    }

    /**
     * What holds now for the person's absence; the earliest, when several do for different request types. Names the tenant by itself:
     * who signs in has none yet.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<SubstitutionView> current(UUID tenant, UUID person) {
        return Tenancy.of(
                        tenant,
                        () -> Objects.requireNonNull(
                                reading.execute(_ -> store.current(tenant, List.of(person), clock.instant()))))
                .stream()
                .findFirst()
                .map(this::view);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public SubstitutionView view(Substitution substitution) {
        return SubstitutionView.of(substitution, people, clock.instant());
    }

    public Substitution set(Caller by, SubstitutionWish wish, List<Problem> found) {
        Permissions.require(by, Permission.READ_PEOPLE);
        Instant now = clock.instant();
        List<Problem> problems = new ArrayList<>();
        Optional<PersonView> named = wishes.absent(by.tenant(), by.person(), wish);
        named.ifPresentOrElse(
                person -> requireArranger(by, person, problems),
                () -> problems.add(new Problem("/person", "UNKNOWN", "Nobody here has this id or e-mail.")));
        PersonView absent =
                named.or(() -> people.find(by.tenant(), by.person())).orElseThrow();
        store.lock(by.tenant());
        WishReader.Read read = wishes.read(wish, absent, null, problems);
        UUID id = Ids.next();
        rules.check(absent, read, id, now, problems);
        Refusal.ifAny(found, problems);
        if (store.open(by.tenant(), absent.id(), now, MOST + 1).size() > MOST) {
            throw new Refusal(
                    Category.CONFLICT,
                    "TOO_MANY_SUBSTITUTIONS",
                    "There are " + MOST + " substitutions ahead; end one first.");
        }
        Substitution set = new Substitution(
                id,
                by.tenant(),
                absent.id(),
                Objects.requireNonNull(read.substitute()).id(),
                Objects.requireNonNull(read.from()),
                Objects.requireNonNull(read.until()),
                read.ticketTypes(),
                read.over(),
                read.limit(),
                by.person(),
                now,
                null,
                null,
                1);
        store.insert(set);
        audit.record(by, entry("SUBSTITUTION_SET", by, set).changing(null, facts(set)));
        turns.set(set);
        return store.find(by.tenant(), id).orElseThrow();
    }

    /** @param ifMatch the ETag that was read */
    public Substitution change(
            Caller by, UUID id, SubstitutionWish wish, @Nullable String ifMatch, List<Problem> found) {
        Substitution before = arranged(by, id);
        ETags.require(ifMatch, before.version());
        PersonView absent = people.find(by.tenant(), before.person()).orElseThrow();
        List<Problem> problems = new ArrayList<>();
        if (wishes.absent(by.tenant(), before.person(), wish)
                .filter(person -> person.id().equals(before.person()))
                .isEmpty()) {
            problems.add(new Problem(
                    "/person", "FIXED", "It stays the absence of the same person; set another one instead."));
        }
        store.lock(by.tenant());
        WishReader.Read read = wishes.read(wish, absent, before, problems);
        rules.check(absent, read, id, clock.instant(), problems);
        Refusal.ifAny(found, problems);
        Instant from = Objects.requireNonNull(read.from());
        Substitution after = new Substitution(
                id,
                by.tenant(),
                before.person(),
                Objects.requireNonNull(read.substitute()).id(),
                from,
                Objects.requireNonNull(read.until()),
                read.ticketTypes(),
                read.over(),
                read.limit(),
                before.setBy(),
                before.createdAt(),
                from.isAfter(clock.instant()) ? null : before.beganAt(),
                null,
                before.version());
        if (!store.update(after)) {
            throw new Refusal(Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
        audit.record(by, entry("SUBSTITUTION_CHANGED", by, after).changing(facts(before), facts(after)));
        turns.changed(before, store.find(by.tenant(), id).orElseThrow());
        return store.find(by.tenant(), id).orElseThrow();
    }

    /** Ends it now: what is still open goes back to the person, who is there again. */
    public void end(Caller by, UUID id) {
        Substitution substitution = arranged(by, id);
        end(by, substitution);
    }

    /** The caller is back: ends what holds now. */
    public void endCurrent(Caller by) {
        Permissions.require(by, Permission.READ_PEOPLE);
        store.current(by.tenant(), List.of(by.person()), clock.instant()).forEach(current -> end(by, current));
    }

    private void end(Caller by, Substitution substitution) {
        audit.record(by, entry("SUBSTITUTION_ENDED", by, substitution).changing(facts(substitution), null));
        turns.end(substitution, null);
    }

    private Substitution arranged(Caller by, UUID id) {
        Substitution substitution = store.findForUpdate(by.tenant(), id)
                .filter(found -> policy.maySee(by, found))
                .orElseThrow(() -> Refusal.notFound("substitution"));
        if (!policy.mayArrange(by, substitution.person())) {
            throw Refusal.forbidden(
                    "The absent person, their manager, the head of their department and administrators change it.");
        }
        if (substitution.state(clock.instant()) == Substitution.State.ENDED) {
            throw new Refusal(
                    Category.CONFLICT, "SUBSTITUTION_ENDED", "This substitution is over; set a new one instead.");
        }
        return substitution;
    }

    private void requireArranger(Caller by, PersonView absent, List<Problem> problems) {
        if (!policy.mayArrange(by, absent.id())) {
            throw Refusal.forbidden("Their manager, the head of their department and administrators arrange this for "
                    + absent.name() + ".");
        }
        if (people.hasLeft(by.tenant(), absent.id())) {
            problems.add(new Problem("/person", "INACTIVE", absent.name() + " is not active any more."));
        } else if (WishReader.isOutside(absent)) {
            problems.add(new Problem("/person", "NOT_ABLE", absent.name() + " decides nothing here that could wait."));
        }
    }

    static Entry entry(String action, Caller by, Substitution substitution) {
        return new Entry(
                action,
                null,
                "substitution",
                substitution.id().toString(),
                by.isSystem() || by.person().equals(substitution.person()) ? null : substitution.person(),
                null,
                null);
    }

    static Map<String, @Nullable Object> facts(Substitution substitution) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("person", substitution.person());
        facts.put("substitute", substitution.substitute());
        facts.put("from", substitution.from().toString());
        facts.put("until", substitution.until().toString());
        facts.put("ticket_types", substitution.ticketTypes());
        facts.put("over_amount", substitution.over());
        facts.put("max_amount", substitution.limit());
        return facts;
    }
}
