/** Request types, categories, packs and their releases. */
@ApplicationModule(allowedDependencies = {"people", "forms", "workflow", "audit"})
@NullMarked
package io.assent.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
