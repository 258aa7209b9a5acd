package io.assent.shared.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Tenancy;
import io.assent.shared.limits.RateLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/** Every frame of a client passes here: CONNECT needs a valid token, SUBSCRIBE the right to see, all else is refused. */
@Component
class LiveGate implements ChannelInterceptor {

    private static final Pattern TICKET = Pattern.compile("/topic/tickets/([0-9a-fA-F-]{36})(/presence)?");
    private static final Pattern DRAFT = Pattern.compile("/topic/drafts/([a-z0-9-]{1,80})(/presence)?");
    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    private final ObjectProvider<LiveCallers> callers;
    private final ObjectProvider<TicketAudience> audience;
    private final ObjectProvider<NotesAudience> notes;
    private final LiveRelay relay;
    private final Presence presence;
    private final RateLimits limits;
    private final MessageChannel out;
    private final ObjectMapper json;
    private final TaskScheduler scheduler;
    private final Map<String, Open> connections = new ConcurrentHashMap<>();

    /** A connection with its subscriptions by the client's id, and what will end it when the token does not hold any more. */
    private record Open(
            LiveConnection connection, Map<String, LiveSubscription> subscriptions, List<ScheduledFuture<?>> ends) {}

    LiveGate(
            ObjectProvider<LiveCallers> callers,
            ObjectProvider<TicketAudience> audience,
            ObjectProvider<NotesAudience> notes,
            LiveRelay relay,
            Presence presence,
            RateLimits limits,
            @Lazy @Qualifier("clientOutboundChannel") MessageChannel out,
            ObjectMapper json,
            @Lazy @Qualifier("messageBrokerTaskScheduler") TaskScheduler scheduler) {
        this.callers = callers;
        this.audience = audience;
        this.notes = notes;
        this.relay = relay;
        this.presence = presence;
        this.limits = limits;
        this.out = out;
        this.json = json;
        this.scheduler = scheduler;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        StompHeaderAccessor frame = StompHeaderAccessor.wrap(message);
        try {
            return pass(frame, message);
        } catch (Refusal refusal) {
            // thrown on, Spring would log every refused client as an error
            out.send(LiveConnection.error(session(frame), refusal.code(), String.valueOf(refusal.getMessage())));
            return null;
        }
    }

    private @Nullable Message<?> pass(StompHeaderAccessor frame, Message<?> message) {
        StompCommand command = frame.getCommand();
        if (command == null) {
            return message; // a heartbeat
        }
        return switch (command) {
            case CONNECT, STOMP -> {
                connect(frame);
                yield message;
            }
            case SUBSCRIBE -> {
                trySubscribe(frame);
                yield null;
            }
            case UNSUBSCRIBE -> {
                unsubscribe(frame);
                confirm(frame);
                yield null;
            }
            case DISCONNECT -> message;
            default -> throw new Refusal(Refusal.Category.FORBIDDEN, "FORBIDDEN", "Clients only listen here.");
        };
    }

