package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;

@Tag("K7")
class JsonBodiesTests {

    record Line(String unitName, int amount) {}

    record Order(
            String title,
            Boolean urgent,
            Integer count,
            Set<Role> roles,
            BigDecimal price,
            Instant dueAt,
            LocalDate day,
            UUID asker,
            Optional<String> note,
            List<Line> orderLines) {}

    @Test
    void readsWhatIsRight() throws IOException {
        Order order = (Order) read("""
            {"title": "T", "urgent": true, "count": 3, "roles": ["platform-admin", "Agent"], "price": "12.50",
             "due_at": "2026-03-01T09:00:00Z", "note": null, "order_lines": [{"unit_name": "a", "amount": 1}]}
            """);

        assertThat(order.roles()).containsExactlyInAnyOrder(Role.PLATFORM_ADMIN, Role.AGENT);
        assertThat(order.price()).isEqualTo("12.50");
        assertThat(order.note()).isEmpty();
        assertThat(((Order) read("{}")).note()).isNull();
    }

    @Test
    void namesEverythingThatIsWrong() {
        assertThat(pointers("""
            {"title": 5, "urgent": "yes", "count": "7", "roles": ["AGENT", "king"], "price": "much",
             "due_at": "soon", "asker": "me", "note": {"a": [1]}, "extra": {"b": [2]},
             "order_lines": [{"unit_name": "a", "amount": 1.5}, {"unit_name": false, "amount": 1, "sub": 1}, 7]}
            """))
                .containsExactlyInAnyOrder(
                        "/title",
                        "/urgent",
                        "/count",
                        "/roles/1",
                        "/price",
                        "/due_at",
                        "/asker",
                        "/note",
                        "/extra",
                        "/order_lines/0/amount",
                        "/order_lines/1/unit_name",
                        "/order_lines/1/sub",
                        "/order_lines/2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1772355600", "1772355600.5", "\"1772355600\"", "\"1772355600.5\"", "true", "[2026, 3, 1]", "{}"
            })
    void takesDatesAndInstantsAsTextOfIso8601Only(String value) {
        assertThat(pointers("{\"due_at\": %1$s, \"day\": %1$s}".formatted(value)))
                .containsExactly("/due_at", "/day");
    }

    @Test
    void takesAnInstantOfAnyZone() throws IOException {
        Order order = (Order) read("{\"due_at\": \"2026-03-01T09:00:00+02:00\", \"day\": \"2026-03-01\"}");

        assertThat(order.dueAt()).isEqualTo("2026-03-01T07:00:00Z");
        assertThat(order.day()).isEqualTo("2026-03-01");
    }

    @Test
    void namesTheWholeBodyWhenItIsOfTheWrongShape() {
        assertThat(pointers("[]")).containsExactly("");
        assertThat(pointers("[1]")).containsExactly("");
        assertThat(pointers("\"text\"")).containsExactly("");
        assertThat(pointers("7")).containsExactly("");
    }

    @Test
    void namesAPlainNumberThatIsMissing() {
        assertThat(pointers("{\"order_lines\": [{\"unit_name\": \"a\"}]}")).containsExactly("/order_lines/0/amount");
    }

    @Test
    void saysWhatAnEnumerationTakes() {
        Refusal refusal = (Refusal) catchThrowable(() -> read("{\"roles\": [\"king\"]}"));

        assertThat(refusal.errors().getFirst().detail()).contains("EMPLOYEE", "PLATFORM_ADMIN");
    }

    @Test
    void leavesBrokenSyntaxUnreadable() {
        for (String broken :
                List.of("{", "{\"title\": }", "{} {}", "hello", "{\"title\": \"a\", }", "{\"order_lines\": [{]}")) {
            assertThat(catchThrowable(() -> read(broken)))
                    .as(broken)
                    .isInstanceOf(HttpMessageNotReadableException.class);
        }
    }

    private static List<String> pointers(String body) {
        Throwable thrown = catchThrowable(() -> read(body));
        assertThat(thrown).as(body).isInstanceOf(Refusal.class);
        return ((Refusal) thrown)
                .errors().stream().map(Refusal.Problem::pointer).toList();
    }

    private static Object read(String body) throws IOException {
        var message = new MockHttpInputMessage(body.getBytes(StandardCharsets.UTF_8));
        return MAPPER.read(Order.class, null, message);
    }

    private static final JsonBodies MAPPER = new JsonBodies(mapper());

    private static ObjectMapper mapper() {
        ObjectMapper[] mapper = new ObjectMapper[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withUserConfiguration(StrictJson.class)
                .run(context -> mapper[0] = context.getBean(ObjectMapper.class));
        return mapper[0];
    }

    @Test
    void refusesABodyThatGoesOnForEver() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream("{\"title\": \"".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                });

        assertThat(catchThrowable(() -> MAPPER.read(Order.class, null, new MockHttpInputMessage(endless))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TOO_LARGE"));
    }
}
