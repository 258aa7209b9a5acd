package io.assent.access;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Who may ask for tokens: the portal, from {@code assent.public-url} and this machine, and the workers of the settings.
 */
@Component
class Clients implements RegisteredClientRepository {

    /** The scope of workers. */
    static final String WORK = "work";

    private static final String PORTAL = "assent-portal";

    private final AccessSettings settings;
    private final Environment environment;
    private final Map<String, RegisteredClient> workers;
    private volatile @Nullable RegisteredClient portal;

    Clients(AccessSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
        this.workers = settings.workers().stream()
                .map(this::worker)
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getId, Function.identity()));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients come from the settings");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return id.equals(PORTAL) ? portal() : workers.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return findById(clientId);
    }

    /** Made on first use: only then is the port known. */
    private RegisteredClient portal() {
        RegisteredClient known = portal;
        if (known == null) {
            known = RegisteredClient.withId(PORTAL)
                    .clientId(PORTAL)
                    .clientName("Portal")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUris(uris -> origins().forEach(origin -> {
                        uris.add(origin + "/signed-in");
                        uris.add(origin + "/silent-renew.html");
                    }))
                    .postLogoutRedirectUris(uris -> origins().forEach(origin -> uris.add(origin + "/")))
                    .scope(OidcScopes.OPENID)
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .tokenSettings(tokens())
                    .build();
            portal = known;
        }
        return known;
    }

    private RegisteredClient worker(AccessSettings.Worker worker) {
        return RegisteredClient.withId(worker.id())
                .clientId(worker.id())
                .clientName(worker.id())
                .clientSecret(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(worker.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(WORK)
                .tokenSettings(tokens())
                .build();
    }

    /** Whose work a worker does, none when it does everybody's. */
    List<UUID> tenants(String worker) {
        return settings.workers().stream()
                .filter(each -> each.id().equals(worker))
                .flatMap(each -> each.tenants().stream())
                .toList();
    }

    private TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessToken())
                .build();
    }

    private TreeSet<String> origins() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        String published = environment.getProperty("assent.public-url", "http://localhost:8080");
        return Stream.of(published.replaceFirst("/+$", ""), "http://localhost:" + port, "http://127.0.0.1:" + port)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
