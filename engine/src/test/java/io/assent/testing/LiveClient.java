package io.assent.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A browser that listens to live events: {@code LiveClient.of(api.origin(), token).listen("/user/queue/inbox")}. */
public final class LiveClient extends StompSessionHandlerAdapter {

    private static final long PATIENCE = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> error = new CompletableFuture<>();
    private final CompletableFuture<StompSession> session = new CompletableFuture<>();

    private LiveClient(String origin, @Nullable String token) {
        WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setTaskScheduler(new SimpleAsyncTaskScheduler());
        StompHeaders headers = new StompHeaders();
        if (token != null) {
            headers.add("Authorization", "Bearer " + token);
        }
        client.connectAsync(origin.replace("http", "ws") + "/api/v1/events", new WebSocketHttpHeaders(), headers, this);
    }

    /** Connects; without a token when it is null. */
    public static LiveClient of(String origin, @Nullable String token) {
        return new LiveClient(origin, token);
    }

    /** Subscribes and waits until the server has confirmed or refused it. */
    public LiveClient listen(String destination) {
        return listen(destination, null);
    }

    /** The same from a cursor on. */
    public LiveClient listen(String destination, @Nullable String lastEventId) {
        StompHeaders headers = new StompHeaders();
        headers.setDestination(destination);
        if (lastEventId != null) {
            headers.add("last-event-id", lastEventId);
        }
        String refused = subscribe(headers);
        if (refused != null) {
            throw new IllegalStateException(destination + " was refused: " + refused);
        }
        return this;
    }

    /** Subscribes, and tells with which code the server refused it. */
    public String refusalOf(String destination) {
        StompHeaders headers = new StompHeaders();
        headers.setDestination(destination);
        return String.valueOf(subscribe(headers));
    }

    /** Subscribes and does not ask whether it was taken. */
    public void listenUnasked(String destination) {
        session().setAutoReceipt(false);
        session().subscribe(destination, this);
    }

    private @Nullable String subscribe(StompHeaders headers) {
        StompSession open = session();
        open.setAutoReceipt(true);
        CompletableFuture<String> confirmed = new CompletableFuture<>();
        open.subscribe(headers, this)
                .addReceiptTask(receipt -> confirmed.complete(String.valueOf(receipt.getFirst("refused"))));
        CompletableFuture.anyOf(confirmed, error)
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
        String refused = confirmed.getNow("null");
        return refused.equals("null") ? null : refused;
    }

    public void send(String destination, byte[] body) {
        session().send(destination, body);
    }

    public void leave() {
        session().disconnect();
    }

    /** What arrived so far, oldest first. */
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    public List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    /** The code with which the server ended the connection. */
    public String refusal() {
        return error.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private StompSession session() {
        return session.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void afterConnected(StompSession connected, StompHeaders headers) {
        session.complete(connected);
    }

    @Override
    public void handleException(
            StompSession connected,
            @Nullable StompCommand command,
            StompHeaders headers,
            byte[] body,
            Throwable failure) {
        error.completeExceptionally(failure);
    }

    @Override
    public Type getPayloadType(StompHeaders headers) {
        return byte[].class;
    }

    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object payload) {
        if (headers.getDestination() == null) {
            error.complete(String.valueOf(headers.getFirst("message")));
            return;
        }
        try {
            events.add(json.readTree((byte[]) payload));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
