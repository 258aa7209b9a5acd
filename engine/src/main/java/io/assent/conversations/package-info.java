/** Comments, notes and mentions. */
@ApplicationModule(allowedDependencies = {"people", "tickets", "audit"})
@NullMarked
package io.assent.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
