package io.assent.tickets;

import io.assent.catalog.Release;
import io.assent.workflow.ProcessOutline;
import io.assent.workflow.Processes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The usual ways through the processes of releases, which never change. */
@Component
public class Outlines {

    private final Processes processes;
    private final Map<UUID, ProcessOutline> known = new ConcurrentHashMap<>();

    Outlines(Processes processes) {
        this.processes = processes;
    }

    public ProcessOutline of(Release release) {
        return known.computeIfAbsent(
                release.id(),
                id -> ProcessOutline.of(
                        processes.model(release.deployment(), release.pack().process())));
    }
}