    private void connect(StompHeaderAccessor frame) {
        String header = frame.getFirstNativeHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Refusal(
                    Refusal.Category.UNAUTHENTICATED,
                    "UNAUTHENTICATED",
                    "CONNECT needs the header Authorization: Bearer …");
        }
        String session = session(frame);
        if (connections.containsKey(session)) {
            throw new Refusal(Refusal.Category.CONFLICT, "ALREADY_CONNECTED", "This connection is open already.");
        }
        String token = header.substring(7).strip();
        LiveCaller holder = callers.getObject().ofToken(token);
        LiveConnection connection = new LiveConnection(session, holder, out, json);
        List<ScheduledFuture<?>> ends = List.of(
                scheduler.schedule(() -> expire(session), holder.until()),
                scheduler.scheduleWithFixedDelay(() -> endWhenSignedOut(session, token), BETWEEN_CHECKS));
        connections.put(session, new Open(connection, new ConcurrentHashMap<>(), ends));
    }

    /** Who asked for a receipt is told there what was refused; anybody else can only be told by an ERROR. */
    private void trySubscribe(StompHeaderAccessor frame) {
        Open open = connections.get(session(frame));
        String receipt = frame.getReceipt();
        try {
            subscribe(frame);
            confirm(frame);
        } catch (Refusal refusal) {
            if (open == null || receipt == null) {
                throw refusal;
            }
            open.connection().refuse(receipt, refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private void subscribe(StompHeaderAccessor frame) {
        Open open = connections.get(session(frame));
        String id = frame.getSubscriptionId();
        String destination = frame.getDestination();
        if (open == null) {
            throw new Refusal(Refusal.Category.UNAUTHENTICATED, "UNAUTHENTICATED", "SUBSCRIBE comes after CONNECT.");
        }
        if (id == null || destination == null) {
            throw new Refusal(
                    Refusal.Category.UNREADABLE, "UNREADABLE", "SUBSCRIBE needs the headers id and destination.");
        }
        if (open.subscriptions().size() >= MOST_SUBSCRIPTIONS) {
            throw new Refusal(
                    Refusal.Category.TOO_MANY,
                    "TOO_MANY_SUBSCRIPTIONS",
                    "A connection holds at most 100 subscriptions.");
        }
        limits.subscribe(open.connection().holder().caller().person());
        LiveSubscription subscription = subscription(open.connection(), id, destination);
        LiveSubscription before = open.subscriptions().put(id, subscription);
        if (before != null) {
            leave(List.of(before));
        }
        if (subscription.kind() == LiveTopic.Kind.PRESENCE) {
            relay.follow(subscription, null);
            presence.enter(look(subscription));
        } else {
            relay.follow(subscription, frame.getFirstNativeHeader("last-event-id"));
        }
        if (!connections.containsKey(session(frame))) {
            // it ended meanwhile, and nobody else would forget this subscription
            leave(List.of(subscription));
        }
    }

    private LiveSubscription subscription(LiveConnection connection, String id, String destination) {
        LiveCaller holder = callers.getObject()
                .now(connection.holder())
                .orElseThrow(() -> new Refusal(
                        Refusal.Category.UNAUTHENTICATED, "UNAUTHENTICATED", "The person has left; sign in again."));
        Matcher ticket = TICKET.matcher(destination);
        if (ticket.matches()) {
            UUID followed = UUID.fromString(ticket.group(1));
            if (!mayFollow(holder, followed)) {
                throw Refusal.notFound("ticket");
            }
            LiveTopic.Kind kind = ticket.group(2) == null ? LiveTopic.Kind.TICKET : LiveTopic.Kind.PRESENCE;
            return subscription(connection, id, destination, kind, Set.of(followed));
        }
        Matcher draft = DRAFT.matcher(destination);
        if (draft.matches() && mayDesign(holder)) {
            LiveTopic.Kind kind = draft.group(2) == null ? LiveTopic.Kind.DRAFT : LiveTopic.Kind.PRESENCE;
            Set<UUID> followed = Set.of(LiveTopic.draft(draft.group(1)).recipient());
            return new LiveSubscription(
                    connection,
                    id,
                    destination,
                    kind,
                    followed,
                    _ -> isStill(connection.holder(), LiveGate::mayDesign));
        }
        return switch (destination) {
            case "/user/queue/inbox" ->
                subscription(connection, id, destination, LiveTopic.Kind.INBOX, holder.principals());
            case "/user/queue/notifications" -> {
                Set<UUID> self = Set.of(holder.caller().person());
                yield subscription(connection, id, destination, LiveTopic.Kind.NOTIFICATIONS, self);
            }
            default -> throw Refusal.notFound("topic");
        };
    }

    private LiveSubscription subscription(
            LiveConnection connection, String id, String destination, LiveTopic.Kind kind, Set<UUID> recipients) {
        return new LiveSubscription(
                connection, id, destination, kind, recipients, topic -> mayHear(connection.holder(), topic));
    }

    private boolean mayHear(LiveCaller holder, LiveTopic topic) {
        return isStill(holder, now -> switch (topic.kind()) {
            case TICKET, PRESENCE -> mayFollow(now, topic.recipient());
            case NOTES -> topic.recipient().equals(now.caller().person()) || mayReadNotes(now, topic.recipient());
            case INBOX -> now.principals().contains(topic.recipient());
            case NOTIFICATIONS -> true;
            case DRAFT -> mayDesign(now);
        });
    }

    private boolean isStill(LiveCaller holder, Predicate<LiveCaller> right) {
        return callers.getObject().now(holder).filter(right).isPresent();
    }

    private static boolean mayDesign(LiveCaller holder) {
        return Permissions.has(holder.caller(), Permission.DESIGN_PROCESSES);
    }

    private boolean mayFollow(LiveCaller holder, UUID ticket) {
        Caller caller = holder.caller();
        return Tenancy.of(caller.tenant(), () -> audience.getObject().mayFollow(caller, ticket));
    }

    private boolean mayReadNotes(LiveCaller holder, UUID ticket) {
        Caller caller = holder.caller();
        return Tenancy.of(caller.tenant(), () -> notes.getObject().mayReadNotes(caller, ticket));
    }

    private void unsubscribe(StompHeaderAccessor frame) {
        Open open = connections.get(session(frame));
        String id = frame.getSubscriptionId();
        LiveSubscription gone =
                open == null || id == null ? null : open.subscriptions().remove(id);
        if (gone != null) {
            leave(List.of(gone));
        }
    }

    private void confirm(StompHeaderAccessor frame) {
        Open open = connections.get(session(frame));
        if (open != null && frame.getReceipt() != null) {
            open.connection().receipt(frame.getReceipt());
        }
    }

    private void expire(String session) {
        Open open = connections.get(session);
        if (open != null) {
            open.connection().hangUp("TOKEN_EXPIRED", "The token has expired; connect with a new one.");
        }
    }

    /** While nobody can tell, for want of the database, everybody stays. */
    private void endWhenSignedOut(String session, String token) {
        Open open = connections.get(session);
        try {
            if (open != null && !callers.getObject().isGood(token)) {
                open.connection().hangUp("SIGNED_OUT", "The sign-in has ended; connect with a new token.");
            }
        } catch (DataAccessException | TransactionException databaseIsAway) {
            return;
        }
    }

    @EventListener
    void ended(SessionDisconnectEvent event) {
        Open open = connections.remove(event.getSessionId());
        if (open != null) {
            open.ends().forEach(end -> end.cancel(false));
            leave(open.subscriptions().values());
            open.connection().ended();
        }
    }

    private void leave(Collection<LiveSubscription> gone) {
        relay.leave(gone);
        gone.stream()
                .filter(subscription -> subscription.kind() == LiveTopic.Kind.PRESENCE)
                .forEach(subscription -> presence.leave(look(subscription)));
    }

    /** One subscription is one look: a connection may hold two to the same ticket, and leave one. */
    private static PresenceStore.Look look(LiveSubscription subscription) {
        LiveConnection connection = subscription.connection();
        return new PresenceStore.Look(
                connection.session() + "/" + subscription.id(),
                subscription.recipients().iterator().next(),
                connection.holder());
    }

    private static String session(StompHeaderAccessor frame) {
        String session = frame.getSessionId();
        if (session == null) {
            throw new IllegalStateException("a frame without a session");
        }
        return session;
    }
}
