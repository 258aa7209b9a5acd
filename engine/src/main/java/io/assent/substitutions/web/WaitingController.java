package io.assent.substitutions.web;

import io.assent.shared.Caller;
import io.assent.substitutions.Waiting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class WaitingController {

    private final Waiting waiting;

    WaitingController(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping("/api/v1/people/{id}/waiting")
    @Operation(
            summary = "The requests at which something waits for this person: what is passed on when they are"
                    + " deactivated, and afterwards what could not be")
    Waiting.OpenDuties of(Caller caller, @PathVariable UUID id) {
        return waiting.of(caller, id);
    }
}
