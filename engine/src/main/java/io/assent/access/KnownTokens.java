package io.assent.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Checks the signature of a token once, and its times again each time it comes. */
final class KnownTokens implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    /** Nodes share one database, and with it nearly one time. */
    static final Duration SKEW = Duration.ofSeconds(2);

    private final OAuth2TokenValidator<Jwt> times = new JwtTimestampValidator(SKEW);
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    KnownTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt read = known.get(token, decoder::decode);
        var result = times.validate(read);
        if (result.hasErrors()) {
            known.invalidate(token);
            throw new JwtValidationException("The token has expired", result.getErrors());
        }
        return read;
    }
}
