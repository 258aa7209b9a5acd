package io.assent.conversations;

import io.assent.tickets.DraftDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was said on a draft goes with it. */
@Component
class CommentsOfDrafts {

    private final CommentRows rows;

    CommentsOfDrafts(CommentRows rows) {
        this.rows = rows;
    }

    @EventListener
    void on(DraftDeleted draft) {
        rows.removeAll(draft.tenant(), draft.ticket());
    }
}
