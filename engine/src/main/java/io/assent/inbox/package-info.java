/** What waits for whom: the task read-model, its queries, and work on tasks. */
@ApplicationModule(allowedDependencies = {"people", "catalog", "tickets", "workflow", "audit", "substitutions"})
@NullMarked
package io.assent.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
