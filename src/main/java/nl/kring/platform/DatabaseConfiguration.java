package nl.kring.platform;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two users of one database: the owner migrates, the application owns nothing. */
@Configuration
class DatabaseConfiguration {
    /** The embedded server, unless another is named by {@code KRING_DB_URL}. */
    @Configuration
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {
        @Bean
        EmbeddedDatabase embeddedDatabase(@Value("${kring.data}") Path folder) throws IOException, SQLException {
            try {
                return new EmbeddedDatabase(folder);
            } catch (FileSystemException failure) {
                throw DataUnusable.from(failure, folder);
            }
        }

        @Bean
        JdbcConnectionDetails appConnection(EmbeddedDatabase database) {
            return new App(database);
        }

        @Bean
        FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
            return new Owner(database);
        }
    }

    /** A role that may do too much is refused before anything is written. Data of a newer Kring is left alone: forward only. */
    @Bean
    FlywayMigrationStrategy migrate(DataSource application) {
        return flyway -> {
            AppRole.of(application).ownsAndBypassesNothing();
            var newer = Arrays.stream(flyway.info().all())
                    .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                    .findAny();
            if (newer.isPresent()) {
                throw new UnfitDatabase("The data was written by a newer Kring ("
                        + newer.get().getVersion() + "). Start that version, or choose another folder with --data.");
            }
            flyway.migrate();
        };
    }

    private record App(EmbeddedDatabase database) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return "kring_app";
        }

        @Override
        public String getPassword() {
            return database.passwordOf("kring_app");
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    private record Owner(EmbeddedDatabase database) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return "kring_owner";
        }

        @Override
        public String getPassword() {
            return database.passwordOf("kring_owner");
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }
}
