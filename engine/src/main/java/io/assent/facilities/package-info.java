/** Properties with their floors and rooms, who looks after them, and which requests are about them. */
@ApplicationModule(allowedDependencies = {"people", "forms", "catalog", "tickets", "inbox", "audit"})
@NullMarked
package io.assent.facilities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
