package io.assent.facilities.web;

import io.assent.facilities.Facilities;
import io.assent.facilities.PropertyChange;
import io.assent.facilities.PropertyView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.assent.shared.web.SortedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
@RequestMapping("/api/v1/properties")
@Tag(name = "Facilities")
class PropertyController {

    private final Facilities facilities;
    private final People people;

    PropertyController(Facilities facilities, People people) {
        this.facilities = facilities;
        this.people = people;
    }

    @GetMapping
    @SortedBy("name")
    @Operation(summary = "The properties of the company, by name")
    Page<PropertyResponse> all(
            Caller caller,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        facilities.requireSight(caller);
        Page<PropertyView> page =
                Cursor.page(facilities.properties(caller.tenant(), text), cursor, Limit.orAll(limit), PropertyView::id);
        Map<UUID, PersonRef> known = people(caller, page.items());
        return page.map(property -> PropertyResponse.of(property, known));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One property with its floors")
    ResponseEntity<PropertyResponse> get(Caller caller, @PathVariable UUID id) {
        facilities.requireSight(caller);
        return answer(caller, facilities.property(caller.tenant(), id), ResponseEntity.ok());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Add a property")
    ResponseEntity<PropertyResponse> add(Caller caller, @RequestBody PropertyChange property, BodyProblems wrong) {
        PropertyView added = facilities.add(caller, property, wrong.found());
        return answer(caller, added, ResponseEntity.created(URI.create("/api/v1/properties/" + added.id())));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(summary = "Change a property, its floors and the people who look after it")
    ResponseEntity<PropertyResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody PropertyChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, facilities.change(caller, id, change, ifMatch, wrong.found()), ResponseEntity.ok());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Delete a property; requests about it stay")
    void delete(Caller caller, @PathVariable UUID id) {
        facilities.delete(caller, id);
    }

    private ResponseEntity<PropertyResponse> answer(
            Caller caller, PropertyView property, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(property.version()))
                .body(PropertyResponse.of(property, people(caller, List.of(property))));
    }

    private Map<UUID, PersonRef> people(Caller caller, Collection<PropertyView> properties) {
        if (!Permissions.has(caller, Permission.READ_PEOPLE)) {
            return Map.of();
        }
        List<UUID> ids = properties.stream()
                .flatMap(property -> Stream.concat(Stream.ofNullable(property.manager()), property.staff().stream()))
                .toList();
        return people.find(caller.tenant(), ids).values().stream()
                .map(PersonRef::of)
                .collect(Collectors.toMap(PersonRef::id, person -> person));
    }
}
