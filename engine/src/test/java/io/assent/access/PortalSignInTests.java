package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import io.assent.testing.TestDatabase;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@Tag("K1")
class PortalSignInTests {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0123456789";

    @Autowired
    Api api;

    @Autowired
    JdbcClient db;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @AfterEach
    void forgetFailures() {
        TestDatabase.superuserJdbc().sql("delete from sign_in_failure").update();
    }

    @Test
    void givesThePortalATokenByCodeAndProof() throws Exception {
        var away = get(authorize("/signed-in", ""));
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(location(away)).endsWith("/sign-in");

        var signedIn = signIn("manager@acme.example", "assent-demo");
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).contains("/oauth2/authorize");

        var back = get(location(signedIn));
        assertThat(location(back)).startsWith(api.origin() + "/signed-in?code=");

        JsonNode tokens = exchange(code(back), "/signed-in");
        assertThat(tokens.has("id_token")).isTrue();
        JsonNode me =
                api.with(tokens.path("access_token").asText()).get("/auth/me").json();
        assertThat(me.path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(api.with(tokens.path("id_token").asText()).get("/auth/me").status())
                .isEqualTo(401);
    }

    @Test
    void renewsSilentlyWhileTheSessionLasts() throws Exception {
        assertThat(location(get(authorize("/silent-renew.html", "&prompt=none"))))
                .contains("error=login_required");
        signIn("employee@acme.example", "assent-demo");

        var renewed = get(authorize("/silent-renew.html", "&prompt=none"));

        assertThat(location(renewed)).startsWith(api.origin() + "/silent-renew.html?code=");
        assertThat(exchange(code(renewed), "/silent-renew.html").has("access_token"))
                .isTrue();
    }

