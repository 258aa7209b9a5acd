/** Policies, clocks and breaches. */
@ApplicationModule(allowedDependencies = {"people", "catalog", "tickets", "inbox", "workflow", "audit"})
@NullMarked
package io.assent.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
