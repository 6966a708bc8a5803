package nl.kring.interop.fhir;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come from elsewhere: each stands and falls by itself. */
class FhirFolderTests {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"a\",\"name\":[{\"text\":\"Fokje Alma\"}]}";

    @TempDir
    Path folder;

    @Test
    void aGoodFileComesInBesideEveryBadOne() throws IOException {
        write("goed.json", PATIENT);
        write("half.json", "{\"resourceType\":\"Patient\",");
        write("dubbel-veld.json", "{\"resourceType\":\"Patient\",\"id\":\"a\",\"id\":\"b\"}");
        write("achteraan.json", PATIENT + PATIENT);
        write("leeg.json", " \n");
        write("getal.json", "12");
        write("lijst.json", "[" + PATIENT + "]");
        write("niets.json", "null");
        write("soort.json", "{\"id\":\"x\"}");
        write("id.json", "{\"resourceType\":\"Patient\",\"id\":\"../../etc\"}");
        write("zonder-id.json", "{\"resourceType\":\"Patient\"}");
        Files.write(folder.resolve("latijn.json"), new byte[] {'{', '"', (byte) 0xE9, '"', '}'});
        Files.write(folder.resolve("utf16.json"), ("\uFEFF" + PATIENT).getBytes(UTF_16LE));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "half.json NOT_JSON",
                        "dubbel-veld.json NOT_JSON",
                        "achteraan.json NOT_JSON",
                        "leeg.json EMPTY_FILE",
                        "getal.json NOT_AN_OBJECT",
                        "lijst.json NOT_AN_OBJECT",
                        "niets.json NOT_AN_OBJECT",
                        "soort.json NO_RESOURCE_TYPE",
                        "id.json BAD_ID",
                        "zonder-id.json NO_ID",
                        "latijn.json NOT_UTF8",
                        "utf16.json NOT_UTF8");
        assertThat(read().resources()).hasSize(1);
    }

    @Test
    void aByteOrderMarkAndCapitalsDoNoHarm() throws IOException {
        Files.createDirectories(folder.resolve("diep/er"));
        write("diep/er/MERK.JSON", "\uFEFF" + PATIENT);
        assertThat(found()).isEmpty();
        assertThat(read().resources()).hasSize(1);
    }

    @Test
    void aFileOverTwentyMegabytesIsRefused() throws IOException {
        write("groot.json", PATIENT.replace("Fokje", "x".repeat(20 * 1024 * 1024)));
        assertThat(found()).containsExactly("groot.json TOO_LARGE");
    }

    @Test
    void aFileBuiltToBreakAReaderIsRefused() throws IOException {
        write("diep.json", "{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        write("vol.json", "{\"resourceType\":\"Patient\",\"x\":[" + "[],".repeat(3_000_000) + "[]]}");
        assertThat(found()).containsExactlyInAnyOrder("diep.json TOO_COMPLEX", "vol.json TOO_COMPLEX");
    }

    @Test
    void aTeamWithManyThousandPeopleIsReadInTime() throws IOException {
        var participant = "{\"role\":[{\"text\":\"x\"}],\"member\":{\"reference\":\"Practitioner/x\"}}";
        write(
                "team.json",
                "{\"resourceType\":\"CareTeam\",\"id\":\"t\",\"participant\":["
                        + String.join(",", java.util.Collections.nCopies(20_000, participant)) + "]}");
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(60), this::read);
    }

    @Test
    void otherFilesAreNamedAndLinksAreNotFollowed() throws IOException {
        var elsewhere = Files.createTempDirectory("elsewhere");
        Files.writeString(elsewhere.resolve("geheim.json"), PATIENT);
        write("lees-mij.txt", "x");
        Files.createSymbolicLink(folder.resolve("map"), elsewhere);
        Files.createSymbolicLink(folder.resolve("bestand.json"), elsewhere.resolve("geheim.json"));
        Files.createDirectory(folder.resolve("map.json"));
        assertThat(found()).containsExactlyInAnyOrder("lees-mij.txt NOT_A_JSON_FILE", "map LINK", "bestand.json LINK");
        assertThat(read().resources()).isEmpty();
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        var made = new ProcessBuilder("mkfifo", folder.resolve("pijp.json").toString())
                .start()
                .waitFor();
        assumeTrue(made == 0, "Skipped: this system has no pipes with a name.");
        assertThat(found()).containsExactly("pijp.json NOT_A_FILE");
    }

    @Test
    void theFolderItselfMustBeThere() {
        assertThatThrownBy(() -> FhirFolder.read(folder.resolve("weg"), NOW)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void ofTwoVersionsTheNewestCountsWhateverTheOrderOfFiles() throws IOException {
        write("a.json", dated("Oude Naam", "2024-01-01T00:00:00Z"));
        write("b.json", dated("Nieuwe Naam", "2025-01-01T00:00:00Z"));
        write("c.json", dated("Nieuwe Naam", "2023-01-01T00:00:00Z"));
        assertThat(found()).contains("a.json TWICE_DIFFERENT", "c.json TWICE_SAME");
        assertThat(((Resource.Human) read().resources().getFirst()).name()).isEqualTo("Nieuwe Naam");
    }

    @Test
    void whatMustBeUnderstoodIsNotGuessed() throws IOException {
        write(
                "a.json",
                PATIENT.replace(
                        "\"id\":\"a\"", "\"id\":\"a\",\"modifierExtension\":[{\"url\":\"x\",\"valueBoolean\":true}]"));
        assertThat(found()).containsExactly("a.json MUST_UNDERSTAND");
    }

    @Test
    void brokenCharactersAndValuesOfAnotherTypeAreNamed() throws IOException {
        write(
                "a.json",
                "{\"resourceType\":\"Patient\",\"id\":\"a\",\"active\":\"ja\",\"telecom\":{\"value\":\"1\"},"
                        + "\"name\":[{\"text\":\"Fokje\\u0000 \\ud800Alma\"}],\"extension\":[{\"url\":\"u\",\"valueString\":\"v\"}]}");
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "a.json active WRONG_TYPE",
                        "a.json telecom WRONG_TYPE",
                        "a.json name.text CONTROL_CHARACTERS",
                        "a.json extension TECHNICAL");
        assertThat(((Resource.Human) read().resources().getFirst()).name()).isEqualTo("Fokje \uFFFDAlma");
    }

    @Test
    void whatAStrangerWroteCannotForgeALineOfTheReport() throws IOException {
        write(
                "a.json",
                PATIENT.replace(
                        "\"name\"",
                        "\"x\\nKlaar.\\u001b[2J" + "y".repeat(500) + "\":1,\"telecom\":"
                                + "[{\"system\":\"phone\",\"value\":\"1\\n\\nKlaar.\"}],\"name\""));
        assertThat(read().findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.field() + finding.args()).doesNotContain("\n", "\u001b");
            assertThat(finding.field()).hasSizeLessThan(210);
        });
    }

    private static String dated(String name, String time) {
        return PATIENT.replace("Fokje Alma", name)
                .replace("\"id\"", "\"meta\":{\"lastUpdated\":\"" + time + "\"},\"id\"");
    }

    private Reading read() throws IOException {
        return FhirFolder.read(folder, NOW);
    }

    private List<String> found() throws IOException {
        return read().findings().stream()
                .map(it -> it.file() + (it.field().isEmpty() ? " " : " " + it.field() + " ") + it.reason())
                .filter(it -> !it.endsWith("meta TECHNICAL"))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(UTF_8));
    }
}
