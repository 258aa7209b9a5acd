package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.shared.database.Database;
import io.assent.shared.database.Database.Login;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

class DemoDataTests {

    private static final Login LOGIN = new Login("assent", "secret");

    @Test
    void isOnItsWayUntilItIsLoaded() {
        DemoData data = new DemoData(List.of(), new Database("jdbc:", LOGIN, LOGIN, true), true);
        assertThat(data.isComing()).isTrue();

        data.run(new DefaultApplicationArguments());

        assertThat(data.isComing()).isFalse();
        assertThat(data.isLoaded()).isTrue();
    }

    @Test
    void neverComesIntoADatabaseOfSomebodysOwn() {
        DemoData data = new DemoData(List.of(), new Database("jdbc:", LOGIN, LOGIN, false), true);

        data.run(new DefaultApplicationArguments());

        assertThat(data.isComing() || data.isLoaded()).isFalse();
    }
}
