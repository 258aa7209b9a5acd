/** What keeps the platform going: running processes, jobs that fail, and the means to mend them, all audited. */
@ApplicationModule(allowedDependencies = {"workflow", "catalog", "tickets", "audit", "jobs"})
@NullMarked
package io.assent.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
