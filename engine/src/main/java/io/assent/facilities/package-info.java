/** Properties with their floors and rooms, and who looks after them. */
@ApplicationModule(allowedDependencies = {"people", "audit"})
@NullMarked
package io.assent.facilities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
