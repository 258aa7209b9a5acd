package io.assent.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.demo.StoryWriter.Company;
import io.assent.demo.StoryWriter.Ending;
import io.assent.inbox.Inbox;
import io.assent.people.TenantView;
import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import io.assent.tickets.Status;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class StageTests {

    @Autowired
    private Stage stage;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Inbox inbox;

    @ParameterizedTest
    @EnumSource(Ending.class)
    void leadsStoriesToTheirEnding(Ending ending) {
        int requests = ending == Ending.SUBMITTED ? 0 : 1;
        int support = ending == Ending.REJECTED ? 0 : 1;

        for (Story story : writer().tell(ending, requests, requests, support).stories()) {
            TicketView ticket = ticket(stage.play(story));

            assertThat(ticket.status()).as(ticket.title()).isIn(statuses(ending));
            assertThat(ticket.watchers()).hasSameSizeAs(story.watchers());
            assertThat(ticket.createdAt()).isEqualTo(story.start());
            assertThat(ticket.updatedAt()).isBetween(story.start(), last(story));
            if (ticket.status().isFinal()) {
                assertThat(nothingWaits(ticket)).as(ticket.title()).isTrue();
            }
        }
    }

    @Test
    void leavesDecisionsToTheCommitteeWhenOneOfThemHasVoted() {
        Story story = writer().waiting(
                        "employee", 1, StoryWriter.LARGE, StoryWriter.LARGE.multiply(StoryWriter.SMALL), true)
                .stories()
                .getFirst();

        UUID ticket = stage.play(story);

        assertThat(ticket(ticket).status()).isEqualTo(Status.IN_REVIEW);
        assertThat(Tenancy.of(story.tenant(), () -> inbox.of(story.tenant(), ticket)))
                .hasSize(1);
    }

    @Test
    void keepsNothingOfAStoryThatCannotBeTold() {
        Story story = writer().tell(Ending.CLOSED, 1, 0, 0).stories().getFirst();
        List<Story.Move> impossible = new ArrayList<>(story.moves());
        impossible.add(new Story.Move(last(story).plusSeconds(60), new Story.Claim()));
        long before = count("select count(*) from ticket");

        assertThatThrownBy(() -> stage.play(new Story(
                        story.tenant(),
                        story.requester(),
                        story.draft(),
                        story.watchers(),
                        false,
                        story.start(),
                        story.pick(),
                        impossible)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count("select count(*) from ticket")).isEqualTo(before);
        assertThat(ticket(stage.play(story)).number()).startsWith("FIN-");
    }

    @Test
    void writesNoLettersAboutThePast() {
        UUID ticket = stage.play(writer().tell(Ending.CLOSED, 1, 0, 0).stories().getFirst());

        assertThat(count("select count(*) from delivery where ticket_id = '" + ticket + "'"))
                .isZero();
    }

    private StoryWriter writer() {
        TenantView globex = globex();
        return new StoryWriter(
                new Company(
                        globex.id(),
                        "globex.example",
                        new WorkingHours(globex.zone()),
                        List.of("employee"),
                        List.of("employee")),
                Subjects.read(),
                Instant.now());
    }

    private TenantView globex() {
        return tenants.signIn("employee@globex.example")
                .flatMap(found -> tenants.find(found.tenant()))
                .orElseThrow();
    }

    private TicketView ticket(UUID id) {
        UUID tenant = globex().id();
        return Tenancy.of(tenant, () -> tickets.get(tenant, List.of(id)).get(id));
    }

    private boolean nothingWaits(TicketView ticket) {
        long pending = TestDatabase.superuserJdbc()
                .sql("select count(*) from approval where ticket_id = :ticket and state = 'PENDING'")
                .param("ticket", ticket.id())
                .query(Long.class)
                .single();
        return pending == 0
                && Tenancy.of(ticket.tenant(), () -> inbox.of(ticket.tenant(), ticket.id()))
                        .isEmpty();
    }

    private static long count(String sql) {
        return TestDatabase.superuserJdbc().sql(sql).query(Long.class).single();
    }

    private static Instant last(Story story) {
        return Stream.concat(Stream.of(story.start()), story.moves().stream().map(Story.Move::at))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static List<Status> statuses(Ending ending) {
        return switch (ending) {
            case WITHDRAWN -> List.of(Status.DRAFT);
            case REOPENED -> List.of(Status.CLOSED);
            // hardware that nobody has chosen yet
            case IN_PROGRESS -> List.of(Status.IN_PROGRESS, Status.APPROVED);
            default -> List.of(Status.valueOf(ending.name()));
        };
    }
}
