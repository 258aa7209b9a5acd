/** Who stands in for whom, from when until when, and for what. */
@ApplicationModule(allowedDependencies = {"people", "catalog", "tickets", "audit"})
@NullMarked
package io.assent.substitutions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
