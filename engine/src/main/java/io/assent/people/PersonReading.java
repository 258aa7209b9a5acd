package io.assent.people;

import io.assent.people.OrganisationStore.PersonRow;
import io.assent.shared.Caller;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote about a person; collects what is wrong with it. */
final class PersonReading {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Set<String> LOCALES = Set.of("en", "de");

    private final Organisation now;
    private final Tenants tenants;
    private final Wishes wishes;

    PersonReading(Organisation now, Tenants tenants, List<Problem> problems) {
        this.now = now;
        this.tenants = tenants;
        this.wishes = new Wishes(problems);
    }

    PersonState added(Caller by, UUID id, PersonChange change) {
        wishes.required("/name", change.name());
        wishes.required("/email", change.email());
        wishes.required("/roles", change.roles());
        PersonRow blank = new PersonRow(id, now.tenant().id(), "", "", null, null, null, true, null, null);
        return read(by, new PersonState(blank, Set.of(), Set.of()), change);
    }

    PersonState changed(Caller by, PersonState before, PersonChange change) {
        PersonState after = read(by, before, change);
        if (before.administers() && !after.administers()) {
            requireAnother(by, after.row());
        }
        return after;
    }

    private PersonState read(Caller by, PersonState from, PersonChange change) {
        return new PersonState(
                row(from.row(), change),
                change.roles() == null ? from.roles() : roles(by, change.roles()),
                change.groups() == null ? from.groups() : groups(change.groups()));
    }

    private PersonRow row(PersonRow from, PersonChange change) {
        return new PersonRow(
                from.id(),
                from.tenant(),
                wishes.name(change.name(), from.name()),
                email(change.email(), from),
                Wishes.optional(change.title(), from.title(), this::title),
                Wishes.optional(change.department(), from.department(), this::department),
                manager(change.manager(), from),
                change.active() == null ? from.active() : change.active(),
                Wishes.optional(change.locale(), from.locale(), this::locale),
                Wishes.optional(change.zone(), from.zone(), this::zone));
    }

    private void requireAnother(Caller by, PersonRow after) {
        String pointer = after.active() ? "/roles" : "/active";
        if (after.id().equals(by.person())) {
            wishes.problem(pointer, "NOT_YOURSELF", "Another administrator has to do this, so that one remains.");
        } else if (now.persons().values().stream()
                .noneMatch(other -> !other.id().equals(after.id())
                        && other.active()
                        && other.roles().contains(Role.ADMIN))) {
            wishes.problem(pointer, "LAST_ADMINISTRATOR", "Make somebody else an administrator first.");
        }
    }

    private Set<Role> roles(Caller by, Set<Role> wanted) {
        if (wanted.isEmpty()) {
            wishes.problem("/roles", "REQUIRED", "A person has at least one role.");
        }
        if (wanted.contains(Role.PLATFORM_ADMIN) && !by.is(Role.PLATFORM_ADMIN)) {
            wishes.problem("/roles", "NOT_YOURS_TO_GIVE", "Only the platform gives this role.");
        }
        return wanted;
    }

    private Set<String> groups(Set<String> wanted) {
        for (String key : wanted) {
            if (now.group(String.valueOf(key)).isEmpty()) {
                wishes.problem("/groups", "UNKNOWN", "There is no group \"%s\".".formatted(key));
            }
        }
        return wanted;
    }

    private String title(String title) {
        return wishes.line("/title", title, 0);
    }

    private @Nullable UUID department(String idOrKey) {
        return now.departmentNamed(idOrKey)
                .filter(Organisation.Department::active)
                .map(department -> department.view().id())
                .orElseGet(() -> wishes.unknown("/department", "There is no such department."));
    }

    private String email(@Nullable String wanted, PersonRow from) {
        if (wanted == null) {
            return from.email();
        }
        String email = wanted.strip().toLowerCase(Locale.ROOT);
        if (email.length() > Wishes.LONGEST || !EMAIL.matcher(email).matches()) {
            wishes.problem("/email", "INVALID", "This is not an e-mail address.");
        } else if (!email.equals(from.email()) && tenants.signIn(email).isPresent()) {
            wishes.problem("/email", "TAKEN", "Somebody else has this address.");
        }
        return email;
    }

    private @Nullable UUID manager(@Nullable Optional<String> wanted, PersonRow from) {
        UUID manager = Wishes.optional(wanted, from.manager(), this::colleague);
        if (wanted != null && manager != null && reportsTo(manager, from.id())) {
            wishes.problem("/manager", "CIRCULAR", "This person reports to the other one.");
        }
        return manager;
    }

    private @Nullable UUID colleague(String idOrEmail) {
        return now.named(idOrEmail)
                .map(PersonView::id)
                .orElseGet(() -> wishes.unknown("/manager", "There is no such person."));
    }

    private boolean reportsTo(UUID person, UUID boss) {
        return Wishes.leadsTo(
                person, boss, id -> now.person(id).map(PersonView::manager).orElse(null));
    }

    private @Nullable String locale(String locale) {
        return LOCALES.contains(locale)
                ? locale
                : wishes.unknown("/locale", "Choose one of " + new TreeSet<>(LOCALES) + ".");
    }

    private @Nullable String zone(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            return wishes.unknown("/zone", "There is no such time zone; Europe/Berlin is one.");
        }
    }
}
