package io.assent.shared.live;

import io.assent.shared.web.Problem;
import io.assent.shared.web.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.messaging.StompSubProtocolErrorHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** STOMP over WebSocket at {@code /api/v1/events}. Spring's broker keeps the connections alive; subscriptions are the relay's. */
@Configuration
@EnableWebSocketMessageBroker
class LiveStomp implements WebSocketMessageBrokerConfigurer {

    private static final int LARGEST_FRAME = 16 * 1024;
    private static final int SEND_BUFFER = 64 * 1024;
    private static final int SEND_MILLIS = 10_000;
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final LiveGate gate;
    private final TaskScheduler heartbeats;
    private final LiveSettings settings;
    private final ProblemWriter problems;

    LiveStomp(
            @Lazy LiveGate gate,
            @Lazy @Qualifier("messageBrokerTaskScheduler") TaskScheduler heartbeats,
            LiveSettings settings,
            ProblemWriter problems) {
        this.gate = gate;
        this.heartbeats = heartbeats;
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/api/v1/events")
                .setHandshakeHandler(new Handshake(problems))
                .setAllowedOriginPatterns(settings.allowedOrigins().toArray(String[]::new));
        registry.setErrorHandler(new Silent());
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/broker")
                .setHeartbeatValue(new long[] {HEARTBEAT_MILLIS, HEARTBEAT_MILLIS})
                .setTaskScheduler(heartbeats);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration channel) {
        // on the connection's own thread: frames keep their order
        channel.executor(new SyncTaskExecutor()).interceptors(gate);
    }

    @Override
    public void configureClientOutboundChannel(ChannelRegistration channel) {
        channel.executor(new SyncTaskExecutor());
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
        transport
                .setMessageSizeLimit(LARGEST_FRAME)
                .setSendBufferSizeLimit(SEND_BUFFER)
                .setSendTimeLimit(SEND_MILLIS);
    }

    /** Says as a problem that only a WebSocket is spoken here. */
    private static final class Handshake extends DefaultHandshakeHandler {
        private final ProblemWriter problems;

        Handshake(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void handleInvalidUpgradeHeader(ServerHttpRequest request, ServerHttpResponse response)
                throws IOException {
            HttpServletResponse answer = ((ServletServerHttpResponse) response).getServletResponse();
            answer.setHeader(HttpHeaders.UPGRADE, "websocket");
            answer.setHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
            problems.write(
                    answer,
                    Problem.of(426, "UPGRADE_REQUIRED", "Only STOMP over WebSocket is spoken at this address."));
        }
    }

    /** Tells clients nothing of what went wrong inside; the log has it. */
    private static final class Silent extends StompSubProtocolErrorHandler {

        @Override
        public Message<byte[]> handleClientMessageProcessingError(
                @Nullable Message<byte[]> clientMessage, Throwable failure) {
            StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.ERROR);
            headers.setMessage("INTERNAL_ERROR");
            headers.setLeaveMutable(true);
            return MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders());
        }
    }
}
