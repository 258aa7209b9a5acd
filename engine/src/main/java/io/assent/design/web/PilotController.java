package io.assent.design.web;

import io.assent.catalog.Pilot;
import io.assent.catalog.Pilot.Audience;
import io.assent.design.Piloting;
import io.assent.design.Piloting.Standing;
import io.assent.people.GroupView;
import io.assent.people.People;
import io.assent.people.PersonRef;
import io.assent.shared.Caller;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs/{key}/pilot")
@Tag(name = "Process design")
class PilotController {

    private final Piloting piloting;
    private final People people;

    PilotController(Piloting piloting, People people) {
        this.piloting = piloting;
        this.people = people;
    }

    /**
     * @param release its number
     * @param groupName of the group that it is for
     * @param requests how many are under way on it
     */
    record PilotResponse(
            int release,
            Audience audience,
            @Nullable String groupName,
            PersonRef startedBy,
            Instant startedAt,
            int requests) {}

    @GetMapping
    @Operation(summary = "The release that some people meet before all do")
    ResponseEntity<PilotResponse> pilot(Caller caller, @PathVariable String key) {
        return answer(caller, piloting.find(caller, key));
    }

    @PutMapping
    @Operation(summary = "Let some other people meet it")
    ResponseEntity<PilotResponse> changePilot(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Audience audience,
            BodyProblems wrong) {
        return answer(caller, piloting.change(caller, key, ifMatch, audience, wrong.found()));
    }

    @PostMapping("/promote")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let all meet it from now on; If-Match tells which pilot was looked at")
    void promote(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        piloting.promote(caller, key, ifMatch);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let nobody meet it any more; what runs on its release stays there")
    void endPilot(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        piloting.end(caller, key, ifMatch);
    }

    private ResponseEntity<PilotResponse> answer(Caller caller, Standing standing) {
        Pilot pilot = standing.pilot();
        return ResponseEntity.ok()
                .eTag(ETags.of(pilot.version()))
                .body(new PilotResponse(
                        standing.release().number(),
                        pilot.audience(),
                        Optional.ofNullable(pilot.audience().group())
                                .flatMap(group -> people.group(caller.tenant(), group))
                                .map(GroupView::name)
                                .orElse(null),
                        people.find(caller.tenant(), pilot.startedBy())
                                .map(PersonRef::of)
                                .orElseGet(() -> PersonRef.unknown(pilot.startedBy(), "")),
                        pilot.startedAt(),
                        standing.requests()));
    }
}
