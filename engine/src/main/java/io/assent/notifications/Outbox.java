package io.assent.notifications;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.assent.shared.Ids;
import io.assent.shared.Json;
import io.assent.shared.PlatformClock;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notices with the business transaction: for the bell, and as deliveries with the job that sends them. */
@Component
class Outbox {

    private static final Duration NEWS = Duration.ofHours(1);

    private final JdbcClient db;
    private final Json json;
    private final SchedulerClient jobs;
    private final MailSettings mail;
    private final Clock clock;

    Outbox(JdbcClient db, Json json, SchedulerClient jobs, MailSettings mail, Clock clock) {
        this.db = db;
        this.json = json;
        this.jobs = jobs;
        this.mail = mail;
        this.clock = clock;
    }

    void write(List<Notice> notices) {
        UUID tenant = notices.getFirst().tenant();
        UUID batch = Ids.next();
        Instant now = clock.instant();
        int letters = db.sql("""
            with asked as (
                select n.*, p.language, coalesce(p.muted, '{}') as muted
                from unnest(:notifications::uuid[], :deliveries::uuid[], :persons::uuid[], :events::text[],
                            :tickets::uuid[], :actors::uuid[], :facts::text[], :waking::boolean[])
                     as n (notification, delivery, person, event, ticket, actor, facts, waking)
                left join notification_preference p on p.person = n.person and p.tenant_id = :tenant
            ), told as (
                insert into notification (id, tenant_id, person, event, ticket_id, actor, facts, created_at)
                select notification, :tenant, person, event, ticket, actor, facts::jsonb, :now
                from asked where waking or not event || ':IN_APP' = any(muted)
            )
            insert into delivery (id, tenant_id, batch, channel, person, event, ticket_id, facts, language, state,
                                  created_at, next_attempt_at)
            select delivery, :tenant, :batch, 'EMAIL', person, event, ticket, facts::jsonb, language, :state, :now, :next
            from asked where :letters and (waking or not event || ':EMAIL' = any(muted))
            """)
                .param("tenant", tenant)
                .param("batch", batch)
                .param("letters", !PlatformClock.isPlaced())
                .param("now", Timestamp.from(now))
                .param("history", isHistory(now))
                .param("state", mail.isConfigured() ? "WAITING" : "NOT_CONFIGURED")
                .param("next", mail.isConfigured() ? Timestamp.from(now) : null)
                .param("notifications", ids(notices))
                .param("deliveries", ids(notices))
                .param("persons", notices.stream().map(Notice::person).toArray(UUID[]::new))
                .param(
                        "events",
                        notices.stream().map(notice -> notice.event().name()).toArray(String[]::new))
                .param("tickets", notices.stream().map(Notice::ticket).toArray(UUID[]::new))
                .param("actors", notices.stream().map(Notice::actor).toArray(UUID[]::new))
                .param(
                        "facts",
                        notices.stream()
                                .map(notice -> json.text(notice.facts()))
                                .toArray(String[]::new))
                .param("waking", notices.stream().map(Notice::waking).toArray(Boolean[]::new))
                .update();
        if (letters > 0 && mail.isConfigured()) {
            schedule(tenant, batch, now);
        }
    }

    /** One letter about the person's account. */
    void post(UUID tenant, UUID person, NotificationEvent event, Map<String, Object> facts) {
        UUID batch = Ids.next();
        Instant now = clock.instant();
        db.sql("""
            insert into delivery (id, tenant_id, batch, channel, person, event, facts, language, state, created_at,
                                  next_attempt_at)
            values (:id, :tenant, :batch, 'EMAIL', :person, :event, :facts::jsonb,
                    (select language from notification_preference where person = :person and tenant_id = :tenant),
                    'WAITING', :now, :now)
            """)
                .param("id", Ids.next())
                .param("tenant", tenant)
                .param("batch", batch)
                .param("person", person)
                .param("event", event.name())
                .param("facts", json.text(facts))
                .param("now", Timestamp.from(now))
                .update();
        schedule(tenant, batch, now);
    }

    /** What is only told afterwards, such as the demo's past, is mailed to nobody. */
    private static boolean isHistory(Instant now) {
        return now.isBefore(Instant.now().minus(NEWS));
    }

    /** The job joins the running transaction. */
    void schedule(UUID tenant, UUID batch, Instant at) {
        TaskInstance<String> job = DeliveryJob.TASK
                .instance(batch.toString())
                .data(tenant.toString())
                .build();
        jobs.scheduleIfNotExists(job, at);
    }

    private static UUID[] ids(List<Notice> notices) {
        return notices.stream().map(_ -> Ids.next()).toArray(UUID[]::new);
    }
}
