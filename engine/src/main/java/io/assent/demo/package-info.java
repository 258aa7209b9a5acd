/** Three months of two companies at work, for whoever looks at the platform for the first time. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "catalog",
            "tickets",
            "approvals",
            "inbox",
            "conversations",
            "notifications",
            "audit"
        })
@NullMarked
package io.assent.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
