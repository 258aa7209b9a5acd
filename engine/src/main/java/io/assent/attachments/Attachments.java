package io.assent.attachments;

import io.assent.audit.Audit;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.live.LiveEvents;
import io.assent.shared.live.LiveTopic;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files on tickets. Who may read the ticket may read them; they come and go while the ticket is not final. */
@Component
public class Attachments {
    private static final int MOST = 50;
    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    private final AttachmentRows rows;
    private final ContentStore contents;
    private final Tickets tickets;
    private final Decisions decisions;
    private final Audit audit;
    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Attachments(
            AttachmentRows rows,
            ContentStore contents,
            Tickets tickets,
            Decisions decisions,
            Audit audit,
            LiveEvents live,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.contents = contents;
        this.tickets = tickets;
        this.decisions = decisions;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A file to be sent.
     *
     * @param isShown whether browsers may show it in place
     */
    public record Download(AttachmentView attachment, Resource content, boolean isShown, boolean isPdf) {

        /** For readers that know no other letters. */
        public String asciiName() {
            return FileName.of(attachment.name()).ascii();
        }
    }

    /** Whether the caller may add files now; asked before a body is read. @throws Refusal when not */
    public void checkMayAdd(Caller by, UUID ticketId) {
        within(() -> writable(tickets.read(by, ticketId)));
    }

    /**
     * Takes a file in. The stream is read outside of any transaction, so that a slow sender holds no connection.
     *
     * @param name as the sender gave it
     */
    public AttachmentView add(Caller by, UUID ticketId, @Nullable String name, InputStream stream) {
        checkMayAdd(by, ticketId);
        FileName fileName = FileName.of(name);
        ContentStore.Content content = contents.keep(by.tenant(), stream, path -> FileType.of(fileName, path));
        return within(() -> {
            writable(tickets.lock(by.tenant(), ticketId));
            AttachmentView attachment = new AttachmentView(
                    Ids.next(),
                    by.tenant(),
                    ticketId,
                    fileName.text(),
                    content.type().media(),
                    content.size(),
                    content.sha256(),
                    by.person(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            rows.add(attachment);
            tell(by, attachment, "ATTACHMENT_ADDED", new AttachmentAdded(by, attachment));
            return attachment;
        });
    }

    /** In the order they came. */
    public List<AttachmentView> list(Caller caller, UUID ticketId) {
        return within(
                () -> rows.of(caller.tenant(), tickets.read(caller, ticketId).id()));
    }

    public Download read(Caller caller, UUID id) {
        AttachmentView attachment = within(() -> readable(caller, id));
        Resource content =
                contents.find(attachment.tenant(), attachment.sha256()).orElseThrow(() -> missing(attachment));
        FileType type = new FileType(attachment.type());
        return new Download(attachment, content, type.isShown(), type.isPdf());
    }

    /** Who added it takes it away again, or an administrator does, until somebody is to decide with it before them. */
    public void remove(Caller by, UUID id) {
        within(() -> {
            AttachmentView attachment = readable(by, id);
            if (!attachment.addedBy().equals(by.person()) && !by.is(Role.ADMIN)) {
                throw Refusal.forbidden("Only who added a file, or an administrator, takes it away.");
            }
            TicketView ticket = tickets.lock(by.tenant(), attachment.ticket());
            notFinal(ticket);
            notDecidedUpon(ticket, attachment);
            rows.remove(by.tenant(), id);
            tell(by, attachment, "ATTACHMENT_REMOVED", new AttachmentRemoved(by, attachment));
            return attachment;
        });
    }

    private AttachmentView readable(Caller caller, UUID id) {
        AttachmentView attachment = rows.find(caller.tenant(), id).orElseThrow(() -> Refusal.notFound("file"));
        tickets.read(caller, attachment.ticket());
        return attachment;
    }

    private TicketView writable(TicketView ticket) {
        notFinal(ticket);
        if (rows.count(ticket.tenant(), ticket.id()) >= MOST) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "TOO_MANY_FILES",
                    "A ticket holds at most %d files; put several into one archive.".formatted(MOST));
        }
        return ticket;
    }

    private static void notFinal(TicketView ticket) {
        if (ticket.status().isFinal()) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "TICKET_ACTION_NOT_AVAILABLE",
                    "The ticket is %s; its files stay as they are.".formatted(ticket.status()));
        }
    }

    /** What comes while somebody decides may have been looked at already. */
    private void notDecidedUpon(TicketView ticket, AttachmentView attachment) {
        if (ticket.status() == Status.IN_REVIEW) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "FILE_DECIDED_UPON",
                    "Somebody is deciding on the request; its files stay until then. Take the request back to change"
                            + " them.");
        }
        decisions
                .last(attachment.tenant(), attachment.ticket())
                .filter(decided -> !attachment.createdAt().isAfter(decided))
                .ifPresent(_ -> {
                    throw new Refusal(
                            Refusal.Category.CONFLICT,
                            "FILE_DECIDED_UPON",
                            "Somebody was asked to decide with this file, or has decided; it stays as evidence.");
                });
    }

    private void tell(Caller by, AttachmentView attachment, String fact, Object event) {
        audit.record(
                by,
                new Audit.Entry(
                        fact,
                        attachment.ticket(),
                        "attachment",
                        attachment.id().toString(),
                        null,
                        null,
                        Map.of("name", attachment.name(), "size", attachment.size(), "sha256", attachment.sha256())));
        live.publish(LiveTopic.ticket(attachment.ticket()), fact, attachment.ticket());
        events.publishEvent(event);
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private static Refusal missing(AttachmentView attachment) {
        log.warn("The content {} of attachment {} is not where it was put", attachment.sha256(), attachment.id());
        return new Refusal(
                Refusal.Category.UNAVAILABLE,
                "CONTENT_MISSING",
                "The file's content cannot be reached; tell an administrator.");
    }
}
