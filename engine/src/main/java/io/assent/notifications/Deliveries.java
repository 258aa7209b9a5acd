package io.assent.notifications;

import io.assent.audit.Audit;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.Total;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What left or could not leave the platform, for those who operate it. */
@Service
@Transactional
public class Deliveries {

    private final DeliveryStore store;
    private final Outbox outbox;
    private final MailSettings mail;
    private final Audit audit;
    private final Clock clock;

    Deliveries(DeliveryStore store, Outbox outbox, MailSettings mail, Audit audit, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is absent does not narrow. */
    public record Filter(
            Delivery.@Nullable State state,
            @Nullable UUID recipient,
            @Nullable UUID ticket) {

        public static final Filter NONE = new Filter(null, null, null);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Delivery> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
        Permissions.require(caller, Permission.OPERATE);
        UUID before = cursor == null ? null : Notifications.position(cursor);
        List<Delivery> rows = store.list(caller.tenant(), filter, before, limit + 1);
        return Page.of(
                rows,
                limit,
                delivery -> Cursor.of(delivery.id()),
                Total.ifAsked(() -> store.count(caller.tenant(), filter)));
    }

    /** Sends a dead delivery again, one that waits for its next attempt, or one that was written before there was a mail server. */
    public Delivery retry(Caller caller, UUID delivery) {
        Permissions.require(caller, Permission.OPERATE);
        Delivery found = store.find(caller.tenant(), delivery).orElseThrow(() -> Refusal.notFound("delivery"));
        if (!mail.isConfigured()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "MAIL_NOT_CONFIGURED",
                    "There is no mail server: set assent.mail.host first.");
        }
        Instant now = clock.instant();
        UUID batch = Ids.next();
        if (!store.again(caller.tenant(), delivery, batch, now)) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "DELIVERY_NOT_DEAD",
                    "Only a delivery that is dead or waits for its next attempt can be sent again; this one is "
                            + (found.state() == Delivery.State.WAITING ? "being sent" : found.state()) + ".");
        }
        audit.record(
                caller,
                new Audit.Entry(
                        "DELIVERY_RETRIED",
                        found.ticketId(),
                        "delivery",
                        delivery.toString(),
                        null,
                        told(found),
                        null));
        outbox.schedule(caller.tenant(), batch, now);
        return store.find(caller.tenant(), delivery).orElse(found);
    }

    private static Map<String, Object> told(Delivery before) {
        Map<String, Object> told = new HashMap<>(Map.of("state", before.state(), "attempts", before.attempts()));
        if (before.lastError() != null) {
            told.put("error", before.lastError());
        }
        return told;
    }
}
