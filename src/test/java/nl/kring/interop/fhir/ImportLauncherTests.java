package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./kring import} says before it builds or starts anything. */
class ImportLauncherTests {
    @TempDir
    private Path folder;

    private static String said(Path folder) throws IOException, InterruptedException {
        var launcher = new ProcessBuilder("./kring", "import", "fhir", folder.toString(), "--tenant", "Veenmeren")
                .redirectErrorStream(true)
                .start();
        var said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor()).isEqualTo(2);
        return said.strip();
    }

    @Test
    void aFolderThatIsNotThereAndAFileAreEachSaidInOneSentence() throws Exception {
        var none = folder.resolve("none");
        var file = Files.createFile(folder.resolve("bundle.json"));
        assertThat(said(none)).isEqualTo("There is no folder " + none + ".");
        assertThat(said(file)).isEqualTo(file + " is a file. Give the folder that it is in.");
    }
}
