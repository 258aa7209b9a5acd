/** Form schemas, and checking answers against them on the server. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.assent.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
