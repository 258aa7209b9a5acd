package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class ClientsTests {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("assent.public-url", "https://requests.acme.example/")
            .withProperty("local.server.port", "9123");

    private final Clients clients = new Clients(
            new AccessSettings(
                    Duration.ofMinutes(30),
                    Duration.ofDays(30),
                    Duration.ofDays(7),
                    Duration.ofHours(1),
                    List.of(new AccessSettings.Worker("erp-worker", "a-secret", List.of()))),
            environment);

    @Test
    void takesThePortalBackToWhereItIsServed() {
        assertThat(clients.findByClientId("assent-portal").getRedirectUris())
                .contains(
                        "https://requests.acme.example/signed-in",
                        "https://requests.acme.example/silent-renew.html",
                        "http://localhost:9123/signed-in",
                        "http://127.0.0.1:9123/signed-in");
        assertThat(clients.findByClientId("assent-portal").getPostLogoutRedirectUris())
                .contains("https://requests.acme.example/");
    }

    @Test
    void knowsTheWorkersOfTheSettings() {
        var worker = clients.findByClientId("erp-worker");

        assertThat(worker.getAuthorizationGrantTypes()).containsExactly(AuthorizationGrantType.CLIENT_CREDENTIALS);
        assertThat(worker.getScopes()).containsExactly("work");
        assertThat(worker.getClientSecret()).doesNotContain("a-secret");
        assertThat(clients.findByClientId("stranger")).isNull();
    }
}
