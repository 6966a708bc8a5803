package nl.kring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** The files of the database of all tests, read as bytes: tables, log, whatever there is. */
public final class FolderBytes {
    private FolderBytes() {}

    /** Which texts like this stand in any file. */
    public static Set<String> holds(FlywayConnectionDetails server, Pattern text) {
        var found = new TreeSet<String>();
        try (var files = Files.walk(of(server))) {
            files.filter(Files::isRegularFile).forEach(file -> found.addAll(in(file, text)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    /** The one whose server listens where the tests ask. */
    private static Path of(FlywayConnectionDetails server) throws IOException {
        var port = server.getJdbcUrl().replaceAll(".*:(\\d+)/.*", "$1");
        try (var folders = Files.list(Path.of("target/test-data"))) {
            return folders.map(one -> one.resolve("postgres"))
                    .filter(one -> listens(one.resolve("postmaster.pid"), port))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean listens(Path pid, String port) {
        try {
            return Files.exists(pid) && Files.readAllLines(pid).get(3).strip().equals(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> in(Path file, Pattern text) {
        try {
            var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return text.matcher(bytes).results().map(MatchResult::group).toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
