/** The ticket: number, fields, status, draft, attachments, lists. */
@ApplicationModule(allowedDependencies = {"people", "catalog", "forms", "workflow", "audit", "jobs", "calendars"})
@NullMarked
package io.assent.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
