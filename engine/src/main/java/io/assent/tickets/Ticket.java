package io.assent.tickets;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket while a transaction works on it; {@link TicketSession} writes what changed once, before commit. */
final class Ticket {

    final UUID id;
    final UUID tenant;
    final String type;
    final UUID requester;
    final Instant createdAt;

    @Nullable
    String number;

    UUID release;
    String title;
    String description;
    Status status;
    Priority priority;

    @Nullable
    String category;

    @Nullable
    UUID department;

    @Nullable
    UUID assignee;

    @Nullable
    Instant dueDate;

    Map<String, Object> customFields;

    @Nullable
    BigDecimal amount;

    @Nullable
    String currency;

    List<String> tags;
    List<UUID> watchers;
    int revision;
    long version;
    Instant updatedAt;

    @Nullable
    Instant submittedAt;

    @Nullable
    Instant completedAt;

    @Nullable
    String held;

    private boolean stored;
    private boolean changed;
    private boolean reworded;

    Ticket(TicketView view, boolean stored) {
        this.id = view.id();
        this.tenant = view.tenant();
        this.type = view.type();
        this.requester = view.requester();
        this.createdAt = view.createdAt();
        this.number = view.number();
        this.release = view.release();
        this.title = view.title();
        this.description = view.description();
        this.status = view.status();
        this.priority = view.priority();
        this.category = view.category();
        this.department = view.department();
        this.assignee = view.assignee();
        this.dueDate = view.dueDate();
        this.customFields = new LinkedHashMap<>(view.customFields());
        this.amount = view.amount();
        this.currency = view.currency();
        this.tags = new ArrayList<>(view.tags());
        this.watchers = new ArrayList<>(view.watchers());
        this.revision = view.revision();
        this.version = view.version();
        this.updatedAt = view.updatedAt();
        this.submittedAt = view.submittedAt();
        this.completedAt = view.completedAt();
        this.held = view.held();
        this.stored = stored;
    }

    TicketView view() {
        return new TicketView(
                id,
                tenant,
                number,
                type,
                release,
                title,
                description,
                status,
                priority,
                category,
                requester,
                department,
                assignee,
                dueDate,
                customFields,
                amount,
                currency,
                List.copyOf(tags),
                List.copyOf(watchers),
                revision,
                version,
                createdAt,
                updatedAt,
                submittedAt,
                completedAt,
                held);
    }

    /** Counts a write; the version goes up once per transaction. */
    void touch(Instant now) {
        if (!changed) {
            changed = true;
            version++;
        }
        updatedAt = now;
    }

    /** The number is among the words that search finds. */
    void numbered(String given) {
        reworded = reworded || !given.equals(number);
        number = given;
    }

    void moveTo(Status to, Instant now) {
        status = to;
        if (to == Status.COMPLETED) {
            completedAt = now;
        } else if (to.phase() == Status.Phase.OPEN) {
            completedAt = null;
        } else if (to == Status.DRAFT) {
            assignee = null;
        }
        touch(now);
    }

    void reword(String newTitle, String newDescription, Map<String, Object> newFields) {
        if (!title.equals(newTitle) || !description.equals(newDescription) || !customFields.equals(newFields)) {
            title = newTitle;
            description = newDescription;
            customFields = newFields;
            reworded = true;
        }
    }

    boolean isStored() {
        return stored;
    }

    boolean isChanged() {
        return changed;
    }

    boolean isReworded() {
        return reworded || !stored;
    }

    void written() {
        stored = true;
        changed = false;
        reworded = false;
    }
}
