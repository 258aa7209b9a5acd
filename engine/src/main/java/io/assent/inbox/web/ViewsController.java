package io.assent.inbox.web;

import io.assent.inbox.InboxFilter;
import io.assent.inbox.InboxSearch;
import io.assent.inbox.SavedView;
import io.assent.inbox.SavedViews;
import io.assent.inbox.SavedViews.Wish;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of the inbox, each with how much it holds. */
@RestController
@RequestMapping("/api/v1/views")
class ViewsController {

    private final SavedViews views;
    private final InboxSearch search;
    private final People people;

    ViewsController(SavedViews views, InboxSearch search, People people) {
        this.views = views;
        this.search = search;
        this.people = people;
    }

    record CreateViewRequest(
            @NotBlank @Size(max = 80) String name,
            @Nullable Boolean shared,
            @Nullable Map<String, Object> filter,
            @Nullable Integer position) {}

    record ChangeViewRequest(
            @Nullable @Size(max = 80) String name,
            @Nullable Boolean shared,
            @Nullable Map<String, Object> filter,
            @Nullable Integer position) {}

    /**
     * A view.
     *
     * @param id a short name for a view that everybody has
     * @param count stops at 1001
     */
    record ViewResponse(
            String id,
            String name,
            boolean builtIn,
            boolean shared,
            @Nullable PersonRef owner,
            Map<String, Object> filter,
            int position,
            long count) {}

    @GetMapping
    Page<ViewResponse> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<SavedView> shown = Cursor.page(views.list(caller), cursor, Limit.orAll(limit), SavedView::key);
        Map<String, Long> counts = search.counts(
                caller, shown.items().stream().collect(Collectors.toMap(SavedView::key, SavedView::filter)));
        return shown.map(view -> response(caller, view, counts.getOrDefault(view.key(), 0L)));
    }

    @GetMapping("/{id}")
    ResponseEntity<ViewResponse> get(Caller caller, @PathVariable String id) {
        return tagged(HttpStatus.OK, caller, views.get(caller, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<ViewResponse> create(Caller caller, @Valid @RequestBody CreateViewRequest request) {
        Wish wish = new Wish(request.name(), request.shared(), filter(request.filter()), request.position());
        return tagged(HttpStatus.CREATED, caller, views.create(caller, wish));
    }

    @PatchMapping("/{id}")
    @Transactional
    ResponseEntity<ViewResponse> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeViewRequest request) {
        Wish wish = new Wish(request.name(), request.shared(), filter(request.filter()), request.position());
        return tagged(HttpStatus.OK, caller, views.change(caller, id, ifMatch, wish));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void delete(Caller caller, @PathVariable String id) {
        views.delete(caller, id);
    }

    private ResponseEntity<ViewResponse> tagged(HttpStatus status, Caller caller, SavedView view) {
        long count = search.counts(caller, Map.of(view.key(), view.filter())).getOrDefault(view.key(), 0L);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).eTag(ETags.of(view.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/views/" + view.key()));
        }
        return answer.body(response(caller, view, count));
    }

    private ViewResponse response(Caller caller, SavedView view, long count) {
        UUID owner = view.owner();
        return new ViewResponse(
                view.key(),
                view.name(),
                view.isBuiltIn(),
                view.shared(),
                owner == null
                        ? null
                        : people.find(caller.tenant(), owner).map(PersonRef::of).orElse(null),
                view.filter().names(),
                view.position(),
                count);
    }

    private static @Nullable InboxFilter filter(@Nullable Map<String, Object> filter) {
        return filter == null ? null : InboxFilter.of(InboxFilter.texts(filter), "/filter");
    }
}
