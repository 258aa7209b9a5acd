/** Service levels: what is promised, the clocks that measure it, warnings and breaches. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "calendars",
            "catalog",
            "tickets",
            "approvals",
            "conversations",
            "inbox",
            "workflow",
            "audit"
        })
@NullMarked
package io.assent.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
