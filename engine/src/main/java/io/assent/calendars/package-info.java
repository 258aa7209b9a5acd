/** Business calendars: when a tenant works, and the arithmetic of its time. */
@ApplicationModule(allowedDependencies = {"people", "workflow", "audit"})
@NullMarked
package io.assent.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
