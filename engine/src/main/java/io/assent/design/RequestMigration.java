package io.assent.design;

import io.assent.catalog.Catalog;
import io.assent.catalog.Release;
import io.assent.design.Outlook.Consequence;
import io.assent.design.Outlook.Kind;
import io.assent.design.Outlook.Obstacle;
import io.assent.design.Outlook.Reason;
import io.assent.forms.Form;
import io.assent.forms.Forms;
import io.assent.inbox.Inbox;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.PerTransaction;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.tickets.Status;
import io.assent.tickets.TicketVerb;
import io.assent.tickets.TicketView;
import io.assent.tickets.Tickets;
import io.assent.workflow.ExpressionFailed;
import io.assent.workflow.MigrationObstacle;
import io.assent.workflow.MigrationRefused;
import io.assent.workflow.ProcessFailed;
import io.assent.workflow.ProcessMigration;
import io.assent.workflow.Processes;
import io.assent.workflow.StepMigrated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves one request to another release of its type, or does so only to see what becomes of it. */
@Component
class RequestMigration {

    private static final int SECONDS = 5;

    private final ProcessMigration migration;
    private final Processes processes;
    private final Tickets tickets;
    private final Inbox inbox;
    private final Catalog catalog;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate apart;

    RequestMigration(
            ProcessMigration migration,
            Processes processes,
            Tickets tickets,
            Inbox inbox,
            Catalog catalog,
            Forms forms,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.migration = migration;
        this.processes = processes;
        this.tickets = tickets;
        this.inbox = inbox;
        this.catalog = catalog;
        this.forms = forms;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setTimeout(SECONDS);
    }

    /** Moves it in a transaction of its own, looks at it, and takes all of it back. */
    Outlook rehearse(Caller by, UUID ticket, Release to) {
        return Objects.requireNonNull(apart.execute(status -> {
            status.setRollbackOnly();
            tickets.lock(by.tenant(), ticket);
            Look before = look(by.tenant(), ticket);
            return outlook(by, ticket, to, before);
        }));
    }

    private Outlook outlook(Caller by, UUID id, Release to, Look before) {
        try {
            TicketView ticket = tickets.get(id);
            move(by, id, to);
            PerTransaction.flush();
            Look after = look(by.tenant(), id);
            List<Consequence> effects = new ArrayList<>(before.effectsIn(after));
            effects.addAll(ofForm(ticket, to));
            return new Outlook(before.steps(), before.keptIn(after), effects, List.of());
        } catch (MigrationRefused refused) {
            return Outlook.stays(
                    before.steps(),
                    refused.obstacles().stream().map(RequestMigration::obstacle).toList());
        } catch (ProcessFailed | ExpressionFailed failed) {
            return Outlook.stays(
                    before.steps(), List.of(Obstacle.of(Reason.FAILED, String.valueOf(failed.getMessage()))));
        } catch (Refusal refused) {
            Reason reason = refused.code().equals("REQUEST_OVER") ? Reason.OVER : Reason.CHANGED_MEANWHILE;
            return Outlook.stays(before.steps(), List.of(Obstacle.of(reason, "")));
        }
    }

    /** Joins the caller's transaction. @throws MigrationRefused with all that is in the way */
    void move(Caller by, UUID id, Release to) {
        TicketView ticket = tickets.lock(by.tenant(), id);
        boolean isUnderWay = !ticket.status().isFinal() && ticket.status() != Status.DRAFT;
        if (!isUnderWay || ticket.release().equals(to.id())) {
            throw new Refusal(
                    Refusal.Category.CONFLICT,
                    "REQUEST_OVER",
                    "This request has ended, was taken back or was moved meanwhile.");
        }
        List<StepMigrated> steps = migration.migrate(by.tenant(), id, to.deployment());
        tickets.follow(by, id, to);
        // what another model says by itself is nobody's reaction to the request
        Acting.as(Caller.system(by.tenant()), () -> {
            steps.forEach(events::publishEvent);
            return true;
        });
    }

    private Look look(UUID tenant, UUID ticket) {
        Set<String> messages = processes.awaitedMessages(ticket);
        return new Look(
                tickets.get(ticket).status(),
                migration.stand(tenant, ticket),
                Arrays.stream(TicketVerb.values())
                        .filter(verb -> messages.contains(verb.message()))
                        .map(Enum::name)
                        .collect(Collectors.toSet()),
                inbox.of(tenant, ticket));
    }

    /** What the answers of a request, which were right where it was made, are to the form of another release. */
    private List<Consequence> ofForm(TicketView ticket, Release to) {
        Release from = catalog.release(ticket.tenant(), ticket.release());
        Map<String, Object> answers = ticket.customFields();
        List<Consequence> effects = new ArrayList<>();
        answers.keySet().stream()
                .filter(key ->
                        from.form().keys().contains(key) && !to.form().keys().contains(key))
                .forEach(key -> effects.add(Consequence.of(Kind.ANSWER_NOT_TAKEN, key)));
        List<Problem> before = problems(from.form(), answers);
        problems(to.form(), answers).stream()
                .filter(problem -> before.stream()
                        .noneMatch(known -> known.pointer().equals(problem.pointer())
                                && known.code().equals(problem.code())))
                .forEach(problem -> effects.add(Consequence.of(
                        problem.code().equals("REQUIRED") ? Kind.ANSWER_REQUIRED : Kind.ANSWER_NOT_VALID,
                        problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1))));
        return effects;
    }

    private List<Problem> problems(Form form, Map<String, Object> answers) {
        try {
            forms.check(form, answers, answers);
            return List.of();
        } catch (Refusal refused) {
            return refused.errors();
        }
    }

    private static Obstacle obstacle(MigrationObstacle found) {
        return new Obstacle(Reason.valueOf(found.reason().name()), found.node(), found.name(), found.detail());
    }
}
