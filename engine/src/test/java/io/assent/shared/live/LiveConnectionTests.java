package io.assent.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.assent.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

@Tag("C3")
class LiveConnectionTests {

    private final UUID tenant = UUID.randomUUID();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final List<Message<?>> sent = new CopyOnWriteArrayList<>();

    private final LiveConnection connection = new LiveConnection(
            "session",
            new LiveCaller(Caller.system(tenant), "system@example.org", null, Set.of(), Instant.MAX),
            new SlowClient(),
            JsonMapper.builder().addModule(new JavaTimeModule()).build());

    @Test
    void hangsUpOnAClientThatStaysBehindAndHoldsUpNobody() {
        LiveTopic topic = LiveTopic.ticket(UUID.randomUUID());
        LiveSubscription subscription =
                new LiveSubscription(connection, "s", "/topic", topic.kind(), Set.of(topic.recipient()), _ -> true);
        LiveCursor cursor = new LiveCursor("epoch", new LiveSnapshot(1, List.of()), null);

        for (int i = 0; i < 1_100; i++) {
            subscription.tell(new LiveEvent(i, tenant, topic, "CHANGED", null, Instant.EPOCH), cursor);
        }
        reading.countDown();

        await().until(() -> sent.stream().anyMatch(LiveConnectionTests::isError));
        connection.receipt("late");
        assertThat(sent.size()).as("what waited was thrown away").isLessThan(200);
        assertThat(isError(sent.getLast()))
                .as("nothing follows what was thrown away")
                .isTrue();
        connection.ended();
    }

    private static boolean isError(Message<?> message) {
        return StompHeaderAccessor.getAccessor(message) instanceof StompHeaderAccessor stomp
                && stomp.getCommand() == StompCommand.ERROR
                && "TOO_SLOW".equals(stomp.getMessage());
    }

    /** Reads nothing until it is let. */
    private final class SlowClient implements MessageChannel {

        @Override
        public boolean send(Message<?> message, long timeout) {
            try {
                reading.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return sent.add(message);
        }
    }
}
