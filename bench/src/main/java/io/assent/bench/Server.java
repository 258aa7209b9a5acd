package io.assent.bench;

import io.assent.shared.database.Database.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL below a directory of the platform, asked as its superuser. */
record Server(Path directory) {

    long process() {
        return Long.parseLong(lines("data/postmaster.pid").getFirst().strip());
    }

    JdbcClient database(String name) {
        return JdbcClient.create(source(name));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + lines("port").getFirst().strip() + "/" + database
                + "?ApplicationName=bench";
    }

    private DriverManagerDataSource source(String database) {
        Login superuser = new Login("postgres", lines("passwords").getFirst());
        return new DriverManagerDataSource(url(database), superuser.username(), superuser.password());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
