package nl.kring.interop.fhir;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads any folder of FHIR R4 files, sub-folders and bundles too. Each file stands and falls by itself; links are not followed. */
public final class FhirFolder {
    private final Path folder;
    private final Instant now;
    private final List<Path> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private FhirFolder(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /** Everything in the folder as it stands at this moment; fails only where the folder itself cannot be opened. */
    public static Reading read(Path folder, Instant now) throws IOException {
        return new FhirFolder(folder.toRealPath(), now).read();
    }

    private Reading read() throws IOException {
        Files.walkFileTree(folder, new Walk());
        files.sort(null);
        var resources = new FoundResources(now);
        for (var file : files) {
            try {
                resources.addAllOf(JsonFile.read(file), name(file));
            } catch (JsonFile.Refused e) {
                findings.add(e.finding(name(file)));
            }
        }
        return resources.reading(files.size(), findings);
    }

    private String name(Path file) {
        return PlainText.of(folder.relativize(file).toString().replace('\\', '/'))
                .replaceAll("\\s", " ");
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                findings.add(Finding.ofFile(name(file), Reason.LINK));
            } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                files.add(file);
            } else {
                findings.add(Finding.ofFile(name(file), Reason.NOT_A_JSON_FILE));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (file.equals(folder)) {
                throw problem;
            }
            findings.add(Finding.ofFile(name(file), Reason.UNREADABLE));
            return FileVisitResult.CONTINUE;
        }
    }
}
