package io.assent.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes what runs for a ticket from one release to another. Every call joins the caller's transaction. */
public interface ProcessMigration {

    /**
     * Lets all of the ticket's processes go on in another deployment, the called ones and its clock included. A timer keeps its instant
     * unless it says something else there; then it counts from when it began.
     *
     * @return where they wait, for the caller to publish once the ticket is on that release
     * @throws MigrationRefused with all that is in the way
     */
    List<StepMigrated> migrate(UUID tenant, UUID ticket, String deployment);

    /** Where the ticket's processes wait, and until when by themselves. */
    Stand stand(UUID tenant, UUID ticket);

    record Stand(List<Step> steps, List<Alarm> alarms) {}

    /** @param process key of the process that it belongs to */
    record Step(String process, String node, String name) {}

    /** A timer. */
    record Alarm(String process, String node, String name, Instant due) {}
}
