/** Drafts of packs: changed file by file, judged, played through in simulated time, and published as releases. */
@ApplicationModule(allowedDependencies = {"people", "catalog", "scenarios", "audit"})
@NullMarked
package io.assent.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
