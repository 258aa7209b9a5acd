package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.Tenancy;
import io.assent.workflow.Packs;
import io.assent.workflow.Processes;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine and our journal cost in statements; a change here is a change of speed. */
@WorkflowTest
class CostTests {

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private Processes processes;

    private String release;

    @BeforeEach
    void warmUp() {
        release = domain.deploy(Packs.purchase());
        Ticket first = domain.ticket(500);
        domain.start(first, release, "purchase");
    }

    @Test
    void startsWithoutLookingAnythingUp() {
        Ticket ticket = domain.ticket(500);

        var start = statements.of(() -> domain.start(ticket, release, "purchase"));

        assertThat(start)
                .filteredOn(sql -> sql.startsWith("select"))
                .as("the tenant, and whether timers of this kind are suspended")
                .containsExactly(
                        "select set_config('app.tenant_id', ?, true)", "select * from ACT_RU_JOBDEF where ID_ = ?");
        assertThat(start).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void approvesAndFulfilsInFewStatements() {
        Ticket ticket = domain.ticket(500);
        domain.start(ticket, release, "purchase");

        var approve = statements.of(() -> domain.approve(ticket, "manager"));
        var fulfil = statements.of(() -> domain.complete(ticket));

        assertThat(approve).hasSizeLessThanOrEqualTo(24);
        assertThat(fulfil).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void approvesManyTogetherInFewerStatementsThanAloneEach() {
        List<Ticket> tickets =
                Stream.generate(() -> domain.ticket(500)).limit(10).toList();
        tickets.forEach(ticket -> domain.start(ticket, release, "purchase"));

        var approve = statements.of(() -> Tenancy.run(
                ScriptedDomain.TENANT,
                () -> processes.together(
                        tickets.stream().map(ticket -> ticket.task().task()).toList(), () -> {
                            tickets.forEach(ticket -> domain.approve(ticket, "manager"));
                            return tickets;
                        })));

        assertThat(approve).hasSizeLessThanOrEqualTo(20);
        assertThat(tickets).allSatisfy(ticket -> assertThat(ticket.status).isEqualTo("IN_PROGRESS"));
    }
}
