/** What keeps the platform going: running processes, jobs that fail, the means to mend them, and how long it is remembered what ran; all audited. */
@ApplicationModule(allowedDependencies = {"workflow", "catalog", "tickets", "people", "audit", "jobs"})
@NullMarked
package io.assent.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
