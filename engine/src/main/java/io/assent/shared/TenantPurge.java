package io.assent.shared;

import java.util.UUID;

/** Takes away what has expired; called now and then for every tenant, with its rows in reach. */
public interface TenantPurge {

    void purge(UUID tenant);
}
