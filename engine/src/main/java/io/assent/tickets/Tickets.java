package io.assent.tickets;

import io.assent.catalog.Release;
import io.assent.shared.Caller;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets as other modules use them. */
public interface Tickets {

    /** The ticket without any check of authority, for work inside a transaction that has made its own; read once per transaction. */
    TicketView get(UUID ticket);

    Map<UUID, TicketView> get(UUID tenant, Collection<UUID> tickets);

    /** The ticket when the caller may read it. @throws io.assent.shared.Refusal not found otherwise */
    TicketView read(Caller caller, UUID ticket);

    /** The ticket by its id or number, when the caller may read it. @throws io.assent.shared.Refusal not found otherwise */
    TicketView named(Caller caller, String idOrNumber);

    /** Those of the tickets that the caller may read, asked for together. */
    Map<UUID, TicketView> readable(Caller caller, Collection<UUID> tickets);

    /** Locks the ticket's row for the rest of the transaction: every command does so first. */
    TicketView lock(UUID tenant, UUID ticket);

    /** Locks several in one statement, always in the same order, so that two who do so never wait for each other. */
    void lock(UUID tenant, Collection<UUID> tickets);

    /** Merges form answers into the ticket, checked like an edit, without planning again. */
    void answer(Caller by, UUID ticket, Map<String, Object> customFields);

    /**
     * The same in the course of the work: what people decided upon may be filled in where it was left open, and stays as it is otherwise.
     *
     * @throws io.assent.shared.Refusal with every field that would be another one than was decided upon
     */
    void fill(Caller by, UUID ticket, Map<String, Object> customFields);

    void assign(Caller by, UUID ticket, UUID person);

    /** The person no longer takes care of the ticket; nothing happens when somebody else does. */
    void release(Caller by, UUID ticket, UUID person);

    /** The ticket runs on another release of its type from now on, as its processes do. */
    void follow(Caller by, UUID ticket, Release release);

    /** Says why the ticket's processes are held; they may go on without a reason. */
    void hold(UUID ticket, @Nullable String reason);

    /** Cancels a ticket whose process was ended from outside; nothing happens when it is over. */
    void abandon(UUID ticket);

    /** Lets persons and groups read the ticket from now on, because they are asked, named or told; and what its process started. */
    void share(UUID ticket, Collection<UUID> principals);

    /** Takes that back from one of them, who is no longer concerned. */
    void unshare(UUID ticket, UUID principal);
}
