package io.assent.substitutions.web;

import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.assent.substitutions.Substitution;
import io.assent.substitutions.SubstitutionView;
import io.assent.substitutions.SubstitutionWish;
import io.assent.substitutions.Substitutions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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
@RequestMapping("/api/v1/substitutions")
@Tag(name = "Substitutions")
class SubstitutionController {

    private final Substitutions substitutions;

    SubstitutionController(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @GetMapping
    @SortedBy("from")
    @Operation(
            summary = "What is planned and what holds: mine, and where I stand in; a person's; for administrators"
                    + " everybody's")
    Page<SubstitutionView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(defaultValue = "false") boolean everybody,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<Substitution> found = everybody ? substitutions.all(caller) : substitutions.list(caller, person);
        return Cursor.page(found, cursor, Limit.orAll(limit), Substitution::id).map(substitutions::view);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One substitution, for those whom it concerns")
    ResponseEntity<SubstitutionView> get(Caller caller, @PathVariable UUID id) {
        return answer(HttpStatus.OK, substitutions.get(caller, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Let somebody stand in for me, or for a person whom I arrange it for")
    ResponseEntity<SubstitutionView> set(Caller caller, @RequestBody SubstitutionWish wish, BodyProblems wrong) {
        return answer(HttpStatus.CREATED, substitutions.set(caller, wish, wrong.found()));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(summary = "Change one; what is open follows")
    ResponseEntity<SubstitutionView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody SubstitutionWish wish,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, substitutions.change(caller, id, wish, ifMatch, wrong.found()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one now; what is still open goes back to the person")
    void end(Caller caller, @PathVariable UUID id) {
        substitutions.end(caller, id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "I am back: end what holds for me now")
    void endCurrent(Caller caller) {
        substitutions.endCurrent(caller);
    }

    private ResponseEntity<SubstitutionView> answer(HttpStatus status, Substitution substitution) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).eTag(ETags.of(substitution.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/substitutions/" + substitution.id()));
        }
        return answer.body(substitutions.view(substitution));
    }
}
