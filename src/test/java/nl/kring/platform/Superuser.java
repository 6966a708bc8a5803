package nl.kring.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.context.ApplicationContext;

/** The tests' own database as somebody sees it whom no policy holds back. */
public final class Superuser {
    private Superuser() {}

    public static Connection connect(ApplicationContext spring) throws SQLException {
        var database = spring.getBean(EmbeddedDatabase.class);
        return DriverManager.getConnection(database.url(), "postgres", database.passwordOf("postgres"));
    }
}
