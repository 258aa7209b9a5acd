package io.assent.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tokens with a tenant are a person's; the others are workers', with their scopes. */
@Component
class BearerToPerson implements Converter<Jwt, AbstractAuthenticationToken> {

    private final PersonTokens persons;
    private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

    BearerToPerson(PersonTokens persons) {
        this.persons = persons;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        if (!token.hasClaim(AccessTokens.TENANT)) {
            return new JwtAuthenticationToken(token, scopes.convert(token));
        }
        return persons.caller(token, address())
                .map(caller -> new PersonAuthentication(caller, token))
                .orElseThrow(() -> new InvalidBearerTokenException("The person is signed out or no longer active"));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
