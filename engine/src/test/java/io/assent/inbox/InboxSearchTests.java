package io.assent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.inbox.InboxItem.Kind;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.Role;
import io.assent.testing.TestDatabase;
import io.assent.tickets.Priority;
import io.assent.tickets.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The read-model against 12,000 generated items, compared with the same question asked of a list in memory. */
@Tag("C2")
class InboxSearchTests {

    private static final int ITEMS = 12_000;
    private static final List<String> GROUPS =
            List.of("it-support", "procurement", "hr", "facility", "finance", "legal");
    private static final List<String> TYPES = List.of("purchase", "leave", "it-support");

    private static final InboxFixture inbox = new InboxFixture();
    private static final List<Offer> offers = new ArrayList<>();

    /** Belongs to three of the groups, so that a fifth of the items reach her twice. */
    private static Caller agent;

    @BeforeAll
    static void fill() {
        Random random = new Random(42);
        inbox.people.person("agent", "it-support", "procurement", "hr");
        agent = inbox.caller("agent", Role.AGENT);
        UUID colleague = inbox.people.person("colleague").id();
        List<UUID> groups =
                GROUPS.stream().map(key -> inbox.people.group(key).id()).toList();
        for (int i = 0; i < ITEMS; i++) {
            Set<UUID> principals = new HashSet<>();
            principals.add(groups.get(random.nextInt(groups.size())));
            if (random.nextInt(3) == 0) {
                principals.add(groups.get(random.nextInt(groups.size())));
            }
            if (random.nextInt(20) == 0) {
                principals.add(agent.person());
            }
            UUID assignee = random.nextInt(5) > 0 ? null : random.nextBoolean() ? agent.person() : colleague;
            offers.add(offer(i, random, principals, assignee));
        }
        for (int from = 0; from < ITEMS; from += 1_000) {
            List<Offer> batch = offers.subList(from, from + 1_000);
            inbox.run(() -> inbox.store.offer(batch));
        }
        TestDatabase.ownerJdbc().sql("analyze inbox_item, inbox_candidate").update();
    }

    private static Offer offer(int i, Random random, Set<UUID> principals, @Nullable UUID assignee) {
        @Nullable
        Instant due =
                random.nextInt(4) == 0 ? null : InboxFixture.NOW.plus(Duration.ofHours(random.nextInt(400) - 100));
        Priority priority = Priority.values()[random.nextInt(4)];
        TicketView ticket = inbox.ticket("Request " + i, TYPES.get(random.nextInt(3)), priority, due);
        InboxItem item = new InboxItem(
                Ids.next(),
                Kind.values()[random.nextInt(3)],
                ticket.id(),
                null,
                "Step",
                principals,
                assignee,
                due,
                List.of(),
                Map.of());
        Instant at = InboxFixture.NOW.minusSeconds(random.nextInt(1_000_000));
        return new Offer(item, ticket, "Employee", null, List.of(), due, at);
    }

