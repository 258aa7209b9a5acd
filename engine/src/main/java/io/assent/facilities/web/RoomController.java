package io.assent.facilities.web;

import io.assent.facilities.Facilities;
import io.assent.facilities.RoomChange;
import io.assent.facilities.RoomView;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Cursor;
import io.assent.shared.web.ETags;
import io.assent.shared.web.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
@RequestMapping("/api/v1/properties/{id}/rooms")
@Tag(name = "Facilities")
class RoomController {

    private final Facilities facilities;

    RoomController(Facilities facilities) {
        this.facilities = facilities;
    }

    @GetMapping
    @Operation(summary = "The rooms of a property, floor by floor")
    Page<RoomResponse> all(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        facilities.requireSight(caller);
        return Cursor.page(facilities.rooms(caller.tenant(), id, text), cursor, Limit.orAll(limit), RoomView::id)
                .map(RoomResponse::of);
    }

    @GetMapping("/{room}")
    @Operation(summary = "One room")
    ResponseEntity<RoomResponse> get(Caller caller, @PathVariable UUID id, @PathVariable UUID room) {
        facilities.requireSight(caller);
        return answer(facilities.room(caller.tenant(), id, room), ResponseEntity.ok());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Add a room")
    ResponseEntity<RoomResponse> add(
            Caller caller, @PathVariable UUID id, @RequestBody RoomChange room, BodyProblems wrong) {
        RoomView added = facilities.addRoom(caller, id, room, wrong.found());
        return answer(added, ResponseEntity.created(URI.create("/api/v1/properties/" + id + "/rooms/" + added.id())));
    }

    @PatchMapping("/{room}")
    @Transactional
    @Operation(summary = "Change a room")
    ResponseEntity<RoomResponse> change(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID room,
            @RequestBody RoomChange change,
            BodyProblems wrong,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(facilities.changeRoom(caller, id, room, change, ifMatch, wrong.found()), ResponseEntity.ok());
    }

    @DeleteMapping("/{room}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Delete a room; requests about it stay")
    void delete(Caller caller, @PathVariable UUID id, @PathVariable UUID room) {
        facilities.deleteRoom(caller, id, room);
    }

    private static ResponseEntity<RoomResponse> answer(RoomView room, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(room.version())).body(RoomResponse.of(room));
    }
}
