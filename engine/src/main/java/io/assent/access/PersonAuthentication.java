package io.assent.access;

import io.assent.shared.Caller;
import io.assent.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A person who came with a good access token. */
public final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    /** What calls of the API need. */
    public static final String PERSON = "PERSON";

    private final transient Caller caller;
    private final transient Jwt token;

    PersonAuthentication(Caller caller, Jwt token) {
        super(authorities(caller));
        this.caller = caller;
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Jwt getCredentials() {
        return token;
    }

    @Override
    public String getName() {
        return caller.person().toString();
    }

    /** The sign-in it belongs to; absent for the portal, whose sign-in is the server's session. */
    public Optional<UUID> family() {
        return Optional.ofNullable(token.getClaimAsString(AccessTokens.FAMILY)).map(UUID::fromString);
    }

    /** @throws Refusal to who came by an API token */
    void requireSignIn() {
        if (Boolean.TRUE.equals(token.getClaimAsBoolean(AccessTokens.PROGRAM))) {
            throw new Refusal(
                    Refusal.Category.FORBIDDEN,
                    "SIGN_IN_NEEDED",
                    "A program may not do this by its token; sign in yourself.");
        }
    }

    private static List<SimpleGrantedAuthority> authorities(Caller caller) {
        return Stream.concat(Stream.of(PERSON), caller.roles().stream().map(role -> "ROLE_" + role.name()))
                .map(SimpleGrantedAuthority::new)
                .toList();
    }
}
