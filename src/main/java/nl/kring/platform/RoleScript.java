package nl.kring.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The roles of the database: run by the embedded server, printed by {@code ./kring db-script} for another one. */
final class RoleScript {
    private RoleScript() {}

    static String text(String ownerPassword, String appPassword) throws IOException {
        return new ClassPathResource("db/roles/roles.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${owner.password}", ownerPassword)
                .replace("${app.password}", appPassword);
    }

    static List<String> statements(String ownerPassword, String appPassword) throws IOException {
        return Stream.of(text(ownerPassword, appPassword)
                        .replaceAll("(?m)^--.*$", "")
                        .split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
