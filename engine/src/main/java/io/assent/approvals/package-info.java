/** Plans, steps, decisions and their evidence. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "attachments",
            "calendars",
            "catalog",
            "tickets",
            "inbox",
            "workflow",
            "audit",
            "jobs",
            "substitutions"
        })
@NullMarked
package io.assent.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
