package io.assent.design;

import io.assent.audit.Audit;
import io.assent.audit.Audit.Entry;
import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Refusal;
import io.assent.shared.Refusal.Problem;
import io.assent.shared.web.ETags;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a company wants of a draft before it becomes a release. */
@Service
@Transactional
public class PublishingPolicies {

    private final JdbcClient db;
    private final Audit audit;

    PublishingPolicies(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * @param secondPerson whether somebody who has not changed the draft must have approved its content
     * @param version 0 when nobody has chosen
     */
    public record PublishingPolicy(boolean secondPerson, long version) {}

    @Transactional(readOnly = true)
    public PublishingPolicy find(Caller by) {
        Permissions.require(by, Permission.DESIGN_PROCESSES);
        return of(by.tenant());
    }

    PublishingPolicy of(UUID tenant) {
        return db.sql("select second_person, version from publishing_policy where tenant_id = :tenant")
                .param("tenant", tenant)
                .query((row, _) -> new PublishingPolicy(row.getBoolean("second_person"), row.getLong("version")))
                .optional()
                .orElse(new PublishingPolicy(false, 0));
    }

    /**
     * Counts from the next time that something is published.
     *
     * @param ifMatch the ETag of the policy that was read
     * @param found what is wrong already; then nothing is changed
     */
    public PublishingPolicy change(
            Caller by, @Nullable Boolean secondPerson, @Nullable String ifMatch, List<Problem> found) {
        Permissions.require(by, Permission.MANAGE_CATALOG);
        Refusal.ifAny(
                found,
                secondPerson == null
                        ? List.of(new Problem("/second_person", "REQUIRED", "A value is needed here."))
                        : List.of());
        ETags.require(ifMatch, of(by.tenant()).version());
        db.sql("""
            insert into publishing_policy (tenant_id, second_person, version) values (:tenant, :wanted, 1)
            on conflict (tenant_id) do update
                set second_person = excluded.second_person, version = publishing_policy.version + 1
            """).param("tenant", by.tenant()).param("wanted", secondPerson).update();
        audit.record(
                by,
                new Entry(
                        "PUBLISHING_POLICY_CHANGED",
                        null,
                        "policy",
                        "publishing",
                        null,
                        null,
                        Map.of("second_person", String.valueOf(secondPerson))));
        return of(by.tenant());
    }
}
