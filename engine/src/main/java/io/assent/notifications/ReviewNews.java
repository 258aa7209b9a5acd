package io.assent.notifications;

import io.assent.catalog.Catalog;
import io.assent.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** News about the review of a process's draft, for those who design processes. Joins the caller's transaction. */
@Service
public class ReviewNews {

    private final Notices notices;
    private final Catalog catalog;

    ReviewNews(Notices notices, Catalog catalog) {
        this.notices = notices;
        this.catalog = catalog;
    }

    public void asked(UUID tenant, Collection<UUID> persons, String pack, String note) {
        tell(tenant, persons, NotificationEvent.DRAFT_REVIEW_ASKED, pack, Map.of("comment", note));
    }

    /** @param said with an approval it may be empty */
    public void decided(UUID tenant, Collection<UUID> persons, String pack, boolean approved, String said) {
        Map<String, Object> comment = said.isEmpty() ? Map.of() : Map.of("comment", said);
        tell(
                tenant,
                persons,
                approved ? NotificationEvent.DRAFT_APPROVED : NotificationEvent.DRAFT_SENT_BACK,
                pack,
                comment);
    }

    private void tell(
            UUID tenant, Collection<UUID> persons, NotificationEvent event, String pack, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("process", catalog.requestType(tenant, pack).pack().name().byLanguage());
        all.put(Notice.PATH, "/processes/" + pack + "?tab=changes");
        notices.tell(tenant, persons, event, Ids.next(), all);
    }
}
