/** Programs outside that do steps of processes: they fetch work, and say how it ended. */
@ApplicationModule(allowedDependencies = {"workflow", "tickets", "audit"})
@NullMarked
package io.assent.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
