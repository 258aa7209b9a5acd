package io.assent.shared;

import io.assent.shared.database.LostDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The first statement of each transaction tells row-level security the tenant. What fails then gives the connection back, as any other
 * failure to begin; a listener of the beginning would leave it with the thread.
 */
@Component("transactionManager")
class TenantTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    TenantTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        UUID tenant = Tenancy.current();
        if (tenant != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
                statement.setString(1, tenant.toString());
                statement.execute();
            }
        }
    }

    /** A connection that is lost has rolled back; what went wrong before is what the caller has to hear. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionException | DataAccessException e) {
            if (!LostDatabase.isWhy(e)) {
                throw e;
            }
        }
    }
}
