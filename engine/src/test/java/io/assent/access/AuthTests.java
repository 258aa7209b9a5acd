package io.assent.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.Api;
import io.assent.testing.IntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class AuthTests {

    @Autowired
    Api api;

    @Test
    void signsInAndTellsWhoIsThere() {
        var login = login("employee@acme.example", "assent-demo");

        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.json().path("token_type").asText()).isEqualTo("bearer");
        assertThat(login.json().path("expires_in").asInt()).isEqualTo(1800);

        var me = api.with(login.json().path("access_token").asText()).get("/auth/me").json();

        assertThat(me.path("email").asText()).isEqualTo("employee@acme.example");
        assertThat(me.path("manager").path("email").asText()).isEqualTo("manager@acme.example");
        assertThat(me.path("tenant").path("key").asText()).isEqualTo("acme");
        assertThat(me.path("roles")).extracting(role -> role.asText()).containsExactly("EMPLOYEE");
        assertThat(me.path("permissions"))
                .extracting(permission -> permission.asText())
                .contains("CREATE_REQUESTS")
                .doesNotContain("MANAGE_PEOPLE");
    }

    private Api.Answer login(String email, String password) {
        return api.anonymous().post("/auth/login", Map.of("email", email, "password", password));
    }
}
