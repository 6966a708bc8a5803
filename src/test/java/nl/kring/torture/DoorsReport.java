package nl.kring.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came of it, on paper and on the console. */
final class DoorsReport {
    private static final Path PAPER = Path.of("target", "torture", "doors.txt");

    private final List<String> lines = new ArrayList<>();

    synchronized void say(String what, Object howMuch) {
        lines.add(what + ": " + howMuch);
        System.out.println("doors: " + what + ": " + howMuch);
    }

    synchronized void list(String what, List<String> which) {
        if (!which.isEmpty()) {
            say(what, "");
            which.forEach(each -> lines.add("  " + each));
        }
    }

    synchronized void write() throws IOException {
        Files.createDirectories(PAPER.getParent());
        Files.write(PAPER, lines);
    }
}
