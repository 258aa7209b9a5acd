package io.assent.tickets.links;

import io.assent.shared.PerTransaction;
import io.assent.tickets.LinkKind;
import io.assent.tickets.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of links. */
@Component
class LinkRows {

    private static final UUID FIRST = new UUID(0, 0);

    /** Others need not wait for these any more. */
    private static final String[] DONE = Arrays.stream(Status.values())
            .filter(LinkRows::isDone)
            .map(Enum::name)
            .toArray(String[]::new);

    /** A draft blocks nothing: nobody works on it. */
    private static final String[] BLOCKING = Arrays.stream(Status.values())
            .filter(status -> !isDone(status) && status != Status.DRAFT)
            .map(Enum::name)
            .toArray(String[]::new);

    /** Asked for whenever a status changes, which one command often does more than once. */
    private final PerTransaction<Map<UUID, Optional<Link>>> wholes = new PerTransaction<>(HashMap::new, _ -> {});

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is told of a ticket without naming others.
     *
     * @param blockers open tickets that block it
     */
    record Summary(UUID ticket, int blockers, int children, int childrenDone) {}

    static boolean isDone(Status status) {
        return status.phase() == Status.Phase.DONE || status.phase() == Status.Phase.FINAL;
    }

    /** Whoever links tickets so waits for each other until the transaction ends: two links could close a circle that neither sees. */
    void queue(UUID tenant, LinkKind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", tenant + " " + kind)
                .query((row, _) -> true)
                .single();
    }

    void add(UUID tenant, Link link) {
        wholes.get().clear();
        jdbc.sql("""
            insert into ticket_link (tenant_id, id, kind, source, target, created_by, created_at, step)
            values (:tenant, :id, :kind, :source, :target, :by, :at, :step)
            """)
                .param("tenant", tenant)
                .param("id", link.id())
                .param("kind", link.kind().name())
                .param("source", link.source())
                .param("target", link.target())
                .param("by", link.createdBy())
                .param("at", link.createdAt().atOffset(ZoneOffset.UTC))
                .param("step", link.step())
                .update();
    }

    void remove(UUID tenant, UUID link) {
        wholes.get().clear();
        jdbc.sql("delete from ticket_link where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", link)
                .update();
    }

    /** @return the links that went */
    List<Link> removeAll(UUID tenant, UUID ticket) {
        wholes.get().clear();
        return jdbc.sql("""
            delete from ticket_link where tenant_id = :tenant and (source = :ticket or target = :ticket) returning *
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query((row, _) -> link(row))
                .list();
    }

    Optional<Link> find(UUID tenant, UUID link) {
        return jdbc.sql("select * from ticket_link where tenant_id = :tenant and id = :id")
                .param("tenant", tenant)
                .param("id", link)
                .query((row, _) -> link(row))
                .optional();
    }

    long count(UUID tenant, UUID ticket) {
        return jdbc.sql("""
            select count(*) from ticket_link where tenant_id = :tenant and (source = :ticket or target = :ticket)
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Long.class)
                .single();
    }