    @Test
    void takesTheCodeOnceAndOnlyWithItsProof() throws Exception {
        signIn("employee@acme.example", "assent-demo");
        String code = code(get(authorize("/signed-in", "")));

        assertThat(post(
                                "/oauth2/token",
                                tokenForm(code, "/signed-in", "another-verifier-0123456789-0123456789-0123456789"))
                        .statusCode())
                .isEqualTo(400);
        String next = code(get(authorize("/signed-in", "")));
        exchange(next, "/signed-in");
        assertThat(post("/oauth2/token", tokenForm(next, "/signed-in", VERIFIER))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void sendsNobodyToAForeignAddress() throws Exception {
        signIn("employee@acme.example", "assent-demo");
        String elsewhere = authorize("/signed-in", "").replace(encoded(api.origin()), encoded("https://evil.example"));

        assertThat(get(elsewhere).statusCode()).isEqualTo(400);
    }

    @Test
    void returnsToTheFormAfterAWrongPassword() throws Exception {
        assertThat(location(signIn("employee@acme.example", "wrong"))).endsWith("/sign-in?error");
    }

    @Test
    void saysSoWhenTheAccountIsLocked() throws Exception {
        for (int i = 0; i < 5; i++) {
            signIn("finance3@acme.example", "wrong");
        }

        assertThat(location(signIn("finance3@acme.example", "assent-demo"))).endsWith("/sign-in?error=locked");
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        var answer = post("/login", Map.of("username", "employee@acme.example", "password", "assent-demo"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void offersTheDemoAccounts() throws Exception {
        JsonNode options = json(get(api.origin() + "/sign-in/options"));

        assertThat(options.path("demo_password").asText()).isEqualTo("assent-demo");
        assertThat(options.path("demo_accounts"))
                .extracting(account -> account.path("email").asText())
                .contains("employee@acme.example", "root@assent.example");
    }

    @Test
    void signsOutOfTheSession() throws Exception {
        signIn("employee@acme.example", "assent-demo");

        post("/logout", Map.of("_csrf", csrf()));

        assertThat(location(get(authorize("/silent-renew.html", "&prompt=none"))))
                .contains("error=login_required");
    }

    @Test
    void signsOutThroughTheAuthorizationServer() throws Exception {
        signIn("employee@acme.example", "assent-demo");
        JsonNode tokens = exchange(code(get(authorize("/signed-in", ""))), "/signed-in");

        var away = get("/connect/logout?id_token_hint="
                + tokens.path("id_token").asText() + "&post_logout_redirect_uri=" + encoded(api.origin() + "/"));

        assertThat(location(away)).isEqualTo(api.origin() + "/");
        assertThat(location(get(authorize("/silent-renew.html", "&prompt=none"))))
                .contains("error=login_required");
    }

    @Test
    void endsItsTokensAtOnceWhenSomebodyGivesAnotherPassword() throws Exception {
        Map<String, Object> person =
                Map.of("name", "Petra", "email", UUID.randomUUID() + "@acme.example", "roles", List.of("EMPLOYEE"));
        String email = person.get("email").toString();
        String id = api.as("admin").post("/people", person).json().path("id").asText();
        givePassword(id, "a-first-password");
        String before = accessToken(email, "a-first-password");
        assertThat(api.with(before).get("/auth/me").status()).isEqualTo(200);

        givePassword(id, "another-password");

        assertThat(api.with(before).get("/auth/me").status()).isEqualTo(401);
        String after = accessToken(email, "another-password");
        assertThat(api.with(after).get("/auth/me").status()).isEqualTo(200);
    }

    @Test
    void endsItsOtherSignInsWhenAPersonChangesTheirPassword() throws Exception {
        String email = UUID.randomUUID() + "@acme.example";
        String id = api.as("admin")
                .post("/people", Map.of("name", "Paul", "email", email, "roles", List.of("EMPLOYEE")))
                .json()
                .path("id")
                .asText();
        givePassword(id, "a-first-password");
        String elsewhere = accessToken(email, "a-first-password");
        cookies.getCookieStore().removeAll();
        String here = accessToken(email, "a-first-password");
        String session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> !cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::toString)
                .findFirst()
                .orElseThrow();

        var changed = api.with(here)
                .send(
                        "POST",
                        "/auth/change-password",
                        Map.of("current_password", "a-first-password", "new_password", "another-password"),
                        "Cookie",
                        session);

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(api.with(elsewhere).get("/auth/me").status()).isEqualTo(401);
        assertThat(api.with(here).get("/auth/me").status()).isEqualTo(200);
        assertThat(db.sql("select count(*) from sign_in_session where principal_name = :person")
                        .param("person", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(location(get(authorize("/silent-renew.html", "&prompt=none"))))
                .contains("code=");
    }

    private void givePassword(String person, String password) {
        assertThat(api.as("admin")
                        .put("/people/" + person + "/password", Map.of("new_password", password))
                        .status())
                .isEqualTo(204);
    }

    private String accessToken(String email, String password) throws Exception {
        signIn(email, password);
        return exchange(code(get(authorize("/signed-in", ""))), "/signed-in")
                .path("access_token")
                .asText();
    }

    @Test
    void keepsSignInsWhereEveryNodeFindsThem() throws Exception {
        String employee = api.as("employee").get("/auth/me").json().path("id").asText();

        signIn("employee@acme.example", "assent-demo");

        assertThat(db.sql("select count(*) from sign_in_session where principal_name = :person")
                        .param("person", employee)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void purgesWhatHasExpired() throws Exception {
        signIn("employee@acme.example", "assent-demo");
        exchange(code(get(authorize("/signed-in", ""))), "/signed-in");
        db.sql("update oauth2_authorization set access_token_expires_at = now() - interval '1 minute',"
                        + " oidc_id_token_expires_at = now() - interval '1 minute'")
                .update();

        Purge.purgeAuthorizations(db);

        assertThat(db.sql("select count(*) from oauth2_authorization where access_token_value is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        return post("/login", new TreeMap<>(Map.of("username", email, "password", password, "_csrf", csrf())));
    }

    private String csrf() throws Exception {
        get(api.origin() + "/sign-in/options");
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String authorize(String redirect, String more) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return api.origin()
                + "/oauth2/authorize?response_type=code&client_id=assent-portal&scope=openid&state=s&nonce=n"
                + "&redirect_uri=" + encoded(api.origin() + redirect) + "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + more;
    }

    private JsonNode exchange(String code, String redirect) throws Exception {
        var answer = post("/oauth2/token", tokenForm(code, redirect, VERIFIER));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private Map<String, String> tokenForm(String code, String redirect, String verifier) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "assent-portal",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                api.origin() + redirect);
    }

    private HttpResponse<String> get(String uri) throws Exception {
        URI target = URI.create(api.origin()).resolve(uri);
        return browser.send(
                HttpRequest.newBuilder(target)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(api.origin() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere: " + answer.statusCode() + answer.body());
    }

    private static String code(HttpResponse<String> back) {
        return location(back).replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
