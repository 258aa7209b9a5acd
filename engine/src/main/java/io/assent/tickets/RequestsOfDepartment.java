package io.assent.tickets;

import io.assent.people.DepartmentView;
import io.assent.people.UnitNeeds;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests on their way need the department that they come from. */
@Component
class RequestsOfDepartment implements UnitNeeds {

    private static final String[] OPEN = Arrays.stream(Status.values())
            .filter(status -> status.phase() == Status.Phase.OPEN || status == Status.PENDING_INFO)
            .map(Status::name)
            .toArray(String[]::new);

    private final JdbcClient db;

    RequestsOfDepartment(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<String> ofDepartment(UUID tenant, DepartmentView department) {
        return db.sql("""
            select number from ticket
            where tenant_id = :tenant and department_id = :department and status = any (:open)
            order by created_at limit :most
            """)
                .param("tenant", tenant)
                .param("department", department.id())
                .param("open", OPEN)
                .param("most", MOST)
                .query(String.class)
                .list();
    }
}
