package io.assent.notifications;

import io.assent.catalog.Catalog;
import io.assent.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** News about the review of a process's draft and what is said of it, for those who design processes. Joins the caller's transaction. */
@Service
public class ReviewNews {

    private static final String CHANGES = "?tab=changes";

    private final Notices notices;
    private final Catalog catalog;

    ReviewNews(Notices notices, Catalog catalog) {
        this.notices = notices;
        this.catalog = catalog;
    }

    public void asked(UUID tenant, Collection<UUID> persons, String pack, String note) {
        tell(tenant, persons, NotificationEvent.DRAFT_REVIEW_ASKED, pack, CHANGES, Map.of("comment", note));
    }

    /** @param said with an approval it may be empty */
    public void decided(UUID tenant, Collection<UUID> persons, String pack, boolean approved, String said) {
        Map<String, Object> comment = said.isEmpty() ? Map.of() : Map.of("comment", said);
        tell(
                tenant,
                persons,
                approved ? NotificationEvent.DRAFT_APPROVED : NotificationEvent.DRAFT_SENT_BACK,
                pack,
                CHANGES,
                comment);
    }

    /** @param element of the file; empty for the file as a whole */
    public void commented(
            UUID tenant, Collection<UUID> persons, String pack, String file, String element, String said) {
        String place = UriComponentsBuilder.newInstance()
                .queryParam("file", "{file}")
                .queryParam("element", "{element}")
                .encode()
                .buildAndExpand(file, element)
                .toUriString();
        tell(tenant, persons, NotificationEvent.DRAFT_COMMENTED, pack, place, Map.of("comment", said));
    }

    private void tell(
            UUID tenant,
            Collection<UUID> persons,
            NotificationEvent event,
            String pack,
            String place,
            Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("process", catalog.requestType(tenant, pack).pack().name().byLanguage());
        all.put(Notice.PATH, "/processes/" + pack + place);
        notices.tell(tenant, persons, event, Ids.next(), all);
    }
}
