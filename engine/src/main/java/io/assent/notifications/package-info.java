/** Events to recipients to templates to deliveries. */
@ApplicationModule(
        allowedDependencies = {
            "people",
            "catalog",
            "forms",
            "workflow",
            "audit",
            "tickets",
            "approvals",
            "inbox",
            "sla",
            "conversations",
            "substitutions",
            "todos",
            "integrations"
        })
@NullMarked
package io.assent.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
