package io.assent.access;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told about every answer. Only the page of the silent renewal may stand in a frame, of our own. */
final class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final String POLICY = """
        default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
        font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; object-src 'none'; \
        base-uri 'self'; form-action 'self'; frame-ancestors %s\
        """;

    /** What writes markup as text has to pass one of these policies: Angular's, DOMPurify's, and the portal's own for its libraries. */
    private static final String TRUSTED_TYPES =
            "; require-trusted-types-for 'script'; trusted-types angular angular#components dompurify default";

    /** The reader of the API document is a React application of its own, which knows no Trusted Types. */
    private static final String API_READER = "/swagger-ui/";

    private static final RequestMatcher RENEWAL =
            PathPatternRequestMatcher.withDefaults().matcher("/silent-renew.html");

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .addHeaderWriter(framing(RENEWAL, "'self'", "SAMEORIGIN"))
                .addHeaderWriter(framing(new NegatedRequestMatcher(RENEWAL), "'none'", "DENY"));
    }

    private static DelegatingRequestMatcherHeaderWriter framing(
            RequestMatcher where, String ancestors, String olderBrowsers) {
        return new DelegatingRequestMatcherHeaderWriter(where, (request, response) -> {
            boolean isPortal = !request.getRequestURI().startsWith(API_READER);
            new StaticHeadersWriter(
                            "Content-Security-Policy", POLICY.formatted(ancestors) + (isPortal ? TRUSTED_TYPES : ""))
                    .writeHeaders(request, response);
            new StaticHeadersWriter("X-Frame-Options", olderBrowsers).writeHeaders(request, response);
        });
    }
}
