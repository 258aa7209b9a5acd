package io.assent.shared;

import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.util.function.SingletonSupplier;

/** Tells row-level security the tenant as the first statement of each transaction. */
@Component
class TenantOfTransaction implements TransactionExecutionListener {

    private final Supplier<DataSource> dataSource;

    TenantOfTransaction(ObjectProvider<DataSource> dataSource) {
        this.dataSource = SingletonSupplier.of(dataSource::getObject);
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        UUID tenant = Tenancy.current();
        if (failure != null || tenant == null || !transaction.isNewTransaction()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource.get());
        try (PreparedStatement statement = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (java.sql.SQLException e) {
            throw new DataAccessResourceFailureException("The tenant of the transaction could not be set", e);
        }
    }
}
