package io.assent.access;

import io.assent.people.People;
import io.assent.people.PersonView;
import io.assent.people.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Puts the person into the tokens that the authorization server issues. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The tenants that a worker serves. */
    private static final String TENANTS = "tenants";

    private final Tenants tenants;
    private final People people;
    private final TokenSeries series;
    private final Clients clients;

    TokenClaims(Tenants tenants, People people, TokenSeries series, Clients clients) {
        this.tenants = tenants;
        this.people = people;
        this.series = series;
        this.clients = clients;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType());
        if (access) {
            context.getJwsHeader().type(SigningKey.ACCESS_TOKEN);
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            List<UUID> served = clients.tenants(context.getRegisteredClient().getClientId());
            if (!served.isEmpty()) {
                // the authorization server reads its own tokens back, and knows no immutable lists
                context.getClaims()
                        .claim(
                                TENANTS,
                                new ArrayList<>(
                                        served.stream().map(UUID::toString).toList()));
            }
            return;
        }
        PersonView person = person(context.getPrincipal().getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED));
        if (access) {
            context.getClaims()
                    .claims(claims -> claims.putAll(AccessTokens.claims(person)))
                    .claim(AccessTokens.SERIES, series.newest(person.tenant(), person.id()));
        } else {
            context.getClaims().claim("name", person.name()).claim("email", person.email());
        }
    }

    private Optional<PersonView> person(String id) {
        return tenants.signIn(UUID.fromString(id))
                .flatMap(found -> people.find(found.tenant(), found.person()))
                .filter(PersonView::active);
    }
}
