package io.assent.todos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tasks. */
@Component
class TodoStore {

    private final JdbcClient jdbc;

    TodoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were added. */
    List<Todo> of(UUID tenant, UUID ticket) {
        return jdbc.sql("select * from todo where tenant_id = :tenant and ticket = :ticket order by created_at, id")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(TodoStore::todo)
                .list();
    }

    /** Tickets with something that the person is still to do. */
    List<UUID> ticketsOf(UUID tenant, UUID person) {
        return jdbc.sql("""
            select distinct ticket from todo
            where tenant_id = :tenant and assignee = :person and done_at is null
            """)
                .param("tenant", tenant)
                .param("person", person)
                .query(UUID.class)
                .list();
    }

    Optional<Todo> find(UUID tenant, UUID ticket, UUID id) {
        return jdbc.sql("select * from todo where tenant_id = :tenant and ticket = :ticket and id = :id")
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("id", id)
                .query(TodoStore::todo)
                .optional();
    }

    void add(UUID tenant, Todo todo) {
        bind(jdbc.sql("""
            insert into todo (tenant_id, id, ticket, title, assignee, due_date, done_at, done_by, created_by, created_at)
            values (:tenant, :id, :ticket, :title, :assignee, :dueDate, :doneAt, :doneBy, :createdBy, :createdAt)
            """), tenant, todo)
                .param("ticket", todo.ticket())
                .param("createdBy", todo.createdBy())
                .param("createdAt", utc(todo.createdAt()))
                .update();
    }

    void update(UUID tenant, Todo todo) {
        bind(jdbc.sql("""
            update todo set title = :title, assignee = :assignee, due_date = :dueDate, done_at = :doneAt,
                done_by = :doneBy, version = version + 1
            where tenant_id = :tenant and id = :id
            """), tenant, todo).update();
    }

    void delete(UUID tenant, UUID id) {
        jdbc.sql("delete from todo where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, UUID tenant, Todo todo) {
        return sql.param("tenant", tenant)
                .param("id", todo.id())
                .param("title", todo.title())
                .param("assignee", todo.assignee())
                .param("dueDate", utc(todo.dueDate()))
                .param("doneAt", utc(todo.doneAt()))
                .param("doneBy", todo.doneBy());
    }

    private static Todo todo(ResultSet row, int index) throws SQLException {
        return new Todo(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("ticket", UUID.class)),
                row.getString("title"),
                row.getObject("assignee", UUID.class),
                instant(row, "due_date"),
                instant(row, "done_at"),
                row.getObject("done_by", UUID.class),
                Objects.requireNonNull(row.getObject("created_by", UUID.class)),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getLong("version"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
