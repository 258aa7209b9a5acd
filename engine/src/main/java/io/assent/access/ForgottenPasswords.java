package io.assent.access;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.assent.audit.Audit;
import io.assent.notifications.AccountLetters;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import io.assent.shared.Acting;
import io.assent.shared.Caller;
import io.assent.shared.Ids;
import io.assent.shared.limits.RateLimits;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends who forgot their password a letter. Whoever asks is told nothing about the address, not even by how long the answer takes: it is
 * looked up later, by a job.
 */
@Service
public class ForgottenPasswords {

    /** Its data is the address as it was typed. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("access.password-forgotten", String.class);

    private final RateLimits limits;
    private final SchedulerClient jobs;
    private final Clock clock;
    private final Tenants tenants;
    private final People people;
    private final AccountLetters letters;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ForgottenPasswords(
            RateLimits limits,
            SchedulerClient jobs,
            Clock clock,
            Tenants tenants,
            People people,
            AccountLetters letters,
            Audit audit,
            TransactionTemplate transaction) {
        this.limits = limits;
        this.jobs = jobs;
        this.clock = clock;
        this.tenants = tenants;
        this.people = people;
        this.letters = letters;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @throws io.assent.shared.Refusal too many, whether there is such an account or not */
    public void forgotten(String email, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        limits.passwordLetter(account, address);
        jobs.scheduleIfNotExists(
                TASK.instance(Ids.next().toString()).data(account).build(), clock.instant());
    }

    /** Nothing for who is not there, has left, or cannot be written to. */
    void answer(String account) {
        if (letters.areSent()) {
            tenants.signIn(account)
                    .flatMap(known -> people.find(known.tenant(), known.person()))
                    .filter(PersonView::active)
                    .ifPresent(this::write);
        }
    }

    private void write(PersonView person) {
        Caller platform = Caller.system(person.tenant());
        Acting.as(platform, () -> {
            transaction.executeWithoutResult(status -> {
                letters.passwordForgotten(person.tenant(), person.id());
                audit.record(platform, Account.entry("PASSWORD_FORGOTTEN", person.id()));
            });
            return true;
        });
    }
}
