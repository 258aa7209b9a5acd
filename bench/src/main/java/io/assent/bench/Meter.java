package io.assent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What load costs: statements, write-ahead log and processor time, counted by those who did the work. */
final class Meter {

    private static final int MS_PER_TICK = 10;

    private final JdbcClient postgres;
    private final Server server;
    private final String database;
    private final long jvm;

    Meter(Server server, String database, long jvm) {
        this.server = server;
        this.postgres = server.database("postgres");
        this.database = database;
        this.jvm = jvm;
    }

    /** Counters of one moment, or what they grew by. */
    record Reading(double statements, double walBytes, double jvmMs, double postgresMs) {

        Reading since(Reading before) {
            return new Reading(
                    statements - before.statements,
                    walBytes - before.walBytes,
                    jvmMs - before.jvmMs,
                    postgresMs - before.postgresMs);
        }

        Reading per(double parts) {
            return new Reading(statements / parts, walBytes / parts, jvmMs / parts, postgresMs / parts);
        }
    }

    /** A statement that load asks for most often. */
    record Frequent(double calls, String query) {}

    void reset() {
        postgres.sql("select pg_stat_statements_reset()").query().listOfRows();
    }

    Reading read() {
        return new Reading(
                statements(),
                postgres.sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
                        .query(Double.class)
                        .single(),
                ticks(jvm, false) * MS_PER_TICK,
                backends() * MS_PER_TICK);
    }

    List<Frequent> mostFrequent(int lives) {
        return postgres.sql("""
            select s.calls::float / :lives as calls, regexp_replace(s.query, '\\s+', ' ', 'g') as query
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = :database
            order by s.calls desc, s.query
            limit 400
            """)
                .param("lives", lives)
                .param("database", database)
                .query(Frequent.class)
                .list();
    }

    /** Without those that only begin and end transactions. */
    private double statements() {
        return postgres.sql("""
            select coalesce(sum(s.calls), 0)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = :database and s.query !~* '^(begin|commit|rollback|set )'
            """).param("database", database).query(Double.class).single();
    }

    /** The server and everything it started, those that ended included. */
    private long backends() {
        long postmaster = server.process();
        return ticks(postmaster, true)
                + ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> ticks(child.pid(), false))
                        .sum();
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                    .skip(11)
                    .limit(withEndedChildren ? 4 : 2)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            if (withEndedChildren || ProcessHandle.of(pid).isPresent()) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
