package io.assent.people.web;

import io.assent.people.Directory;
import io.assent.people.Directory.UnitEntry;
import io.assent.people.PersonRef;
import io.assent.people.UnitAdministration;
import io.assent.people.UnitChange;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
class UnitController {

    private static final UnitChange GONE = new UnitChange(null, null, false, null, null, null);

    private final Directory directory;
    private final UnitAdministration administration;

    UnitController(Directory directory, UnitAdministration administration) {
        this.directory = directory;
        this.administration = administration;
    }

    /** @param people how many active ones work there */
    record DepartmentResponse(
            UUID id,
            String key,
            String name,
            boolean active,
            @Nullable PersonRef head,
            PersonResponse.@Nullable Department parent,
            int people) {

        static DepartmentResponse of(UnitEntry entry) {
            return new DepartmentResponse(
                    entry.id(),
                    entry.key(),
                    entry.name(),
                    entry.active(),
                    entry.head(),
                    PersonResponse.Department.of(entry.parent()),
                    entry.members().size());
        }
    }

    record GroupResponse(UUID id, String key, String name, boolean active, List<PersonRef> members) {

        static GroupResponse of(UnitEntry entry) {
            return new GroupResponse(entry.id(), entry.key(), entry.name(), entry.active(), entry.members());
        }
    }

    @GetMapping("/departments")
    Page<DepartmentResponse> departments(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(directory.departments(caller, q, active), cursor, limit, DepartmentResponse::of);
    }

    @GetMapping("/departments/{key}")
    ResponseEntity<DepartmentResponse> department(Caller caller, @PathVariable String key) {
        UnitEntry found = directory.department(caller, key);
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(DepartmentResponse.of(found));
    }

    @PostMapping("/departments")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<DepartmentResponse> addDepartment(
            Caller caller, @RequestBody UnitChange department, BodyProblems wrong) {
        UnitEntry added = directory.department(
                caller,
                administration.addDepartment(caller, department, wrong.found()).toString());
        return ResponseEntity.created(URI.create("/api/v1/departments/" + added.key()))
                .eTag(ETags.of(added.version()))
                .body(DepartmentResponse.of(added));
    }

    @PatchMapping("/departments/{key}")
    @Transactional
    ResponseEntity<DepartmentResponse> changeDepartment(
            Caller caller,
            @PathVariable String key,
            @RequestBody UnitChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        administration.changeDepartment(caller, key, change, ifMatch, wrong.found());
        return department(caller, key);
    }

    /** Nothing names it any more; it stays for what is over. */
    @DeleteMapping("/departments/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDepartment(Caller caller, @PathVariable String key) {
        administration.changeDepartment(caller, key, GONE, "*", List.of());
    }

    @GetMapping("/groups")
    Page<GroupResponse> groups(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(directory.groups(caller, q, active), cursor, limit, GroupResponse::of);
    }

    @GetMapping("/groups/{key}")
    ResponseEntity<GroupResponse> group(Caller caller, @PathVariable String key) {
        UnitEntry found = directory.group(caller, key);
        return ResponseEntity.ok().eTag(ETags.of(found.version())).body(GroupResponse.of(found));
    }

    @PostMapping("/groups")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    ResponseEntity<GroupResponse> addGroup(Caller caller, @RequestBody UnitChange group, BodyProblems wrong) {
        UnitEntry added = directory.group(
                caller, administration.addGroup(caller, group, wrong.found()).toString());
        return ResponseEntity.created(URI.create("/api/v1/groups/" + added.key()))
                .eTag(ETags.of(added.version()))
                .body(GroupResponse.of(added));
    }

    @PatchMapping("/groups/{key}")
    @Transactional
    ResponseEntity<GroupResponse> changeGroup(
            Caller caller,
            @PathVariable String key,
            @RequestBody UnitChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        administration.changeGroup(caller, key, change, ifMatch, wrong.found());
        return group(caller, key);
    }

    /** Nothing names it any more; it stays for what is over. */
    @DeleteMapping("/groups/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeGroup(Caller caller, @PathVariable String key) {
        administration.changeGroup(caller, key, GONE, "*", List.of());
    }

    private static <T> Page<T> page(
            List<UnitEntry> all, @Nullable String cursor, @Nullable Integer limit, Function<UnitEntry, T> response) {
        return Cursor.page(all, cursor, Limit.orAll(limit), UnitEntry::id).map(response);
    }
}
