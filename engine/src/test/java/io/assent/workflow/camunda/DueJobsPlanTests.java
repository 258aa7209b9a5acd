package io.assent.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.assent.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which jobs are due is asked all the time, however many wait. */
@Tag("D1")
class DueJobsPlanTests {

    private static final String MADE_HERE = "many-";

    private final JdbcClient jdbc = TestDatabase.superuserJdbc();

    @BeforeEach
    void fill() {
        jdbc.sql("""
            insert into act_ru_job (id_, type_, retries_, duedate_, suspension_state_)
            select :name || n, 'timer', 5, now() + n * interval '1 hour', 1 from generate_series(1, 20000) n
            """).param("name", MADE_HERE).update();
        jdbc.sql("analyze act_ru_job").update();
    }

    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from act_ru_job where starts_with(id_, :name)")
                .param("name", MADE_HERE)
                .update();
    }

    @Test
    void findsWhatIsDueByAnIndex() {
        // as the engine asks
        String plan = String.join("\n", jdbc.sql("""
            explain select id_ from act_ru_job
            where retries_ > 0 and (duedate_ is null or duedate_ <= now())
              and (lock_owner_ is null or lock_exp_time_ < now()) and suspension_state_ = 1
            limit 64
            """).query(String.class).list());

        assertThat(plan).contains("act_ru_job_due").doesNotContain("Seq Scan");
    }
}
