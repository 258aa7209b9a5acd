package io.assent.inbox;

import io.assent.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of saved views. */
@Component
class SavedViewStore {

    private static final String VIEWS = """
        select id, owner, name, shared, filter, position, version from inbox_view
        where tenant_id = :tenant and (owner = :person or shared)
        """;

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    SavedViewStore(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One's own first, then those of others. */
    List<SavedView> visible(UUID tenant, UUID person) {
        return jdbc.sql(VIEWS + " order by owner <> :person, position, name, id limit 100")
                .param("tenant", tenant)
                .param("person", person)
                .query(this::view)
                .list();
    }

    Optional<SavedView> find(UUID tenant, UUID person, UUID id) {
        return jdbc.sql(VIEWS + " and id = :id")
                .param("tenant", tenant)
                .param("person", person)
                .param("id", id)
                .query(this::view)
                .optional();
    }

    int count(UUID tenant, UUID person) {
        return jdbc.sql("select count(*) from inbox_view where tenant_id = :tenant and owner = :person")
                .param("tenant", tenant)
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    void insert(UUID tenant, SavedView view) {
        jdbc.sql("""
            insert into inbox_view (tenant_id, id, owner, name, shared, filter, position, version, created_at)
            values (:tenant, cast(:id as uuid), :owner, :name, :shared, cast(:filter as jsonb), :position, 0, :now)
            """)
                .param("owner", view.owner())
                .param("now", InboxStore.utc(clock.instant()))
                .params(columns(tenant, view))
                .update();
    }

    /** @return false when somebody else has changed it meanwhile */
    boolean update(UUID tenant, SavedView view) {
        return jdbc.sql("""
            update inbox_view set name = :name, shared = :shared, filter = cast(:filter as jsonb),
                position = :position, version = version + 1
            where tenant_id = :tenant and id = cast(:id as uuid) and version = :version - 1
            """)
                        .params(columns(tenant, view))
                        .param("version", view.version())
                        .update()
                == 1;
    }

    void delete(UUID tenant, UUID id) {
        jdbc.sql("delete from inbox_view where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update();
    }

    private Map<String, Object> columns(UUID tenant, SavedView view) {
        return Map.of(
                "tenant", tenant,
                "id", view.key(),
                "name", view.name().strip(),
                "shared", view.shared(),
                "filter", json.text(view.filter().names()),
                "position", view.position());
    }

    private SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getString("id"),
                row.getObject("owner", UUID.class),
                row.getString("name"),
                row.getBoolean("shared"),
                InboxFilter.of(InboxFilter.texts(json.map(row.getString("filter"))), "/filter"),
                row.getInt("position"),
                row.getLong("version"));
    }
}
