package io.assent.shared.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/**
 * One client's connection. Its events leave in order through a bounded buffer and a thread of its own, so that a slow client holds
 * up nobody; one that stays behind is hung up on and comes back with its cursor.
 */
final class LiveConnection {

    private static final int BUFFER = 1_000;

    private final String session;
    private final LiveCaller holder;
    private final MessageChannel out;
    private final ObjectMapper json;
    private final BlockingQueue<Message<byte[]>> waiting = new ArrayBlockingQueue<>(BUFFER);
    private final ReentrantLock border = new ReentrantLock();
    private final Thread sender;
    private boolean isOver;

    LiveConnection(String session, LiveCaller holder, MessageChannel out, ObjectMapper json) {
        this.session = session;
        this.holder = holder;
        this.out = out;
        this.json = json;
        this.sender = Thread.ofVirtual().name("live-" + session).start(this::send);
    }

    String session() {
        return session;
    }

    LiveCaller holder() {
        return holder;
    }

    void tell(LiveSubscription subscription, Object content) {
        SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setSessionId(session);
        headers.setSubscriptionId(subscription.id());
        headers.setDestination(subscription.destination());
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        try {
            offer(MessageBuilder.createMessage(json.writeValueAsBytes(content), headers.getMessageHeaders()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Confirms a frame that asked for it, after all that was told before. */
    void receipt(String receipt) {
        receipt(receipt, Map.of());
    }

    /** Says in the receipt that the frame was refused. An ERROR would end the connection for all that it carries. */
    void refuse(String receipt, String code, String reason) {
        receipt(receipt, Map.of("refused", code, "reason", reason));
    }

    private void receipt(String receipt, Map<String, String> more) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.RECEIPT);
        headers.setSessionId(session);
        headers.setReceiptId(receipt);
        more.forEach(headers::setNativeHeader);
        offer(MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders()));
    }

    /** Says why and closes the connection. */
    void hangUp(String code, String reason) {
        border.lock();
        try {
            if (!isOver) {
                isOver = true;
                waiting.clear();
                waiting.add(error(session, code, reason));
            }
        } finally {
            border.unlock();
        }
    }

    /** An ERROR frame; sending it ends the connection (STOMP 1.2). */
    static Message<byte[]> error(String session, String code, String reason) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setSessionId(session);
        headers.setMessage(code);
        return MessageBuilder.createMessage(reason.getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders());
    }

    void ended() {
        sender.interrupt();
    }

    /** After what was thrown away nothing may follow: its cursor would hide the gap. */
    private void offer(Message<byte[]> message) {
        border.lock();
        try {
            if (!isOver && !waiting.offer(message)) {
                hangUp("TOO_SLOW", "The connection is too slow; come back with the last cursor.");
            }
        } finally {
            border.unlock();
        }
    }

    private void send() {
        try {
            while (true) {
                out.send(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
