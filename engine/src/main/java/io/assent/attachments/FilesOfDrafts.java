package io.assent.attachments;

import io.assent.tickets.DraftDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The files of a draft go with it. */
@Component
class FilesOfDrafts {

    private final AttachmentRows rows;

    FilesOfDrafts(AttachmentRows rows) {
        this.rows = rows;
    }

    @EventListener
    void on(DraftDeleted draft) {
        rows.removeAll(draft.tenant(), draft.ticket());
    }
}
