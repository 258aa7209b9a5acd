package io.assent.people.web;

import io.assent.people.Directory;
import io.assent.people.Directory.PersonEntry;
import io.assent.people.PeopleAdministration;
import io.assent.people.PersonChange;
import io.assent.people.PersonFilter;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Role;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
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
@RequestMapping("/api/v1/people")
class PeopleController {

    private final Directory directory;
    private final PeopleAdministration administration;

    PeopleController(Directory directory, PeopleAdministration administration) {
        this.directory = directory;
        this.administration = administration;
    }

    @GetMapping
    Page<PersonResponse> find(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable UUID manager,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        PersonFilter filter = new PersonFilter(q, active, department, group, role, manager);
        List<PersonEntry> found = directory.persons(caller, filter).toList();
        return Cursor.page(
                        found, cursor, Limit.of(limit), entry -> entry.person().id())
                .map(PersonResponse::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<PersonResponse> get(Caller caller, @PathVariable UUID id) {
        PersonEntry found = directory.person(caller, id);
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(PersonResponse.of(found));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<PersonResponse> add(Caller caller, @RequestBody PersonChange person, BodyProblems wrong) {
        PersonEntry added = directory.person(caller, administration.add(caller, person, wrong.found()));
        return ResponseEntity.created(
                        URI.create("/api/v1/people/" + added.person().id()))
                .eTag(ETags.of(added.version()))
                .body(PersonResponse.of(added));
    }

    @PatchMapping("/{id}")
    @Transactional
    ResponseEntity<PersonResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody PersonChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        administration.change(caller, id, change, ifMatch, wrong.found());
        return get(caller, id);
    }

    /** The person may no longer sign in; what they did stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(Caller caller, @PathVariable UUID id) {
        long version = directory.person(caller, id).version();
        PersonChange leaving = new PersonChange(null, null, null, null, null, false, null, null, null, null);
        administration.change(caller, id, leaving, ETags.of(version), List.of());
    }
}
