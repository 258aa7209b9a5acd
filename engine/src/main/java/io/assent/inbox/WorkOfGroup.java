package io.assent.inbox;

import io.assent.people.GroupView;
import io.assent.people.UnitNeeds;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a group needs it. */
@Component
class WorkOfGroup implements UnitNeeds {

    private final JdbcClient db;

    WorkOfGroup(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<String> ofGroup(UUID tenant, GroupView group) {
        return db.sql("""
            select distinct i.ticket_number
            from inbox_candidate c join inbox_item i on i.tenant_id = :tenant and i.id = c.item
            where c.tenant_id = :tenant and c.principal = :group and i.ticket_number is not null
            order by 1 limit :most
            """)
                .param("tenant", tenant)
                .param("group", group.id())
                .param("most", MOST)
                .query(String.class)
                .list();
    }
}
