package io.assent.design.web;

import io.assent.design.DraftComment;
import io.assent.design.DraftComments;
import io.assent.design.DraftComments.Placed;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.people.PersonView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Total;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs/{key}/draft/comments")
@Tag(name = "Process design")
class DraftCommentController {

    private final DraftComments comments;
    private final People people;

    DraftCommentController(DraftComments comments, People people) {
        this.comments = comments;
        this.people = people;
    }

    /**
     * @param element of the file; empty for the file as a whole
     * @param name of the element: as it is called, or was when the comment was made
     * @param there whether the draft still has what it is about
     * @param said the comment itself, and what was answered
     * @param resolvedBy absent while it is open
     */
    record DraftCommentResponse(
            UUID id,
            String file,
            String element,
            String name,
            boolean there,
            List<DraftSaid> said,
            @Nullable PersonRef resolvedBy,
            @Nullable Instant resolvedAt) {}

    record DraftSaid(PersonRef by, Instant at, String text) {}

    /** @param element absent for the file as a whole */
    record DraftCommentRequest(
            @Nullable String file,
            @Nullable String element,
            @Nullable String text) {}

    record DraftAnswerRequest(@Nullable String text) {}

    @GetMapping
    @Operation(summary = "What was said about a draft and its elements, the oldest first")
    Page<DraftCommentResponse> list(Caller caller, @PathVariable String key) {
        List<DraftCommentResponse> all = responses(caller, comments.of(caller, key));
        return new Page<>(all, null, Total.ifAsked(all::size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something about an element of a draft, or about a file as a whole")
    DraftCommentResponse add(
            Caller caller, @PathVariable String key, @RequestBody DraftCommentRequest request, BodyProblems wrong) {
        return response(
                caller, comments.add(caller, key, request.file(), request.element(), request.text(), wrong.found()));
    }

    @PostMapping("/{comment}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Answer a comment")
    DraftCommentResponse answer(
            Caller caller,
            @PathVariable String key,
            @PathVariable UUID comment,
            @RequestBody DraftAnswerRequest request,
            BodyProblems wrong) {
        return response(caller, comments.answer(caller, key, comment, request.text(), wrong.found()));
    }

    @PostMapping("/{comment}/resolve")
    @Operation(summary = "Say that a comment is done with")
    DraftCommentResponse resolve(Caller caller, @PathVariable String key, @PathVariable UUID comment) {
        return response(caller, comments.resolve(caller, key, comment, false));
    }

    @PostMapping("/{comment}/reopen")
    @Operation(summary = "Say that a comment is not done with after all")
    DraftCommentResponse reopen(Caller caller, @PathVariable String key, @PathVariable UUID comment) {
        return response(caller, comments.resolve(caller, key, comment, true));
    }

    private DraftCommentResponse response(Caller caller, Placed placed) {
        return responses(caller, List.of(placed)).getFirst();
    }

    private List<DraftCommentResponse> responses(Caller caller, List<Placed> all) {
        Map<UUID, PersonView> known = people.find(
                caller.tenant(),
                all.stream()
                        .map(Placed::comment)
                        .flatMap(DraftCommentController::persons)
                        .toList());
        return all.stream().map(placed -> response(placed, known)).toList();
    }

    private static Stream<UUID> persons(DraftComment comment) {
        return Stream.concat(
                comment.said().stream().map(DraftComment.Said::by),
                Stream.ofNullable(comment.resolution()).map(DraftComment.Resolution::by));
    }

    private static DraftCommentResponse response(Placed placed, Map<UUID, PersonView> known) {
        DraftComment comment = placed.comment();
        DraftComment.Resolution resolution = comment.resolution();
        return new DraftCommentResponse(
                comment.id(),
                comment.file(),
                comment.element(),
                placed.name(),
                placed.isThere(),
                comment.said().stream()
                        .map(said -> new DraftSaid(PersonRef.of(known, said.by()), said.at(), said.text()))
                        .toList(),
                resolution == null ? null : PersonRef.of(known, resolution.by()),
                resolution == null ? null : resolution.at());
    }
}
