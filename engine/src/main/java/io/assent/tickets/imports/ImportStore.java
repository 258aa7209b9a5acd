package io.assent.tickets.imports;

import io.assent.shared.Json;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.TenantPurge;
import io.assent.tickets.imports.Import.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables that were sent, and their rows, for as long as their jobs are kept. */
@Component
class ImportStore implements TenantPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(UUID tenant, Import sent, List<Row> rows) {
        jdbc.sql("""
            insert into ticket_import (tenant_id, id, owner, type, file_name, columns, hash, rows, wrong, job, created_at)
            values (:tenant, :id, :owner, :type, :fileName, :columns, :hash, :rows, :wrong, :job, :createdAt)
            """)
                .param("tenant", tenant)
                .param("id", sent.id())
                .param("owner", sent.owner())
                .param("type", sent.type())
                .param("fileName", sent.fileName())
                .param("columns", sent.columns().toArray(String[]::new))
                .param("hash", sent.hash())
                .param("rows", sent.rows())
                .param("wrong", sent.wrong())
                .param("job", sent.job())
                .param("createdAt", utc(sent.createdAt()))
                .update();
        jdbc.sql("""
            insert into ticket_import_row (tenant_id, import, number, cells, problems)
            select :tenant, :id, number, cells::jsonb, problems::jsonb
            from unnest(:numbers::int[], :cells::text[], :problems::text[]) as row (number, cells, problems)
            """)
                .param("tenant", tenant)
                .param("id", sent.id())
                .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
                .param("cells", rows.stream().map(row -> json.text(row.cells())).toArray(String[]::new))
                .param(
                        "problems",
                        rows.stream().map(row -> json.text(row.problems())).toArray(String[]::new))
                .update();
    }

    Optional<Import> find(UUID tenant, UUID id) {
        return jdbc.sql("select * from ticket_import where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .query(ImportStore::sent)
                .optional();
    }

    /** The last time that this very file became requests. Until the transaction ends nobody else may ask the same. */
    Optional<Import> made(UUID tenant, String type, String hash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:file, 0))")
                .param("file", tenant + type + hash)
                .query((_, _) -> 0)
                .single();
        return jdbc.sql("""
            select * from ticket_import where tenant_id = :tenant and hash = :hash and type = :type and job is not null
            order by created_at desc limit 1
            """)
                .param("tenant", tenant)
                .param("hash", hash)
                .param("type", type)
                .query(ImportStore::sent)
                .optional();
    }

    /** Those of the rows that are no requests yet, by their number. */
    Map<Integer, Row> waiting(UUID tenant, UUID id, List<Integer> numbers) {
        Map<Integer, Row> rows = new LinkedHashMap<>();
        jdbc.sql("""
            select number, cells, problems from ticket_import_row
            where tenant_id = :tenant and import = :id and number = any(:numbers) and ticket is null
            """)
                .param("tenant", tenant)
                .param("id", id)
                .param("numbers", numbers.toArray(Integer[]::new))
                .query(this::row)
                .list()
                .forEach(row -> rows.put(row.number(), row));
        return rows;
    }

    void became(UUID tenant, UUID id, int number, UUID ticket) {
        jdbc.sql("""
            update ticket_import_row set ticket = :ticket where tenant_id = :tenant and import = :id and number = :number
            """)
                .param("tenant", tenant)
                .param("id", id)
                .param("number", number)
                .param("ticket", ticket)
                .update();
    }

    /** Those that are no requests, in the file's order. */
    List<Row> left(UUID tenant, UUID id) {
        return jdbc.sql("""
            select number, cells, problems from ticket_import_row
            where tenant_id = :tenant and import = :id and ticket is null order by number
            """)
                .param("tenant", tenant)
                .param("id", id)
                .query(this::row)
                .list();
    }

    @Override
    @Transactional
    public void purge(UUID tenant) {
        jdbc.sql("delete from ticket_import where tenant_id = :tenant and created_at < :before")
                .param("tenant", tenant)
                .param("before", utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Row row(ResultSet row, int index) throws SQLException {
        Map<String, String> cells = new LinkedHashMap<>();
        json.map(row.getString("cells")).forEach((column, cell) -> cells.put(column, String.valueOf(cell)));
        List<Problem> problems = json.list(row.getString("problems"), Problem.class);
        return new Row(row.getInt("number"), cells, problems);
    }

    private static Import sent(ResultSet row, int index) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getString("type"),
                row.getString("file_name"),
                List.of((String[]) row.getArray("columns").getArray()),
                row.getString("hash"),
                row.getInt("rows"),
                row.getInt("wrong"),
                row.getObject("job", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
