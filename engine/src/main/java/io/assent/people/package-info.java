/** Tenants, persons, departments, groups, roles and the management chain. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.assent.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
