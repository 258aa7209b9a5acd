package io.assent.inbox.web;

import io.assent.inbox.InboxFilter;
import io.assent.inbox.InboxSearch;
import io.assent.inbox.SavedViews;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that waits for a person, approvals and tasks in one list. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxController {

    private static final String TOTAL = "";

    private final InboxSearch search;
    private final SavedViews views;
    private final InboxLines lines;

    InboxController(InboxSearch search, SavedViews views, InboxLines lines) {
        this.search = search;
        this.views = views;
        this.lines = lines;
    }

    /**
     * How much waits; every number stops at 1001.
     *
     * @param views by the key of the view
     */
    record CountResponse(long total, long overdue, Map<String, Long> views) {}

    @GetMapping
    @SortedBy("urgency")
    @InboxParameters
    Page<InboxLineResponse> list(
            Caller caller, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        InboxQuery query =
                InboxQuery.of(parameters, key -> views.get(caller, key).filter());
        return lines.of(caller, search.page(caller, query.filter(), query.limit(), query.cursor(), query.count()));
    }

    @GetMapping("/count")
    CountResponse count(Caller caller) {
        Map<String, InboxFilter> filters = new LinkedHashMap<>();
        filters.put(TOTAL, InboxFilter.ALL);
        views.list(caller).forEach(view -> filters.put(view.key(), view.filter()));
        Map<String, Long> counts = new LinkedHashMap<>(search.counts(caller, filters));
        long total = Objects.requireNonNullElse(counts.remove(TOTAL), 0L);
        return new CountResponse(total, counts.getOrDefault(SavedViews.OVERDUE, 0L), counts);
    }
}
