/** Work on many things at once: each succeeds or fails by itself, at once or in the background, and a crash repeats nothing. */
@ApplicationModule(allowedDependencies = {"people"})
@NullMarked
package io.assent.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
