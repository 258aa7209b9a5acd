package io.assent.access;

import io.assent.access.ApiTokens.ApiToken;
import io.assent.people.PersonView;
import io.assent.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** What an access token says about a person, however they signed in. */
@Component
class AccessTokens {

    static final String TENANT = "tenant";
    static final String FAMILY = "family";
    static final String SERIES = "series";
    static final String PROGRAM = "program";

    private final JwtEncoder encoder;
    private final Duration lasting;

    AccessTokens(JwtEncoder encoder, AccessSettings settings) {
        this.encoder = encoder;
        this.lasting = settings.accessToken();
    }

    static Map<String, Object> claims(PersonView person) {
        // the authorization server reads its own tokens back, and knows no immutable lists
        List<String> roles =
                new ArrayList<>(person.roles().stream().map(Role::name).sorted().toList());
        return Map.of(TENANT, person.tenant().toString(), "name", person.name(), "roles", roles);
    }

    String issue(PersonView person, UUID family) {
        Instant now = Instant.now();
        return issue(person, family, now, now.plus(lasting), false);
    }

    /** What a program shows until the token's end. */
    String issue(PersonView person, ApiToken token) {
        return issue(person, token.id(), token.createdAt(), token.expiresAt(), true);
    }

    private String issue(PersonView person, UUID family, Instant now, Instant until, boolean program) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(person.id().toString())
                .issuedAt(now)
                .expiresAt(until)
                .id(UUID.randomUUID().toString())
                .claim(FAMILY, family.toString())
                .claim(PROGRAM, program)
                .claims(all -> all.putAll(claims(person)))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(SigningKey.ACCESS_TOKEN)
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    long seconds() {
        return lasting.toSeconds();
    }
}
