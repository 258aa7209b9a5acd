/** Files on tickets: taken in as a stream, checked, kept apart from the database, and given back so that they do no harm. */
@ApplicationModule(allowedDependencies = {"people", "tickets", "audit", "integrations"})
@NullMarked
package io.assent.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
