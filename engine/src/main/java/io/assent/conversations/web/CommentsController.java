package io.assent.conversations.web;

import io.assent.conversations.Comment;
import io.assent.conversations.Comments;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Markdown;
import io.assent.shared.Page;
import io.assent.shared.Refusal;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.assent.shared.web.Total;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

@RestController
@RequestMapping("/api/v1")
class CommentsController {
    private final Comments comments;
    private final People people;
    private final Markdown markdown;

    CommentsController(Comments comments, People people, Markdown markdown) {
        this.comments = comments;
        this.people = people;
        this.markdown = markdown;
    }

    record EditResponse(long version, String text, String html, Instant replacedAt) {}

    @GetMapping("/tickets/{ticket}/comments")
    @SortedBy("created_at")
    Page<CommentResponse> list(
            Caller caller,
            @PathVariable UUID ticket,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Limit.of(limit);
        Page<Comment> page = Page.of(
                comments.list(caller, ticket, after(cursor), most),
                most,
                last -> Cursor.of(last.id()),
                Total.ifAsked(() -> comments.count(caller, ticket)));
        return new Page<>(responses(caller, page.items()), page.nextCursor(), page.total());
    }

    @PostMapping("/tickets/{ticket}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<CommentResponse> add(
            Caller caller, @PathVariable UUID ticket, @RequestBody CommentRequest request, BodyProblems wrong) {
        wrong.refuse(() -> request.text() == null || request.text().isBlank()
                ? List.of(new Refusal.Problem("/text", "REQUIRED", "A comment needs a text; write one."))
                : List.of());
        Comment added = comments.add(caller, ticket, request.said());
        return ResponseEntity.created(URI.create("/api/v1/comments/" + added.id()))
                .eTag(ETags.of(added.version()))
                .body(response(caller, added));
    }

    @GetMapping("/comments/{id}")
    ResponseEntity<CommentResponse> one(Caller caller, @PathVariable UUID id) {
        Comment comment = comments.read(caller, id);
        return ResponseEntity.ok().eTag(ETags.of(comment.version())).body(response(caller, comment));
    }

    @PatchMapping("/comments/{id}")
    @Transactional
    ResponseEntity<CommentResponse> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CommentEditRequest request) {
        Comment before = comments.read(caller, id);
        ETags.require(ifMatch, before.version());
        Comment after = comments.edit(caller, id, before.version(), request.text() == null ? "" : request.text());
        return ResponseEntity.ok().eTag(ETags.of(after.version())).body(response(caller, after));
    }

    @DeleteMapping("/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void remove(Caller caller, @PathVariable UUID id) {
        comments.remove(caller, id);
    }

    @GetMapping("/comments/{id}/edits")
    @SortedBy("-version")
    Page<EditResponse> edits(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<EditResponse> edits = comments.edits(caller, id).stream()
                .map(edit ->
                        new EditResponse(edit.version(), edit.text(), markdown.html(edit.text()), edit.replacedAt()))
                .toList();
        return Cursor.page(edits, cursor, Limit.orAll(limit), EditResponse::version);
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        return cursor == null ? null : Cursor.id(cursor);
    }

    private CommentResponse response(Caller caller, Comment comment) {
        return responses(caller, List.of(comment)).getFirst();
    }

    private List<CommentResponse> responses(Caller caller, List<Comment> page) {
        Set<UUID> ids = new HashSet<>();
        page.forEach(comment -> {
            ids.add(comment.author());
            ids.addAll(comment.sharedWith());
            ids.addAll(comment.mentions());
        });
        Map<UUID, PersonView> persons = people.find(caller.tenant(), ids);
        return page.stream().map(comment -> response(comment, persons)).toList();
    }

    private CommentResponse response(Comment comment, Map<UUID, PersonView> persons) {
        return new CommentResponse(
                comment.id(),
                comment.ticket(),
                comment.parent(),
                ref(comment.author(), persons),
                comment.visibility(),
                refs(comment.sharedWith(), persons),
                refs(comment.mentions(), persons),
                comment.text(),
                markdown.html(comment.text()),
                comment.createdAt(),
                comment.editedAt(),
                comment.removedAt(),
                comment.version());
    }

    private static List<PersonRef> refs(Collection<UUID> ids, Map<UUID, PersonView> persons) {
        return ids.stream().map(id -> ref(id, persons)).toList();
    }

    /** The platform itself is no person of the tenant. */
    private static PersonRef ref(UUID id, Map<UUID, PersonView> persons) {
        PersonView person = persons.get(id);
        return person == null ? PersonRef.unknown(id, "Assent") : PersonRef.of(person);
    }
}
