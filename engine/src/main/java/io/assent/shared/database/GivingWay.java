package io.assent.shared.database;

import io.assent.shared.Background;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Before each of its statements, and before they are committed, work in the background gives way to requests. */
final class GivingWay extends DelegatingDataSource {

    private static final Set<String> EFFORTS = Set.of("prepareStatement", "commit");

    GivingWay(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return Background.isHere() ? givingWay(connection) : connection;
    }

    private static Connection givingWay(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> call(connection, method, arguments));
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (EFFORTS.contains(method.getName())) {
            Background.giveWay();
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
