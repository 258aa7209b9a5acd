/** Drafts of packs: changed file by file, judged, played through in simulated time, compared with what really happened, and published as releases, to which running requests are moved. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "catalog",
            "scenarios",
            "tickets",
            "inbox",
            "forms",
            "workflow",
            "audit",
            "notifications",
            "jobs"
        })
@NullMarked
package io.assent.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
