package io.assent.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The key that signs tokens: one for all nodes, kept over restarts. */
@Configuration(proxyBeanMethods = false)
class SigningKey {

    /** Marks access tokens (RFC 9068), so that an id token is not taken for one. */
    static final String ACCESS_TOKEN = "at+jwt";

    private static final int BITS = 2048;

    @Bean
    JWKSource<SecurityContext> signingKeys(JdbcClient db) throws JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(key(db)));
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(ACCESS_TOKEN)));
        // Spring's own validators check the times
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new JwtTimestampValidator(KnownTokens.SKEW));
        return new KnownTokens(decoder);
    }

    private static RSAKey key(JdbcClient db) throws JOSEException, ParseException {
        String read = "select jwk from oauth2_signing_key";
        if (db.sql(read).query(String.class).optional().isEmpty()) {
            RSAKey made = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            db.sql("insert into oauth2_signing_key (jwk) values (:jwk) on conflict do nothing")
                    .param("jwk", made.toJSONString())
                    .update();
        }
        return RSAKey.parse(db.sql(read).query(String.class).single());
    }
}
