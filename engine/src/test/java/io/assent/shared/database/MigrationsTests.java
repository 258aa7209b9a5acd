package io.assent.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class MigrationsTests {

    @Test
    void givesTheRuntimeRoleNoRightToChangeTheSchema() {
        assertThatThrownBy(() ->
                        TestDatabase.jdbc().sql("create table mine (id int)").update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void letsTheRuntimeRoleWorkInTheEnginesTables() {
        String version = TestDatabase.jdbc()
                .sql("select value_ from act_ge_property where name_ = 'schema.version'")
                .query(String.class)
                .single();

        assertThat(version).isEqualTo("fox");
    }

    @Test
    @Tag("K5")
    void showsAProtectedTablesRowsToTheirTenantOnly() {
        UUID tenant = UUID.randomUUID();
        var owner = TestDatabase.ownerJdbc();
        owner.sql("create table guarded_thing (tenant_id uuid not null)").update();
        owner.sql("call protect('guarded_thing')").update();
        TestDatabase.superuserJdbc()
                .sql("insert into guarded_thing values (:tenant)")
                .param("tenant", tenant)
                .update();

        assertThat(seenBy(tenant)).isEqualTo(1);
        assertThat(seenBy(UUID.randomUUID())).isZero();
        assertThat(owner.sql("select count(*) from guarded_thing")
                        .query(Long.class)
                        .single())
                .isZero();
        owner.sql("drop table guarded_thing").update();
    }

    private static long seenBy(UUID tenant) {
        return TestDatabase.jdbc()
                .sql("select count(*) from guarded_thing, set_config('app.tenant_id', :tenant, false)")
                .param("tenant", tenant.toString())
                .query(Long.class)
                .single();
    }

    @Test
    @Tag("K5")
    void protectsEveryTableThatHasATenant() {
        List<String> open = TestDatabase.jdbc().sql("""
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """).query(String.class).list();

        assertThat(open).as("tables with tenant_id need: call protect('…')").isEmpty();
    }
}