    /** The oldest first. */
    List<Link> page(UUID tenant, UUID ticket, UUID after, int limit) {
        return jdbc.sql("""
            select * from ticket_link
            where tenant_id = :tenant and (source = :ticket or target = :ticket) and id > :after order by id limit :limit
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> link(row))
                .list();
    }

    List<Link> all(UUID tenant, UUID ticket) {
        return page(tenant, ticket, FIRST, Integer.MAX_VALUE);
    }

    /** Whether the end is reached from the beginning over links of the kind. */
    boolean leads(UUID tenant, LinkKind kind, UUID beginning, UUID end) {
        return jdbc.sql("""
            with recursive way (ticket) as (
                values (cast(:beginning as uuid))
                union
                select l.target from way w
                join ticket_link l on l.tenant_id = :tenant and l.kind = :kind and l.source = w.ticket)
            select exists (select 1 from way where ticket = :end)
            """)
                .param("tenant", tenant)
                .param("kind", kind.name())
                .param("beginning", beginning)
                .param("end", end)
                .query(Boolean.class)
                .single();
    }

    /** The ticket that this one is a part of. */
    Optional<Link> whole(UUID tenant, UUID ticket) {
        hold(tenant, List.of(ticket));
        return Objects.requireNonNull(wholes.get().get(ticket));
    }

    /** Reads at once what several tickets are parts of. */
    void hold(UUID tenant, Collection<UUID> tickets) {
        Map<UUID, Optional<Link>> known = wholes.get();
        List<UUID> others =
                tickets.stream().filter(ticket -> !known.containsKey(ticket)).toList();
        if (others.isEmpty()) {
            return;
        }
        others.forEach(ticket -> known.put(ticket, Optional.empty()));
        jdbc.sql("""
            select * from ticket_link
            where tenant_id = :tenant and target = any(array(select unnest(cast(:parts as uuid[])))) and kind = 'CHILD'
            """)
                .param("tenant", tenant)
                .param("parts", others.toArray(UUID[]::new))
                .query((row, _) -> link(row))
                .list()
                .forEach(link -> known.put(link.target(), Optional.of(link)));
    }

    /** What the ticket's process started, the oldest first. */
    List<Part> parts(UUID tenant, UUID ticket) {
        return jdbc.sql("""
            select t.id, l.step, t.status from ticket_link l
            join ticket t on t.tenant_id = l.tenant_id and t.id = l.target
            where l.tenant_id = :tenant and l.source = :ticket and l.step is not null order by l.id
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query((row, _) -> new Part(
                        row.getObject("id", UUID.class),
                        row.getString("step"),
                        Status.valueOf(row.getString("status"))))
                .list();
    }

    /** How many wholes the ticket is inside of; a few more than the limit are enough to know. */
    int depth(UUID tenant, UUID ticket) {
        return jdbc.sql("""
            with recursive way (ticket, depth) as (
                values (cast(:ticket as uuid), 0)
                union all
                select l.source, w.depth + 1 from way w
                join ticket_link l on l.tenant_id = :tenant and l.target = w.ticket and l.kind = 'CHILD'
                where w.depth < 20)
            select max(depth) from way
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .query(Integer.class)
                .single();
    }

    List<UUID> blockers(UUID tenant, UUID ticket) {
        return jdbc.sql("""
            select t.id from ticket_link l
            join ticket t on t.tenant_id = l.tenant_id and t.id = l.source and t.status = any(:blocking)
            where l.tenant_id = :tenant and l.target = :ticket and l.kind = 'BLOCKS' order by l.id
            """)
                .param("tenant", tenant)
                .param("ticket", ticket)
                .param("blocking", BLOCKING)
                .query(UUID.class)
                .list();
    }

    Map<UUID, Summary> summaries(UUID tenant, Collection<UUID> tickets) {
        return jdbc
                .sql("""
                    select l.ticket, count(*) filter (where l.blocks and o.status = any(:blocking)) as blockers,
                           count(*) filter (where not l.blocks) as children,
                           count(*) filter (where not l.blocks and o.status = any(:done)) as children_done
                    from (select source as ticket, target as other, false as blocks from ticket_link
                          where tenant_id = :tenant and source = any(:tickets) and kind = 'CHILD'
                          union all
                          select target, source, true from ticket_link
                          where tenant_id = :tenant and target = any(:tickets) and kind = 'BLOCKS') l
                    join ticket o on o.tenant_id = :tenant and o.id = l.other
                    group by l.ticket
                    """)
                .param("tenant", tenant)
                .param("tickets", tickets.toArray(UUID[]::new))
                .param("blocking", BLOCKING)
                .param("done", DONE)
                .query((row, _) -> new Summary(
                        row.getObject("ticket", UUID.class),
                        row.getInt("blockers"),
                        row.getInt("children"),
                        row.getInt("children_done")))
                .list()
                .stream()
                .collect(Collectors.toMap(Summary::ticket, summary -> summary));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                LinkKind.valueOf(row.getString("kind")),
                row.getObject("source", UUID.class),
                row.getObject("target", UUID.class),
                row.getObject("created_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("step"));
    }
}
