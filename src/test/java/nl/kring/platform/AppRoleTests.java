package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import nl.kring.KringTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@KringTest
class AppRoleTests {
    @Autowired
    private EmbeddedDatabase database;

    @Autowired
    private DataSource application;

    @Test
    void theApplicationOwnsAndBypassesNothing() {
        var role = AppRole.of(application);
        assertThat(role.name()).isEqualTo("kring_app");
        assertThat(role.tooStrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "superuser, strong",
        "bypassrls, strong",
        "createrole, strong",
        "in role kring_owner, kring_owner",
        "in role kring_rights, kring_rights"
    })
    void aRoleThatMayDoTooMuchIsRefusedInOneSentence(String power, String named) {
        var admin = new JdbcTemplate(as("postgres", database.passwordOf("postgres")));
        admin.execute("create role strong login password 'strong' " + power);
        admin.execute("grant connect on database kring to strong");
        try {
            var role = AppRole.of(as("strong", "strong"));
            assertThatThrownBy(role::ownsAndBypassesNothing)
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageContaining("'strong', which can act as '" + named + "'");
        } finally {
            admin.execute("revoke connect on database kring from strong");
            admin.execute("drop role strong");
        }
    }

    private DataSource as(String role, String password) {
        return new DriverManagerDataSource(database.url(), role, password);
    }
}
