package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import as {@code ./kring import} starts it: the packed application, which reports and stops. */
@Tag("browser")
@Tag("long")
class ImportFromTheJarTests {
    private static final Path TWIN = Path.of("src/test/resources/fhir/twin");

    @TempDir
    Path temp;

    private record Ended(int code, String said) {}

    @Test
    void itReportsStopsAndASecondTimeChangesNothing() throws Exception {
        var folder = copyOfTheTwin();
        Files.writeString(folder.resolve("kapot.json"), "dit is geen json");

        var first = bring(folder, "Veenmeren");
        assertThat(first.said())
                .contains(
                        "Kring van S. Veldhuis, in wording. De kring wacht op het ja van S. Veldhuis.",
                        "Patient.birthDate: De datum 3912-04-01 kan niet.",
                        "Dit is geen JSON: het gaat mis op regel 1, teken 1.",
                        "kapot.json",
                        "Klaar.")
                .doesNotContain("Exception");
        assertThat(first.code()).isEqualTo(1);

        var second = bring(folder, "Veenmeren");
        assertThat(second.said())
                .contains("Kring van S. Veldhuis was er al. Er is niets veranderd.")
                .doesNotContain("in wording", "Exception");
        assertThat(second.code()).isEqualTo(1);

        var unknown = bring(folder, "Nergenshuizen");
        assertThat(unknown.said().strip().lines().toList().getLast())
                .startsWith("Kring kent de gemeente Nergenshuizen niet.");
        assertThat(unknown.code()).isEqualTo(2);
    }

    private Path copyOfTheTwin() throws IOException {
        var copy = Files.createDirectories(temp.resolve("een map met spaties"));
        try (var files = Files.walk(TWIN)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = copy.resolve(TWIN.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    private Ended bring(Path folder, String tenant) throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        KringJar.jar().toString(),
                        "--kring.data=" + temp.resolve("data"),
                        "--kring.demo=true",
                        "--kring.import.fhir=" + folder,
                        "--kring.import.tenant=" + tenant,
                        "--server.port=-1",
                        "--db-scheduler.enabled=false",
                        "--logging.level.root=warn")
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "nl_NL.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
