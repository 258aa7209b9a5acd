package io.assent.catalog;

import static java.util.stream.Collectors.toMap;

import io.assent.forms.Forms;
import io.assent.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of releases, their files, and which of them is current. */
@Component
class Releases {

    private static final String POLICY = "approval-policy.dmn";
    private final JdbcClient db;
    private final Forms forms;

    Releases(JdbcClient db, Forms forms) {
        this.db = db;
        this.forms = forms;
    }

    /** One line of a pack's history. */
    record Line(
            UUID id,
            int number,
            String hash,
            boolean current,
            boolean pilot,
            @Nullable UUID publishedBy,
            @Nullable String note,
            @Nullable UUID reviewedBy,
            Instant createdAt) {}

    /** Who makes releases in this tenant waits here until the transaction ends. */
    void lock(UUID tenant) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 50))")
                .param("tenant", tenant.toString())
                .query()
                .singleRow();
    }

    /** Pack keys with a hash behind a slash. */
    Set<String> known(UUID tenant) {
        return db.sql("select pack || '/' || hash from release where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(String.class)
                .set();
    }

    int nextNumber(UUID tenant, String pack) {
        return db.sql("select coalesce(max(number), 0) + 1 from release where tenant_id = :tenant and pack = :pack")
                .param("tenant", tenant)
                .param("pack", pack)
                .query(Integer.class)
                .single();
    }

    UUID add(UUID tenant, String pack, int number, PackFiles files, String deployment, Publication how) {
        UUID id = Ids.next();
        db.sql("""
            insert into release (id, tenant_id, pack, number, hash, deployment, published_by, note, reviewed_by)
            values (:id, :tenant, :pack, :number, :hash, :deployment, :by, :note, :reviewer)
            """)
                .param("id", id)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("number", number)
                .param("hash", files.hash())
                .param("deployment", deployment)
                .param("by", how.by())
                .param("note", how.note())
                .param("reviewer", how.reviewedBy())
                .update();
        files.files()
                .forEach((name, content) -> db.sql("""
                    insert into release_file (tenant_id, release_id, name, content)
                    values (:tenant, :release, :name, :content)
                    """)
                        .param("tenant", tenant)
                        .param("release", id)
                        .param("name", name)
                        .param("content", content)
                        .update());
        return id;
    }

    /** Makes it current unless a person published the one that is. */
    void offer(UUID tenant, String pack, UUID release) {
        db.sql("""
            insert into request_type (tenant_id, key, release_id) values (:tenant, :key, :release)
            on conflict (tenant_id, key) do update set release_id = excluded.release_id
            where (select published_by from release r where r.tenant_id = :tenant and r.id = request_type.release_id) is null
            """)
                .param("tenant", tenant)
                .param("key", pack)
                .param("release", release)
                .update();
    }

    /** Makes it current, whoever published the one that was. */
    void makeCurrent(UUID tenant, String pack, UUID release) {
        db.sql("""
            insert into request_type (tenant_id, key, release_id) values (:tenant, :key, :release)
            on conflict (tenant_id, key) do update set release_id = excluded.release_id
            """)
                .param("tenant", tenant)
                .param("key", pack)
                .param("release", release)
                .update();
    }

    /** Request type to its current release. */
    Map<String, UUID> current(UUID tenant) {
        return db
                .sql("select key, release_id from request_type where tenant_id = :tenant")
                .param("tenant", tenant)
                .query((row, _) -> Map.entry(row.getString("key"), row.getObject("release_id", UUID.class)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    Optional<Release> find(UUID tenant, UUID release) {
        return db.sql("select * from release where tenant_id = :tenant and id = :release")
                .param("tenant", tenant)
                .param("release", release)
                .query((row, _) -> release(row, tenant))
                .optional();
    }

    /** The last release of this very content. */
    Optional<UUID> find(UUID tenant, String pack, String hash) {
        return db.sql("""
            select id from release where tenant_id = :tenant and pack = :pack and hash = :hash
            order by number desc limit 1
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    /** Newest first. */
    List<Line> history(UUID tenant, String pack) {
        return db.sql("""
            select r.*, t.release_id is not null current, p.release_id is not null pilot
            from release r
            left join request_type t on t.tenant_id = :tenant and t.release_id = r.id
            left join pilot p on p.tenant_id = :tenant and p.release_id = r.id
            where r.tenant_id = :tenant and r.pack = :pack
            order by r.number desc
            """)
                .param("tenant", tenant)
                .param("pack", pack)
                .query((row, _) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("hash"),
                        row.getBoolean("current"),
                        row.getBoolean("pilot"),
                        row.getObject("published_by", UUID.class),
                        row.getString("note"),
                        row.getObject("reviewed_by", UUID.class),
                        createdAt(row)))
                .list();
    }

    private Release release(ResultSet row, UUID tenant) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        PackFiles files = files(tenant, id, row.getString("pack"));
        Pack pack = PackReader.trusted(files.file(PackFiles.DESCRIPTION));
        ModelScan scan = ModelScan.of(files.models(), new ArrayList<>());
        return new Release(
                id,
                tenant,
                row.getInt("number"),
                row.getString("hash"),
                row.getString("deployment"),
                pack,
                forms.read(files.file(pack.form()), files.labels(pack.form())),
                WordingReader.trusted(files),
                TemplateReader.trusted(files),
                scan.approverFields(),
                scan.startedTypes(),
                scan.groups(),
                policy(files),
                createdAt(row));
    }

    private static List<PolicyRow> policy(PackFiles files) {
        byte[] table = files.models().get(POLICY);
        return table == null ? List.of() : PolicyScan.rows(table);
    }

    PackFiles files(UUID tenant, UUID release, String pack) {
        var files = new TreeMap<String, byte[]>();
        db.sql("select name, content from release_file where tenant_id = :tenant and release_id = :release")
                .param("tenant", tenant)
                .param("release", release)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        return new PackFiles(pack, files);
    }

    private static Instant createdAt(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
