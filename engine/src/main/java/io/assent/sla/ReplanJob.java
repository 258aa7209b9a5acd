package io.assent.sla;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.assent.shared.Json;
import io.assent.shared.Tenancy;
import io.assent.sla.RunningClocks.Running;
import io.assent.sla.RunningClocks.Scope;
import io.assent.tickets.Tickets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans running clocks again, some in each transaction. A job that starts anew changes nothing twice. */
@Component
class ReplanJob {

    static final TaskDescriptor<String> TASK = TaskDescriptor.of("sla.replan", String.class);
    private static final int SOME = 200;

    private final RunningClocks running;
    private final Tickets tickets;
    private final SlaOfTickets slas;
    private final TransactionTemplate transaction;
    private final Json json;

    ReplanJob(RunningClocks running, Tickets tickets, SlaOfTickets slas, TransactionTemplate transaction, Json json) {
        this.running = running;
        this.tickets = tickets;
        this.slas = slas;
        this.transaction = transaction;
        this.json = json;
    }

    /** What a job has to do. */
    record Order(UUID tenant, Scope scope) {}

    /** @return the last of them, absent when no more are left */
    @Nullable
    SlaClock some(UUID tenant, Scope scope, @Nullable SlaClock after) {
        List<Running> page = running.page(tenant, scope, after, SOME);
        List<UUID> ids =
                page.stream().map(each -> each.clock().ticket()).distinct().toList();
        tickets.lock(tenant, ids);
        page.forEach(each -> slas.replan(each.ticket(), each.clock().ticket()));
        return page.size() < SOME ? null : page.getLast().clock();
    }

    private CompletionHandler<String> run(TaskInstance<String> job) {
        Order order = json.read(job.getData(), Order.class);
        Tenancy.run(order.tenant(), () -> {
            SlaClock last = null;
            boolean more = true;
            while (more) {
                SlaClock after = last;
                last = transaction.execute(_ -> some(order.tenant(), order.scope(), after));
                more = last != null;
            }
        });
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** Gives the job to the scheduler. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        CustomTask<String> replanTask(ReplanJob job) {
            return Tasks.custom(TASK).execute((each, _) -> job.run(each));
        }
    }
}
