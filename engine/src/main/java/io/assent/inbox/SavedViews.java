package io.assent.inbox;

import io.assent.inbox.InboxFilter.Claimed;
import io.assent.inbox.InboxFilter.Whose;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.OneLine;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Category;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.Role;
import io.assent.shared.web.ETags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The views of the inbox: those that everybody has, one's own, and those that others share. */
@Service
@Transactional
public class SavedViews {

    /** The view of what is overdue. */
    public static final String OVERDUE = "overdue";

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 80;

    private static final List<SavedView> BUILT_IN = List.of(
            builtIn("for-me", "For me", Whose.ME, Claimed.ANY, false),
            builtIn("unclaimed", "Unclaimed in my groups", Whose.GROUPS, Claimed.NONE, false),
            builtIn("claimed", "Claimed by me", Whose.ANY, Claimed.ME, false),
            builtIn(OVERDUE, "Overdue", Whose.ANY, Claimed.ANY, true));

    private final SavedViewStore store;

    SavedViews(SavedViewStore store) {
        this.store = store;
    }

    /** What a person wants of a view; what is absent stays as it is. */
    public record Wish(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable InboxFilter filter,
            @Nullable Integer position) {}

    @Transactional(readOnly = true)
    public List<SavedView> list(Caller caller) {
        List<SavedView> views = new ArrayList<>(BUILT_IN);
        views.addAll(store.visible(caller.tenant(), caller.person()));
        return views;
    }

    /** @throws Refusal not found, also when it is somebody else's and not shared */
    @Transactional(readOnly = true)
    public SavedView get(Caller caller, String key) {
        return BUILT_IN.stream()
                .filter(view -> view.key().equals(key))
                .findFirst()
                .or(() -> store.find(caller.tenant(), caller.person(), id(key)))
                .orElseThrow(() -> Refusal.notFound("view"));
    }

    public SavedView create(Caller by, Wish wish) {
        int own = store.count(by.tenant(), by.person());
        if (own >= MOST) {
            throw new Refusal(Category.CONFLICT, "TOO_MANY_VIEWS", "You have " + MOST + " views; delete one first.");
        }
        SavedView view = new SavedView(
                Ids.next().toString(),
                by.person(),
                OneLine.of(Objects.requireNonNullElse(wish.name(), "")),
                Objects.requireNonNullElse(wish.shared(), false),
                Objects.requireNonNullElse(wish.filter(), InboxFilter.ALL),
                Objects.requireNonNullElse(wish.position(), own),
                0);
        check(by, view);
        named(() -> store.insert(by.tenant(), view));
        return view;
    }

    public SavedView change(Caller by, String key, @Nullable String ifMatch, Wish wish) {
        SavedView before = own(by, key);
        ETags.require(ifMatch, before.version());
        SavedView after = new SavedView(
                key,
                before.owner(),
                OneLine.of(Objects.requireNonNullElse(wish.name(), before.name())),
                Objects.requireNonNullElse(wish.shared(), before.shared()),
                Objects.requireNonNullElse(wish.filter(), before.filter()),
                Objects.requireNonNullElse(wish.position(), before.position()),
                before.version() + 1);
        check(by, after);
        named(() -> {
            if (!store.update(by.tenant(), after)) {
                throw new Refusal(
                        Category.STALE, "STALE", "It was changed since you read it; read it again, then repeat.");
            }
        });
        return after;
    }

    public void delete(Caller by, String key) {
        store.delete(by.tenant(), id(own(by, key).key()));
    }

    /** A shared view is its owner's to change, and an administrator's. */
    private SavedView own(Caller by, String key) {
        SavedView view = get(by, key);
        if (view.isBuiltIn()) {
            throw Refusal.forbidden("Everybody has this view; save one of your own instead.");
        }
        if (!by.person().equals(view.owner()) && !by.is(Role.ADMIN)) {
            throw Refusal.forbidden("This view is shared by somebody else; save one of your own instead.");
        }
        return view;
    }

    private static void check(Caller by, SavedView view) {
        if (view.shared()) {
            Permissions.require(by, Permission.WORK_QUEUES);
        }
        OneLine.problem("/name", view.name()).ifPresent(wrong -> {
            throw Refusal.invalid(List.of(wrong));
        });
        if (view.name().isBlank() || view.name().length() > LONGEST_NAME) {
            throw Refusal.invalid(List.of(
                    new Problem("/name", "INVALID", "Give it a name of at most " + LONGEST_NAME + " characters.")));
        }
    }

    private static void named(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid(List.of(new Problem("/name", "TAKEN", "You have a view of this name already.")));
        }
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("view");
        }
    }

    private static SavedView builtIn(String key, String name, Whose whose, Claimed claimed, boolean overdue) {
        InboxFilter all = InboxFilter.ALL;
        InboxFilter filter = new InboxFilter(
                all.kinds(), all.ticketTypes(), all.priorities(), null, whose, claimed, overdue, null, null);
        return new SavedView(key, null, name, true, filter, 0, 0);
    }
}
