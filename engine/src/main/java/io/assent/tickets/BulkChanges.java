package io.assent.tickets;

import io.assent.jobs.ItemResult;
import io.assent.jobs.JobKind;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One change of many tickets, each with the authority and in the state that it alone would need. */
@Component
class BulkChanges implements JobKind<BulkChanges.Change> {

    private final TicketCommands commands;
    private final Tickets tickets;

    BulkChanges(TicketCommands commands, Tickets tickets) {
        this.commands = commands;
        this.tickets = tickets;
    }

    /** What can be done with many. */
    enum Action {
        ASSIGN,
        PRIORITY,
        TAG,
        UNTAG,
        WATCH,
        UNWATCH,
        WITHDRAW,
        CANCEL,
        REOPEN,
        CLOSE
    }

    /**
     * @param assignee with {@code ASSIGN}
     * @param priority with {@code PRIORITY}
     * @param tags with {@code TAG} and {@code UNTAG}; the others stay
     * @param comments why, with what withdraws, cancels, reopens or closes
     */
    record Change(
            Action action,
            @Nullable UUID assignee,
            @Nullable Priority priority,
            List<String> tags,
            @Nullable String comments) {}

    @Override
    public String name() {
        return "tickets.bulk";
    }

    @Override
    public Class<Change> work() {
        return Change.class;
    }

    @Override
    public List<ItemResult> perform(Caller by, Change change, List<String> items) {
        // all at once and in one order, so that two such calls never wait for each other
        tickets.lock(
                by.tenant(),
                items.stream().flatMap(item -> Ids.parse(item).stream()).toList());
        return items.stream()
                .map(item -> {
                    change(by, ticket(by, item), change);
                    return ItemResult.done(item);
                })
                .toList();
    }

    private UUID ticket(Caller by, String idOrNumber) {
        return Ids.parse(idOrNumber)
                .orElseGet(() -> tickets.named(by, idOrNumber).id());
    }

    private void change(Caller by, UUID ticket, Change change) {
        switch (change.action()) {
            case ASSIGN -> commands.assign(by, ticket, () -> Objects.requireNonNull(change.assignee()));
            case PRIORITY -> commands.amend(by, ticket, before -> before.withPriority(change.priority()));
            case TAG ->
                commands.amend(by, ticket, before -> {
                    Set<String> tags = new LinkedHashSet<>(before.tags());
                    tags.addAll(change.tags());
                    return before.withTags(List.copyOf(tags));
                });
            case UNTAG ->
                commands.amend(by, ticket, before -> {
                    List<String> tags = new ArrayList<>(before.tags());
                    tags.removeAll(change.tags());
                    return before.withTags(tags);
                });
            case WATCH -> commands.watch(by, ticket, true);
            case UNWATCH -> commands.watch(by, ticket, false);
            case WITHDRAW -> commands.send(by, ticket, TicketVerb.WITHDRAW, change.comments());
            case CANCEL -> commands.send(by, ticket, TicketVerb.CANCEL, change.comments());
            case REOPEN -> commands.send(by, ticket, TicketVerb.REOPEN, change.comments());
            case CLOSE -> commands.send(by, ticket, TicketVerb.CLOSE, change.comments());
        }
    }
}
