/** How many days of leave people have in a year, and what their requests take of them. */
@ApplicationModule(allowedDependencies = {"people", "tickets", "workflow", "audit"})
@NullMarked
package io.assent.leave;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
