package io.assent.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("K7")
@IntegrationTest
class PortalResourcesTests {

    @Autowired
    Api api;

    @Test
    void servesThePageForThePortalsAddresses() {
        for (String address : new String[] {"/", "/sign-in", "/tickets/FIN-2026-000123"}) {
            var page = get(address);

            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(page.text()).contains("Portal of the tests");
            assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void servesHashedFilesForGoodAndPacked() {
        var plain = get("/main-TESTTEST.js");
        var brotli = get("/main-TESTTEST.js", "Accept-Encoding", "gzip, br");
        var gzip = get("/main-TESTTEST.js", "Accept-Encoding", "gzip");

        assertThat(plain.text().strip()).isEqualTo("plain");
        assertThat(plain.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(brotli.text()).isEqualTo("packed by br");
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(brotli.raw().headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    void servesFontsAndPicturesForGood() {
        var font = get("/media/letters.woff2");

        assertThat(font.status()).isEqualTo(200);
        assertThat(font.text().strip()).isEqualTo("letters");
        assertThat(font.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    void servesNoPageForWhatIsMissing() {
        assertThat(get("/main-GONEGONE.js").status()).isEqualTo(404);
        assertThat(get("/oauth2/nothing").status()).isEqualTo(404);
        assertThat(get("/login").status()).isEqualTo(404);
    }

    @Test
    void guardsThePageWithItsHeaders() {
        var page = get("/sign-in");

        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline';", "frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(page.raw().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void takesMarkupThroughNamedPoliciesOnly() {
        assertThat(get("/sign-in").header("Content-Security-Policy"))
                .contains("require-trusted-types-for 'script'", "trusted-types angular")
                .doesNotContain("unsafe-bypass", "allow-duplicates");
        assertThat(get("/swagger-ui/index.html").header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("trusted-types");
    }

    @Test
    void letsOnlyTheSilentRenewalStandInAFrame() {
        var renewal = get("/silent-renew.html");

        assertThat(renewal.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(renewal.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    private Api.Answer get(String path, String... headers) {
        return api.anonymous().send("GET", api.origin() + path, null, headers);
    }
}
