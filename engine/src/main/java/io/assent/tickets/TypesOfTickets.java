package io.assent.tickets;

import io.assent.catalog.TypesAskedFor;
import io.assent.shared.Caller;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the latest requests only, so that habits may change and a large house is no slower. */
@Component
class TypesOfTickets implements TypesAskedFor {

    private final JdbcClient jdbc;

    TypesOfTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> mostFirst(Caller caller) {
        return jdbc.sql("""
            select type from (
                (select type, 1 as own from ticket
                 where tenant_id = :tenant and requester_id = :person and number is not null
                 order by created_at desc limit 50)
                union all
                (select type, 0 from ticket where tenant_id = :tenant and number is not null
                 order by created_at desc limit 500)
            ) lately
            group by type order by sum(own) desc, count(*) desc, type
            """)
                .param("tenant", caller.tenant())
                .param("person", caller.person())
                .query(String.class)
                .list();
    }
}
