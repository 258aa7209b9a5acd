package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.workflow.Packs;
import io.assent.workflow.camunda.ScriptedDomain.Ticket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/** Just after a start nobody has read the processes yet, and many want them at once. */
@WorkflowTest
class ColdCacheTests {

    private static final int PEOPLE = 6;

    @Autowired
    private ScriptedDomain domain;

    @Autowired
    private ProcessEngine engine;

    @Tag("D1")
    @RepeatedTest(20)
    void startsTheSameProcessForManyWhoComeAtOnce() throws InterruptedException {
        String release = domain.deploy(Packs.purchase());
        List<Ticket> tickets =
                Stream.generate(() -> domain.ticket(500)).limit(PEOPLE).toList();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();

        List<Future<String>> statuses;
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            statuses = people.invokeAll(tickets.stream()
                    .map(ticket -> (Callable<String>) () -> {
                        domain.start(ticket, release, "purchase");
                        return ticket.status;
                    })
                    .toList());
        }

        assertThat(statuses).extracting(Future::get).containsOnly("IN_REVIEW");
    }
}
