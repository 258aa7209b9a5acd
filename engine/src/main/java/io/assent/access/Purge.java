package io.assent.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.assent.people.Tenants;
import io.assent.shared.Tenancy;
import io.assent.shared.TenantPurge;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes away what has expired: the authorization server itself never does. */
@Configuration(proxyBeanMethods = false)
class Purge {

    @Bean
    RecurringTask<Void> purgeExpired(JdbcClient db, Tenants tenants, Lockout lockout, List<TenantPurge> purges) {
        return Tasks.recurring("purge-expired", FixedDelay.ofMinutes(30)).execute((instance, context) -> {
            purgeAuthorizations(db);
            lockout.purge();
            tenants.all().forEach(tenant -> Tenancy.run(tenant, () -> purges.forEach(purge -> purge.purge(tenant))));
        });
    }

    static void purgeAuthorizations(JdbcClient db) {
        db.sql("""
            delete from oauth2_authorization
            where coalesce(greatest(access_token_expires_at, oidc_id_token_expires_at, refresh_token_expires_at),
                           authorization_code_expires_at) < now()
            """).update();
    }
}
