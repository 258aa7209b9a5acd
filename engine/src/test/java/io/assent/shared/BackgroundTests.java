package io.assent.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assent.testing.IntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While a request is being answered, what is done in the background waits before its statements. */
@IntegrationTest
class BackgroundTests {

    private static final Duration WORKED = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);
    private static final int MANY = 200;

    @Autowired
    Background background;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aRequestIsBeingAnswered() {
        background.asked();
    }

    @AfterEach
    void itIsAnswered() {
        background.answered();
    }

    @Tag("B6")
    @Test
    void waitsBeforeAStatement() {
        Duration took = background.work(() -> {
            work();
            return took(this::ask);
        });

        assertThat(took).isGreaterThanOrEqualTo(LONGEST_WAIT);
    }

    @Tag("B6")
    @Test
    void waitsNoLongerThanItWorks() {
        Duration took = background.work(() -> {
            work();
            return took(() -> {
                for (int i = 0; i < MANY; i++) {
                    Background.giveWay();
                }
            });
        });

        assertThat(took).isLessThan(LONGEST_WAIT.multipliedBy(MANY));
    }

    @Test
    void tellsWhatIsWrongWithAStatementAsOthersDo() {
        assertThatThrownBy(() -> background.work(() -> jdbc.sql("select nothing from nowhere")
                        .query(String.class)
                        .list()))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void isNotWhereNobodySaidSo() {
        assertThat(Background.isHere()).isFalse();
        assertThat(background.<Boolean>work(Background::isHere)).isTrue();
    }

    private void ask() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    private static void work() {
        long end = System.nanoTime() + WORKED.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private static Duration took(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
