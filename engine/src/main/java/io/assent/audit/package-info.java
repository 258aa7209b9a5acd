/** The append-only trail: who did what, on whose behalf, from where, before and after. */
@ApplicationModule(allowedDependencies = {"people"})
@NullMarked
package io.assent.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
