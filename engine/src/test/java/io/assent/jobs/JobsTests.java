package io.assent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assent.jobs.ItemResult.Outcome;
import io.assent.people.People;
import io.assent.people.Tenants;
import io.assent.shared.Background;
import io.assent.shared.Caller;
import io.assent.shared.Caller.Channel;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.shared.Tenancy;
import io.assent.testing.Api;
import io.assent.testing.Api.Answer;
import io.assent.testing.IntegrationTest;
import io.assent.testing.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@Tag("B6")
class JobsTests {

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    JobStore store;

    @Autowired
    Chunks chunks;

    @Autowired
    People people;

    @Autowired
    Tenants tenants;

    @Autowired
    Json json;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Background background;

    private final Counting kind = new Counting();
    private Caller caller;

    @BeforeEach
    void signIn() {
        Tenants.SignIn manager = tenants.signIn("manager@acme.example").orElseThrow();
        caller = new Caller(
                manager.tenant(), manager.person(), "Morgan", Set.of(Role.APPROVER), Channel.API, "192.0.2.1");
    }

    @Test
    void takesOnManyAndTellsTheirOwnerHowFarItIs() {
        String ticket = requests.purchase("employee", 500);
        List<String> ids = Stream.concat(
                        Stream.of(requests.approval("manager", ticket)),
                        Stream.generate(() -> Ids.next().toString()).limit(Jobs.AT_ONCE))
                .toList();

        Answer taken = api.as("manager").post("/approvals/bulk", Map.of("ids", ids, "action", "APPROVE"));

        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(taken.json().path("total").asInt()).isEqualTo(ids.size());
        String job = taken.header("Location").replace("/api/v1", "");
        assertThat(job).isEqualTo("/jobs/" + taken.json().path("id").asText());
        JsonNode ended = api.ended("manager", taken).json();
        assertThat(ended.path("done").asInt()).isEqualTo(ids.size());
        assertThat(Requests.texts(ended.path("results"), "id")).isEqualTo(ids);
        assertThat(ended.path("results").get(0).path("outcome").asText()).isEqualTo("DONE");
        assertThat(ended.path("results").get(1).path("problem").path("code").asText())
                .isEqualTo("NOT_FOUND");
        assertThat(requests.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(api.as("head").get(job).status()).isEqualTo(404);
        assertThat(api.as("manager@globex.example").get(job).status()).isEqualTo(404);
    }

    @Test
    void goesOnWhereACrashLeftIt() {
        UUID id = taken(caller, "a", "b", "c", "d", "e");

        assertThat(work().next(caller.tenant(), id)).isTrue();
        assertThat(view(id).done()).isEqualTo(2);
        assertThat(view(id).state()).isEqualTo(JobView.State.RUNNING);
        finish(id);

        assertThat(kind.done).containsExactly("a", "b", "c", "d", "e");
        assertThat(view(id).state()).isEqualTo(JobView.State.DONE);
        assertThat(view(id).finishedAt()).isNotNull();
    }

    @Test
    void letsOneThatFailsTakeNothingOfTheOthersWithIt() {
        UUID id = taken(caller, "a", "refused late", "broken", "b", "refused", "c");

        finish(id);

        assertThat(kind.done).containsExactly("a", "b", "c");
        assertThat(view(id).results())
                .extracting(ItemResult::outcome)
                .containsExactly(
                        Outcome.DONE, Outcome.REFUSED, Outcome.FAILED, Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
    }

    @Test
    void doesFewAtOnceInTheSameWay() {
        List<ItemResult> results =
                Tenancy.of(caller.tenant(), () -> chunks.perform(kind, caller, "x", List.of("a", "refused late", "b")));

        assertThat(kind.done).containsExactly("a", "b");
        assertThat(results)
                .extracting(ItemResult::outcome)
                .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
    }

    @Test
    void doesNothingMoreForWhoHasLeft() {
        Caller gone = new Caller(caller.tenant(), Ids.next(), "Gone", Set.of(), Channel.API, null);
        UUID id = taken(gone, "a", "b", "c");

        finish(id);

        assertThat(kind.done).isEmpty();
        List<ItemResult> results = within(gone, () -> store.find(gone.tenant(), id, gone.person()))
                .orElseThrow()
                .results();
        assertThat(results).hasSize(3).allMatch(result -> result.outcome() == Outcome.REFUSED);
    }

    /** Remembers what was committed. */
    private static final class Counting implements JobKind<String> {

        private final List<String> done = new ArrayList<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Class<String> work() {
            return String.class;
        }

        @Override
        public int chunk() {
            return 2;
        }

        @Override
        public List<ItemResult> perform(Caller by, String work, List<String> items) {
            return items.stream().map(this::perform).toList();
        }

        private ItemResult perform(String item) {
            Refusal refusal = Refusal.forbidden("no");
            return switch (item) {
                case "refused" -> ItemResult.refused(item, refusal);
                case "refused late" -> throw refusal;
                case "broken" -> throw new IllegalStateException("a fault that a test wants");
                default -> {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            done.add(item);
                        }
                    });
                    yield ItemResult.done(item);
                }
            };
        }
    }

    private UUID taken(Caller by, String... items) {
        UUID id = Ids.next();
        within(by, () -> {
            store.add(id, by, kind.name(), "x", List.of(items), Instant.now());
            return true;
        });
        return id;
    }

    private void finish(UUID id) {
        while (work().next(caller.tenant(), id)) {
            assertThat(kind.done).doesNotHaveDuplicates();
        }
    }

    /** As a node has it that starts anew. */
    private JobWork work() {
        var kinds = new StaticListableBeanFactory(Map.of("kind", kind));
        return new JobWork(
                store,
                kinds.getBeanProvider(ResolvableType.forClass(JobKind.class)),
                people,
                json,
                transaction,
                background,
                Clock.systemUTC());
    }

    private JobView view(UUID id) {
        return within(caller, () -> store.find(caller.tenant(), id, caller.person()))
                .orElseThrow();
    }

    private <T> T within(Caller by, java.util.function.Supplier<T> work) {
        return Tenancy.of(by.tenant(), () -> transaction.execute(_ -> work.get()));
    }
}
