package io.assent.access.web;

import io.assent.access.Account;
import io.assent.access.Account.SignedIn;
import io.assent.access.ForgottenPasswords;
import io.assent.access.PersonAuthentication;
import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import io.assent.shared.Caller;
import io.assent.substitutions.Substitutions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AuthController {

    private final Account account;
    private final ForgottenPasswords forgotten;
    private final People people;
    private final Tenants tenants;
    private final Substitutions substitutions;

    AuthController(
            Account account,
            ForgottenPasswords forgotten,
            People people,
            Tenants tenants,
            Substitutions substitutions) {
        this.account = account;
        this.forgotten = forgotten;
        this.people = people;
        this.tenants = tenants;
        this.substitutions = substitutions;
    }

    record LoginRequest(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = 1000) String password) {

        @Override
        public String toString() {
            return email;
        }
    }

    record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {}

    record LogoutRequest(@Nullable @Size(max = 200) String refreshToken) {}

    record ChangePasswordRequest(
            @NotBlank @Size(max = 1000) String currentPassword,
            @NotBlank @Size(max = 1000) String newPassword) {}

    record GivePasswordRequest(@NotBlank @Size(max = 1000) String newPassword) {}

    record ForgotPasswordRequest(@NotBlank @Size(max = 320) String email) {}

    /** @param token what stands behind the {@code #} in the link of the letter */
    record ResetPasswordRequest(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 1000) String newPassword) {

        @Override
        public String toString() {
            return "a new password";
        }
    }

    record TokensResponse(String accessToken, String tokenType, long expiresIn, String refreshToken, MeResponse user) {}

    @PostMapping("/auth/login")
    TokensResponse login(@Valid @RequestBody LoginRequest request, HttpServletRequest from) {
        return tokens(account.signIn(request.email(), request.password(), from.getRemoteAddr()));
    }

    @PostMapping("/auth/refresh")
    TokensResponse refresh(@Valid @RequestBody RefreshRequest request) {
        return tokens(account.refresh(request.refreshToken()));
    }

    @PostMapping("/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(
            Caller caller,
            Authentication authentication,
            @Valid @RequestBody(required = false) @Nullable LogoutRequest request) {
        account.signOut(caller, family(authentication), request == null ? null : request.refreshToken());
    }

    @PostMapping("/auth/change-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Caller caller,
            PersonAuthentication here,
            @Valid @RequestBody ChangePasswordRequest request,
            HttpServletRequest from) {
        account.changePassword(
                caller, here, from.getRequestedSessionId(), request.currentPassword(), request.newPassword());
    }

    @PostMapping("/auth/forgot-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a letter for choosing a new password, when there is such an account; the answer does not"
                    + " tell")
    void forgotPassword(@Valid @RequestBody ForgotPasswordRequest request, HttpServletRequest from) {
        forgotten.forgotten(request.email(), from.getRemoteAddr());
    }

    @PostMapping("/auth/reset-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Choose a password by the link of a letter, once; whoever is signed in with the old one is signed"
                    + " out")
    void resetPassword(@Valid @RequestBody ResetPasswordRequest request, HttpServletRequest from) {
        account.choosePassword(request.token(), request.newPassword(), from.getRemoteAddr());
    }

    @PostMapping("/people/{id}/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a person a letter by which they choose a password")
    void invite(Caller caller, @PathVariable UUID id) {
        account.invite(caller, id);
    }

    @PutMapping("/people/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void givePassword(Caller caller, @PathVariable UUID id, @Valid @RequestBody GivePasswordRequest request) {
        account.givePassword(caller, id, request.newPassword());
    }

    @GetMapping("/auth/me")
    MeResponse me(Caller caller) {
        return me(people.find(caller.tenant(), caller.person()).orElseThrow());
    }

    private TokensResponse tokens(SignedIn signedIn) {
        return new TokensResponse(
                signedIn.accessToken(), "bearer", signedIn.expiresIn(), signedIn.refreshToken(), me(signedIn.person()));
    }

    private MeResponse me(PersonView person) {
        return MeResponse.of(
                person,
                tenants.find(person.tenant()).orElseThrow(),
                people,
                substitutions.current(person.tenant(), person.id()).orElse(null));
    }

    private static Optional<UUID> family(Authentication authentication) {
        return authentication instanceof PersonAuthentication person ? person.family() : Optional.empty();
    }
}
