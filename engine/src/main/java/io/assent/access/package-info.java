/** Login, tokens, sign-in and permissions. */
@ApplicationModule(allowedDependencies = {"people", "audit", "substitutions", "notifications"})
@NullMarked
package io.assent.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
