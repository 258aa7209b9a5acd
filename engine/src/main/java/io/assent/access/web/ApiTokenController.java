package io.assent.access.web;

import io.assent.access.ApiTokens;
import io.assent.access.ApiTokens.ApiToken;
import io.assent.access.ApiTokens.Made;
import io.assent.access.PersonAuthentication;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.Total;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth/tokens")
class ApiTokenController {

    private final ApiTokens tokens;

    ApiTokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** @param days how long it is good */
    record TokenRequest(
            @NotBlank @Size(max = 80) String name,
            @Min(1) @Max(365) int days) {}

    /** @param token what a program sends as its bearer token; it is not told again */
    record TokenResponse(UUID id, String name, Instant createdAt, Instant expiresAt, String token) {

        static TokenResponse of(Made made) {
            ApiToken one = made.token();
            return new TokenResponse(one.id(), one.name(), one.createdAt(), one.expiresAt(), made.text());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @GetMapping
    @Operation(summary = "The tokens by which my programs act for me")
    Page<ApiToken> all(Caller caller) {
        List<ApiToken> all = tokens.all(caller);
        return new Page<>(all, null, Total.ifAsked(all::size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token for a program, which may then do what I may")
    TokenResponse create(Caller caller, PersonAuthentication here, @Valid @RequestBody TokenRequest request) {
        return TokenResponse.of(tokens.create(caller, here, request.name(), request.days()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a token")
    void end(Caller caller, @PathVariable UUID id) {
        tokens.end(caller, id);
    }
}