    private static final Comparator<Offer> URGENCY = Comparator.comparing(
                    (Offer offer) -> offer.item().dueAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing((Offer offer) -> offer.ticket().priority(), Comparator.reverseOrder())
            .thenComparing(Offer::at)
            .thenComparing(offer -> offer.item().id());

    private static List<UUID> expected(Predicate<Offer> also) {
        Set<UUID> mine = Set.copyOf(inbox.people.principals(inbox.tenant, agent.person()));
        return offers.stream()
                .filter(offer -> offer.item().assignee() == null
                        ? offer.item().principals().stream().anyMatch(mine::contains)
                        : agent.person().equals(offer.item().assignee()))
                .filter(also)
                .sorted(URGENCY)
                .map(offer -> offer.item().id())
                .toList();
    }

    private static List<UUID> everyPage(InboxFilter filter, int limit) {
        List<UUID> read = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<InboxEntry> page = inbox.inTransaction(() -> inbox.search.page(agent, filter, limit, from, false));
            page.items().forEach(entry -> read.add(entry.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return read;
    }

    private static InboxFilter filter(String... namesAndValues) {
        Map<String, List<String>> values = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return InboxFilter.of(values, "");
    }

    @Test
    void pagesThroughEverythingThatWaitsOnceAndInOrderOfUrgency() {
        List<UUID> expected = expected(offer -> true);

        assertThat(expected).hasSizeGreaterThan(3_000);
        assertThat(everyPage(InboxFilter.ALL, 100)).containsExactlyElementsOf(expected);
        assertThat(everyPage(filter("overdue", "true"), 7))
                .containsExactlyElementsOf(expected(offer -> isOverdue(offer)));
    }

    @Test
    void filtersWithoutLossOrRepetition() {
        UUID support = inbox.people.group("it-support").id();
        Set<UUID> mine = new HashSet<>(inbox.people.principals(inbox.tenant, agent.person()));
        mine.remove(agent.person());

        assertThat(everyPage(filter("kind", "work,answer"), 50))
                .containsExactlyElementsOf(expected(offer -> offer.item().kind() != Kind.APPROVAL));
        assertThat(everyPage(filter("ticket_type", "LEAVE", "priority", "urgent,high"), 50))
                .containsExactlyElementsOf(
                        expected(offer -> offer.ticket().type().equals("leave")
                                && offer.ticket().priority().compareTo(Priority.HIGH) >= 0));
        assertThat(everyPage(filter("group", "it_support"), 50))
                .containsExactlyElementsOf(
                        expected(offer -> offer.item().principals().contains(support)));
        assertThat(everyPage(filter("assignee", "me"), 50))
                .containsExactlyElementsOf(expected(offer -> offer.item().assignee() != null));
        assertThat(everyPage(filter("assignee", "none"), 50))
                .containsExactlyElementsOf(expected(offer -> offer.item().assignee() == null));
        assertThat(everyPage(filter("for", "me"), 50))
                .containsExactlyElementsOf(
                        expected(offer -> agent.person().equals(offer.item().assignee())
                                || offer.item().principals().contains(agent.person())));
        assertThat(everyPage(filter("for", "groups", "assignee", "none"), 50))
                .containsExactlyElementsOf(expected(offer -> offer.item().assignee() == null
                        && offer.item().principals().stream().anyMatch(mine::contains)));
    }

    @Test
    void findsWhatWaitsForMeOfOneTicketOnly() {
        Offer mine = offers.stream()
                .filter(offer -> expected(same -> same == offer).size() == 1)
                .findFirst()
                .orElseThrow();
        Offer others = offers.stream()
                .filter(offer -> expected(same -> same == offer).isEmpty())
                .findFirst()
                .orElseThrow();
        String ticket = mine.ticket().id().toString();

        assertThat(everyPage(filter("ticket", ticket), 50))
                .containsExactly(mine.item().id());
        assertThat(everyPage(filter("ticket", ticket, "q", mine.ticket().title()), 50))
                .containsExactly(mine.item().id());
        assertThat(everyPage(filter("ticket", ticket, "q", "nothing like it"), 50))
                .isEmpty();
        assertThat(everyPage(filter("ticket", others.ticket().id().toString()), 50))
                .isEmpty();
    }

    @Test
    void findsWordsByTheirBeginningsAndTitlesByAnyPart() {
        assertThat(everyPage(filter("q", "req 1234"), 50))
                .containsExactlyElementsOf(
                        expected(offer -> offer.ticket().title().startsWith("Request 1234")
                                || String.valueOf(offer.ticket().number()).contains("-1234")));
        assertThat(everyPage(filter("q", "quest 777"), 50))
                .containsExactlyElementsOf(
                        expected(offer -> offer.ticket().title().contains("quest 777")));
        assertThat(everyPage(filter("q", "100%_'); drop"), 50)).isEmpty();
    }

    @Test
    void countsUpToTheCapInOneStatement() {
        inbox.dataSource.statements.clear();

        Map<String, Long> counts = inbox.inTransaction(() -> inbox.search.counts(
                agent,
                Map.of(
                        "all",
                        InboxFilter.ALL,
                        "mine",
                        filter("assignee", "me", "priority", "urgent"),
                        "nobody",
                        filter("group", "unheard-of"))));

        assertThat(counts)
                .containsEntry("all", 1_001L)
                .containsEntry("nobody", 0L)
                .containsEntry("mine", (long) expected(offer -> offer.item().assignee() != null
                                && offer.ticket().priority() == Priority.URGENT)
                        .size());
        assertThat(inbox.dataSource.statements).hasSize(1);
    }

    @Test
    void readsAPageWithItsCountInTwoStatements() {
        inbox.dataSource.statements.clear();

        Page<InboxEntry> page = inbox.inTransaction(() -> inbox.search.page(agent, InboxFilter.ALL, 25, null, true));

        assertThat(page.items()).hasSize(25);
        assertThat(page.total()).isEqualTo(1_001L);
        assertThat(inbox.dataSource.statements).hasSize(2);
    }

    @Test
    void readsEveryPageFromTheCoveringIndex() {
        SearchSql search = SearchSql.of("f", InboxFilter.ALL, inbox.principals.of(agent), false, null);

        String plan = inbox.inTransaction(() -> String.join(
                "\n",
                inbox.jdbc
                        .sql("explain " + search.page(26, false))
                        .params(search.params())
                        .param("tenant", inbox.tenant)
                        .query(String.class)
                        .list()));

        assertThat(plan).contains("using inbox_candidate_open").doesNotContain("Seq Scan");
        assertThat(plan.lines().filter(line -> line.contains(" on inbox_candidate c")))
                .isNotEmpty()
                .allMatch(line -> line.contains("Index Only Scan using inbox_candidate_open"));
    }

    /** Planned anew each time, a page would take twice as long. */
    @Test
    void keepsThePlanOfAPageAndOfACount() {
        List<String> kept = inbox.inTransaction(() -> {
            for (int time = 0; time < 12; time++) {
                inbox.search.page(agent, InboxFilter.ALL, 25, null, true);
            }
            return inbox.jdbc
                    .sql("select statement from pg_prepared_statements where generic_plans > 0")
                    .query(String.class)
                    .list();
        });

        assertThat(kept)
                .filteredOn(statement -> statement.contains("inbox_candidate"))
                .anyMatch(statement -> statement.contains("limit 26)"))
                .anyMatch(statement -> statement.contains("limit 1001)"));
    }

    @Test
    void showsNothingOfAnotherTenant() {
        Caller stranger =
                new Caller(Ids.next(), agent.person(), "stranger", Set.of(Role.ADMIN), Caller.Channel.API, null);

        Page<InboxEntry> page = inbox.inTransaction(() -> inbox.search.page(stranger, InboxFilter.ALL, 25, null, true));
        long others = new InboxFixture()
                .inTransaction(() -> inbox.jdbc
                        .sql("select count(*) from inbox_candidate")
                        .query(Long.class)
                        .single());

        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isZero();
        assertThat(others).isZero();
    }

    @Test
    void showsAGroupsQueueToItsMembersAndToAdministratorsOnly() {
        Caller admin = inbox.caller("admin", Role.ADMIN);
        Caller outsider = inbox.caller("outsider");

        assertThat(inbox.inTransaction(() -> inbox.search.page(admin, filter("group", "legal"), 25, null, false))
                        .items())
                .hasSize(25);
        assertThat(inbox.inTransaction(() -> inbox.search.page(outsider, filter("group", "legal"), 25, null, false))
                        .items())
                .isEmpty();
        assertThat(everyPage(filter("group", "legal"), 25)).isEmpty();
    }

    @Test
    void refusesAFilterOrCursorThatItDoesNotKnowWithAllProblemsAtOnce() {
        assertThatThrownBy(() -> filter("kind", "lunch", "colour", "red", "overdue", "maybe"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.Problem::pointer)
                                .containsExactlyInAnyOrder("/kind", "/colour", "/overdue"));
        Stream.of("garbage", "aaaa|", "MXx4")
                .forEach(cursor -> assertThatThrownBy(() ->
                                inbox.inTransaction(() -> inbox.search.page(agent, InboxFilter.ALL, 25, cursor, false)))
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void staysInOrderWhileItemsComeAndGo() {
        Page<InboxEntry> first =
                inbox.inTransaction(() -> inbox.search.page(agent, filter("assignee", "me"), 20, null, false));
        List<UUID> before = everyPage(filter("assignee", "me"), 20);
        UUID gone = before.get(19);
        inbox.inTransaction(() -> inbox.store.withdraw(inbox.tenant, List.of(gone)));
        offers.removeIf(offer -> offer.item().id().equals(gone));

        Page<InboxEntry> second = inbox.inTransaction(
                () -> inbox.search.page(agent, filter("assignee", "me"), 20, first.nextCursor(), false));

        assertThat(second.items()).extracting(InboxEntry::id).containsExactlyElementsOf(before.subList(20, 40));
        assertThat(IntStream.range(0, 20).mapToObj(i -> first.items().get(i).id()))
                .containsExactlyElementsOf(before.subList(0, 20));
    }

    private static boolean isOverdue(Offer offer) {
        return offer.item().dueAt() != null && offer.item().dueAt().isBefore(InboxFixture.NOW);
    }
}
