/** What is to be done for a ticket beside its process, by whom; ticked off one by one. */
@ApplicationModule(allowedDependencies = {"people", "tickets", "inbox", "substitutions", "audit"})
@NullMarked
package io.assent.todos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
