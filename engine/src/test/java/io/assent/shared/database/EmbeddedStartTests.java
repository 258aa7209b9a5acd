package io.assent.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@Tag("O1")
class EmbeddedStartTests {

    private static final Path HOME = Path.of("target", "launcher");

    @Test
    void startsTheDatabaseBeforeAnyBeanAndStopsItWithTheContext() throws IOException {
        try (ConfigurableApplicationContext context = run(Nothing.class)) {
            Database database = context.getBean(EmbeddedStart.class).database();

            assertThat(database.embedded()).isTrue();
            assertThat(Postmaster.of(data())).isPresent();
        }
        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void stopsTheDatabaseOfAStartThatFails() throws IOException {
        assertThatThrownBy(() -> run(Broken.class)).hasStackTraceContaining("broken");

        assertThat(Postmaster.of(data())).isEmpty();
    }

    @Test
    void saysWhyTheDatabaseDoesNotStart() throws IOException {
        Path file = Files.writeString(Path.of("target", "no-folder"), "");

        try (ConfigurableApplicationContext context = run(Nothing.class, "assent.database.directory=" + file)) {
            EmbeddedStart start = context.getBean(EmbeddedStart.class);

            assertThatThrownBy(start::database)
                    .hasCauseInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("could not be prepared");
        }
    }

    @Test
    void startsNothingWhereAnotherDatabaseIsSet() {
        try (ConfigurableApplicationContext context =
                run(Nothing.class, "assent.database.url=jdbc:postgresql://db.example/assent")) {
            assertThat(context.getBeanProvider(EmbeddedStart.class).getIfAvailable())
                    .isNull();
        }
    }

    private static ConfigurableApplicationContext run(Class<?> configuration, String... settings) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .properties("assent.database.directory=" + HOME)
                .properties(settings)
                .run();
    }

    private static Path data() throws IOException {
        return HOME.toRealPath().resolve("data");
    }

    static class Nothing {}

    static class Broken {

        @Bean
        Object broken() {
            throw new IllegalStateException("broken");
        }
    }
}
