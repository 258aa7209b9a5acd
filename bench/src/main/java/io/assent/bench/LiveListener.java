package io.assent.bench;

import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hears the live events of one destination, as STOMP over a WebSocket. */
final class LiveListener implements WebSocket.Listener, Closeable {

    private static final int PATIENCE = 10;

    private final StringBuffer heard = new StringBuffer();
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    private final CompletableFuture<Boolean> subscribed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private LiveListener() {}

    static LiveListener of(URI node, String token, String destination) {
        LiveListener listener = new LiveListener();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .buildAsync(URI.create("ws://" + node.getAuthority() + "/api/v1/events"), listener)
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
        listener.socket = socket;
        send(socket, "CONNECT\naccept-version:1.2\nhost:assent\nAuthorization:Bearer " + token);
        await(listener.connected);
        send(socket, "SUBSCRIBE\nid:1\nreceipt:subscribed\ndestination:" + destination);
        await(listener.subscribed);
        return listener;
    }

    /** All frames so far. */
    String heard() {
        return heard.toString();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        return take(from, data.toString());
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, java.nio.ByteBuffer data, boolean last) {
        return take(from, java.nio.charset.StandardCharsets.UTF_8.decode(data).toString());
    }

    private CompletionStage<?> take(WebSocket from, String text) {
        heard.append(text);
        if (heard.indexOf("CONNECTED\n") >= 0) {
            connected.complete(true);
        }
        if (heard.indexOf("receipt-id:subscribed") >= 0) {
            subscribed.complete(true);
        }
        from.request(1);
        return CompletableFuture.completedStage(true);
    }

    private static void send(WebSocket socket, String frame) {
        socket.sendText(frame + "\n\n\0", true)
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
    }

    private static void await(CompletableFuture<Boolean> state) {
        state.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
