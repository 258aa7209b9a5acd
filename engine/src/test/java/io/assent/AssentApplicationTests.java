package io.assent;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AssentApplicationTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void worksAsTheRoleThatRowLevelSecurityBinds() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("assent");
    }
}
