package io.assent.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.catalog.Packs;
import io.assent.catalog.Publication;
import io.assent.people.Tenants;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Role;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTestApart;
import io.assent.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Purchases that are under way while another release of their process is published. */
@IntegrationTestApart
abstract class MigrationFixture {

    static final String MIGRATION = "/packs/purchase/migration";
    static final String MODEL = "purchase.bpmn";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    Packs packs;

    @Autowired
    Tenants tenants;

    @Autowired
    TransactionTemplate transaction;

    final List<String> mine = new ArrayList<>();
    Caller designer;

    /** Each begins with the pack as it was shipped. */
    @BeforeEach
    void signIn() {
        Tenants.SignIn person = tenants.signIn("designer@acme.example").orElseThrow();
        designer =
                new Caller(person.tenant(), person.person(), "Dana", Set.of(Role.DESIGNER), Channel.API, "192.0.2.1");
        publishTogether(Map.of());
    }

    /** What a test leaves behind is nobody's to move. */
    @AfterEach
    void end() {
        mine.forEach(ticket -> api.as("admin").post("/tickets/" + ticket + "/cancel", Map.of()));
        mine.forEach(ticket -> api.as("employee").post("/tickets/" + ticket + "/close", Map.of()));
    }

    String purchase(int amount) {
        String ticket = requests.purchase("employee", amount);
        mine.add(ticket);
        return ticket;
    }

    void publish(String file, UnaryOperator<String> change) {
        publishTogether(Map.of(file, change));
    }

    /** Publishes the pack as it was shipped, but for these files; its scenarios are another matter. */
    void publishTogether(Map<String, UnaryOperator<String>> changes) {
        inTransaction(() -> {
            int current = packs.current(designer, "purchase").number();
            SortedMap<String, byte[]> files = new TreeMap<>(packs.files(designer, "purchase", 1));
            changes.forEach((file, change) -> {
                String before = new String(files.get(file), StandardCharsets.UTF_8);
                String after = change.apply(before);
                assertThat(after).isNotEqualTo(before);
                files.put(file, after.getBytes(StandardCharsets.UTF_8));
            });
            files.put("pack.yaml", distinct(files.get("pack.yaml"), current));
            return packs.publish(
                    designer, "purchase", files, current, new Publication(designer.person(), "Changed", null), null);
        });
    }

    static byte[] distinct(byte[] description, int release) {
        return (new String(description, StandardCharsets.UTF_8) + "\n# after release " + release + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    JsonNode rehearsed(String ticket) {
        ended(api.as("designer").post(MIGRATION, Map.of()));
        return line(ticket);
    }

    void move(@Nullable List<Integer> numbers) {
        ended(api.as("designer").post(MIGRATION + "/move", numbers == null ? Map.of() : Map.of("requests", numbers)));
    }

    void ended(Answer started) {
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        assertThat(api.ended("designer", started).text()).doesNotContain("FAILED");
    }

    JsonNode line(String ticket) {
        JsonNode all = api.as("admin").get(MIGRATION + "/requests?limit=100").json();
        for (JsonNode line : all.path("items")) {
            if (line.at("/ticket/id").asText().equals(ticket)) {
                return line;
            }
        }
        throw new AssertionError(all.toString());
    }

    int release(String ticket) {
        return api.as("employee")
                .get("/tickets/" + ticket + "/process")
                .json()
                .path("release")
                .asInt();
    }

    String history(String ticket) {
        return api.as("employee").get("/tickets/" + ticket + "/history").text();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    <T> T inTransaction(Supplier<T> work) {
        return Acting.as(designer, () -> transaction.execute(_ -> work.get()));
    }
}
