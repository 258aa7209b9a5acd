package io.assent.inbox;

import io.assent.people.People;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A ticket is in the queue of the group that was given its work last; of several groups in that of the first by name. */
@Component
class QueuesOfTickets {

    private final People people;
    private final JdbcClient db;

    QueuesOfTickets(People people, JdbcClient db) {
        this.people = people;
        this.db = db;
    }

    @EventListener
    void on(WorkOffered work) {
        people.groups(work.ticket().tenant(), work.principals()).stream()
                .findFirst()
                .ifPresent(group -> db.sql("""
                    insert into inbox_queue (tenant_id, ticket, people_group) values (:tenant, :ticket, :group)
                    on conflict (ticket) do update set people_group = excluded.people_group
                    """)
                        .param("tenant", work.ticket().tenant())
                        .param("ticket", work.ticket().id())
                        .param("group", group.id())
                        .update());
    }
}
