package io.assent.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.assent.shared.database.Database.Login;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Waits for the embedded database or finds the other, then tells the pool and Flyway as whom to log in. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseSettings settings, ObjectProvider<EmbeddedStart> embedded) {
        return settings.external()
                ? ExternalDatabase.of(settings)
                : embedded.getObject().database();
    }

    @Bean
    JdbcConnectionDetails runtimeConnection(Database database) {
        return new RuntimeConnection(database.url(), database.runtime());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(Database database) {
        return new OwnerConnection(database.url(), database.owner());
    }

    /** Migrations grant to {@code ${runtime_role}}. */
    @Bean
    FlywayConfigurationCustomizer runtimeRole(Database database) {
        return flyway -> {
            Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.put("runtime_role", database.runtime().username());
            flyway.placeholders(placeholders);
        };
    }

    @Bean
    static BeanPostProcessor connectionsGiveWay() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new GivingWay(pool) : bean;
            }
        };
    }

    private record RuntimeConnection(String getJdbcUrl, Login login) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return login.username();
        }

        @Override
        public @Nullable String getPassword() {
            return login.password();
        }
    }

    private record OwnerConnection(String getJdbcUrl, Login login) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return login.username();
        }

        @Override
        public @Nullable String getPassword() {
            return login.password();
        }
    }
}
