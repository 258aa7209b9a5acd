/** What every module speaks: refusals, ids, the clock, paging, tenancy, jobs and live events. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.assent.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
