package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import nl.kring.KringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What PostgreSQL says of a row that it refuses comes into the log with the failure, also where another server is named. */
@KringTest
class RefusedRowTests {
    private static final String CANARY = "wat iemand schreef";

    @Autowired
    private EmbeddedDatabase database;

    @Autowired
    private DataSource application;

    private void insert(Map<?, ?> settings) throws SQLException {
        var all = new Properties();
        all.putAll(settings);
        all.setProperty("user", "kring_app");
        all.setProperty("password", database.passwordOf("kring_app"));
        var address = database.url().replace("&logServerErrorDetail=false", ""); // as in KRING_DB_URL
        assertThat(address).doesNotContain("logServerErrorDetail");
        try (var line = DriverManager.getConnection(address, all);
                var act = line.createStatement()) {
            act.execute("insert into common.scheduled_tasks (task_name, task_instance, picked, version) values ('"
                    + CANARY + "', 'of a test', null, 1)");
        }
    }

    @Test
    void itHoldsNothingOfThatRow() throws SQLException {
        assertThatThrownBy(() -> insert(Map.of()))
                .as("what PostgreSQL says if nobody asks otherwise")
                .hasMessageContaining(CANARY);
        var ours = application.unwrap(HikariDataSource.class).getDataSourceProperties();
        assertThatThrownBy(() -> insert(ours))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("picked")
                .hasMessageNotContaining(CANARY);
    }
}
