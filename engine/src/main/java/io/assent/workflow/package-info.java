/** The port to the process engine in our own words; depends on nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.assent.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
