package io.assent.people;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A tenant as other modules see it.
 *
 * @param locale language tag for persons who chose none
 * @param zone time zone for persons who chose none, and of business time
 */
public record TenantView(UUID id, String key, String name, String locale, ZoneId zone) {}
