/** Examples of what a process does, told in YAML and played on the real engine and domain; nothing of it stays. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "catalog",
            "tickets",
            "approvals",
            "inbox",
            "facilities",
            "notifications",
            "workflow",
            "workers",
            "forms"
        })
@NullMarked
package io.assent.scenarios;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
