package io.assent.testing;

import io.assent.shared.DemoData;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** The people of the demo and their passwords are the people of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class DemoForTests {

    @Bean
    @Order(10)
    ApplicationRunner demoForTests(DemoData demo) {
        return arguments -> demo.load(part ->
                Set.of("people", "access", "facilities", "categories", "packs").contains(part.name()));
    }

    @Bean
    @Lazy
    Requests requests(Api api) {
        return new Requests(api);
    }

    @Bean
    @Lazy
    Api api(@Value("${local.server.port}") int port) {
        return new Api(port);
    }
}
