package io.assent.attachments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** People whose file was not kept are told to ask an administrator, who finds the cause in the log. */
@Component
class StorageFaults {

    private static final Logger log = LoggerFactory.getLogger(StorageFaults.class);

    @EventListener({StorageFull.class, StorageUnreachable.class})
    void on(RuntimeException fault) {
        log.warn("A file was not kept: {}", fault.getMessage());
    }
}
