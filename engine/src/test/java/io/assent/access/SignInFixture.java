package io.assent.access;

import io.assent.shared.Ids;
import io.assent.shared.Tenancy;
import io.assent.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** What signing in rests on, on the test database, with two people of a tenant of their own. */
final class SignInFixture {

    static final Duration LASTING = Duration.ofDays(30);

    final UUID tenant = Ids.next();
    final UUID ann = Ids.next();
    final UUID ben = Ids.next();
    final DataSource dataSource = new DriverManagerDataSource(
            TestDatabase.get().url(),
            TestDatabase.get().runtime().username(),
            TestDatabase.get().runtime().password());
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    final Lockout lockout = new Lockout(jdbc);
    final Credentials credentials = new Credentials(jdbc, transactions);

    SignInFixture() {
        transactions.addListener(new TransactionExecutionListener() {
            @Override
            public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
                become(Tenancy.current());
            }
        });
        sql("insert into tenant (id, key, name) values (?, ?, 'Acme')", tenant, "t-" + tenant);
        for (UUID person : List.of(ann, ben)) {
            sql(
                    "insert into person (id, tenant_id, name, email) values (?, ?, 'Ann', ?)",
                    person,
                    tenant,
                    person + "@acme.example");
        }
    }

    /** As a node that has just started: it remembers nothing. */
    TokenFamilies families() {
        return new TokenFamilies(
                jdbc, transactions, new AccessSettings(Duration.ofMinutes(30), LASTING, LASTING, LASTING, List.of()));
    }

    int sql(String statement, Object... parameters) {
        return TestDatabase.superuserJdbc().sql(statement).params(parameters).update();
    }

    <T> T value(Class<T> type, String query, Object... parameters) {
        return TestDatabase.superuserJdbc()
                .sql(query)
                .params(parameters)
                .query(type)
                .single();
    }

    private void become(@Nullable UUID current) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, String.valueOf(current));
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
