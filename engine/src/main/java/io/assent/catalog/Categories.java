package io.assent.catalog;

import io.assent.audit.Audit;
import io.assent.people.DepartmentView;
import io.assent.people.People;
import io.assent.people.UnitNeeds;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What requests may be about, and whose matter each is: everybody may know it, who manages the catalogue changes it. */
@Service
@Transactional
public class Categories implements UnitNeeds {

    /** By which a field of a form says that its choices are the categories. */
    public static final String SOURCE = "categories";

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int LONGEST = 100;

    private final CategoryStore store;
    private final People people;
    private final Audit audit;

    Categories(CategoryStore store, People people, Audit audit) {
        this.store = store;
        this.people = people;
        this.audit = audit;
    }

    /** By path: each before its parts. */
    @Transactional(readOnly = true)
    public List<Category> all(UUID tenant) {
        return store.all(tenant);
    }

    /** By id or key, active or not. @throws Refusal not found */
    @Transactional(readOnly = true)
    public Category named(UUID tenant, String idOrKey) {
        return store.all(tenant).stream()
                .filter(category -> category.isNamed(idOrKey))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("category"));
    }

    /** Whether a request may be said to be about it from now on. */
    @Transactional(readOnly = true)
    public boolean offers(UUID tenant, Object path) {
        return store.all(tenant).stream()
                .anyMatch(category -> category.active() && category.path().equals(path));
    }

    /** @param found what is wrong already; then nothing is made, and all problems are told together */
    public Category add(Caller by, CategoryChange wanted, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        List<Problem> problems = new ArrayList<>();
        List<Category> others = store.all(by.tenant());
        if (wanted.name() == null) {
            problems.add(new Problem("/name", "REQUIRED", "A value is needed here."));
        }
        String key = wanted.key() == null ? "" : wanted.key();
        if (!KEY.matcher(key).matches()) {
            problems.add(new Problem("/key", "INVALID", "Use small letters, digits and hyphens, at most 60."));
        } else if (others.stream().anyMatch(other -> other.key().equals(key))) {
            problems.add(new Problem("/key", "TAKEN", "This key is in use."));
        }
        Category blank = new Category(Ids.next(), key, "", null, "", null, true, 1);
        Category added = read(by.tenant(), blank, wanted, others, problems);
        Refusal.ifAny(found, problems);

        store.insert(by.tenant(), added);
        record(by, "CATEGORY_ADDED", added, null, added);
        return added;
    }

    /** @param ifMatch the ETag that was read */
    public Category change(
            Caller by, String idOrKey, CategoryChange wanted, @Nullable String ifMatch, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        Category before = named(by.tenant(), idOrKey);
        ETags.require(ifMatch, before.version());
        List<Problem> problems = new ArrayList<>();
        if (wanted.key() != null && !wanted.key().equals(before.key())) {
            problems.add(new Problem("/key", "FIXED", "A key stays; processes and rules refer to it."));
        }
        List<Category> others = store.all(by.tenant()).stream()
                .filter(other -> !other.id().equals(before.id()))
                .toList();
        Category after = read(by.tenant(), before, wanted, others, problems);
        Refusal.ifAny(found, problems);
        if (!after.active()) {
            requireNoParts(before, others);
        }

        if (!store.update(by.tenant(), after)) {
            throw new Refusal(
                    Refusal.Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
        }
        record(by, "CATEGORY_CHANGED", before, before, after);
        return named(by.tenant(), before.key());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> ofDepartment(UUID tenant, DepartmentView department) {
        return store.all(tenant).stream()
                .filter(category -> category.active() && department.id().equals(category.department()))
                .map(Category::path)
                .limit(MOST)
                .toList();
    }

    private Category read(
            UUID tenant, Category from, CategoryChange wanted, List<Category> others, List<Problem> problems) {
        boolean active = wanted.active() == null ? from.active() : wanted.active();
        Category parent = parent(wanted.parent(), from, active, others, problems);
        String name = name(wanted.name(), from.name(), problems);
        String path = Category.path(parent, name);
        if (others.stream().anyMatch(other -> other.path().equalsIgnoreCase(path))) {
            problems.add(new Problem("/name", "TAKEN", "Another one has this name."));
        }
        return new Category(
                from.id(),
                from.key(),
                name,
                parent == null ? null : parent.id(),
                path,
                department(tenant, wanted.department(), from.department(), problems),
                active,
                from.version());
    }

    /** What is offered is a part of what is offered. */
    private static @Nullable Category parent(
            @Nullable Optional<String> wanted,
            Category from,
            boolean active,
            List<Category> others,
            List<Problem> problems) {
        String named = wanted == null ? Objects.toString(from.parent(), null) : wanted.orElse(null);
        if (named == null) {
            return null;
        }
        Category parent = others.stream()
                .filter(other -> (other.active() || !active) && other.isNamed(named))
                .findFirst()
                .orElse(null);
        if (parent == null) {
            problems.add(new Problem("/parent", "UNKNOWN", "There is no such category, or it is offered no longer."));
        } else if (parent.parent() != null || others.stream().anyMatch(other -> other.isPartOf(from))) {
            problems.add(new Problem("/parent", "TOO_DEEP", "What is a part of another category has no parts itself."));
        }
        return parent;
    }

    private static void requireNoParts(Category category, List<Category> others) {
        List<String> parts = others.stream()
                .filter(other -> other.active() && other.isPartOf(category))
                .map(Category::name)
                .limit(MOST)
                .toList();
        if (!parts.isEmpty()) {
            throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "CATEGORY_IN_USE",
                            "Other categories are parts of it: %s.".formatted(String.join(", ", parts)))
                    .with("used_by", parts);
        }
    }

    private static String name(@Nullable String wanted, String kept, List<Problem> problems) {
        if (wanted == null) {
            return kept;
        }
        String name = OneLine.of(wanted);
        if (name.isEmpty() || name.length() > LONGEST) {
            problems.add(new Problem("/name", "INVALID", "Use %d to %d characters.".formatted(1, LONGEST)));
        }
        OneLine.problem("/name", name).ifPresent(problems::add);
        return name;
    }

    private @Nullable UUID department(
            UUID tenant, @Nullable Optional<String> wanted, @Nullable UUID kept, List<Problem> problems) {
        if (wanted == null) {
            return kept;
        }
        Optional<UUID> department =
                wanted.flatMap(named -> people.departmentNamed(tenant, named)).map(DepartmentView::id);
        if (wanted.isPresent() && department.isEmpty()) {
            problems.add(new Problem("/department", "UNKNOWN", "There is no such department."));
        }
        return department.orElse(null);
    }

    private void record(Caller by, String action, Category category, @Nullable Object before, @Nullable Object after) {
        audit.record(by, new Audit.Entry(action, null, "category", category.id().toString(), null, before, after));
    }
}
