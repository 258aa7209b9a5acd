package io.assent.shared.web;

import io.assent.shared.Caller;
import io.assent.shared.Permission;
import io.assent.shared.Permissions;
import io.assent.shared.Rehearsal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves the time of a rehearsal on; elsewhere there is no such address. */
@RestController
@Hidden
@ConditionalOnProperty("assent.clock.start")
class RehearsalController {

    private final Rehearsal rehearsal;

    RehearsalController(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    record MoveRequest(@NotNull Instant at) {}

    @PutMapping("/api/v1/clock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(Caller caller, @Valid @RequestBody MoveRequest request) {
        Permissions.require(caller, Permission.MANAGE_TENANTS);
        rehearsal.moveTo(request.at());
    }
}
