package nl.kring.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Refused;

/** The files of a data folder on their way into a backup: which ones, and how one is read that a server is writing. */
class DataFiles {
    /** What a server makes anew by itself, as the manual says of backups; the folders must be there, empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Pattern LEFT_OUT =
            Pattern.compile("postmaster\\.(pid|opts)|pg_internal\\.init.*|pgsql_tmp.*|current_logfiles(\\.tmp)?");
    private static final Set<String> OF_ANOTHER_BACKUP = Set.of("backup_label", "tablespace_map", "backup_manifest");
    private static final String CONTROL = "global/pg_control";

    private final DataFolder data;
    private final ArchiveWriter archive;

    DataFiles(DataFolder data, ArchiveWriter archive) {
        this.data = data;
        this.archive = archive;
    }

    void passwords() throws IOException {
        copy(data.passwords(), _ -> true);
    }

    /** After the tables: what a row names is there then. */
    void photos() throws IOException {
        if (Files.isDirectory(data.photos())) {
            copy(data.photos(), _ -> true);
        }
    }

    /** All of a database on which no server runs. */
    void resting() throws IOException {
        copy(data.postgres(), _ -> true);
    }

    /** All of a database on which a server runs, but for its log of changes: of that comes later what is needed. */
    void running() throws IOException {
        copy(data.postgres(), name -> !name.startsWith("pg_wal/") && !OF_ANOTHER_BACKUP.contains(name));
    }

    /** The log of changes from one segment to another, both included; none may be missing. */
    void changes(String first, String last, long segments) throws IOException {
        List<String> names;
        try (var there = Files.list(data.postgres().resolve("pg_wal"))) {
            names = there.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}"))
                    .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
                    .sorted()
                    .toList();
        }
        if (names.size() != segments
                || !names.getFirst().equals(first)
                || !names.getLast().equals(last)) {
            throw new Refused("backup.refused.stopped");
        }
        for (var name : names) {
            add("postgres/pg_wal/" + name, data.postgres().resolve("pg_wal").resolve(name));
        }
    }

    void text(String name, String content) throws IOException {
        archive.file("postgres/" + name, content);
    }

    private void copy(Path root, Predicate<String> wanted) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) throws IOException {
                if (LEFT_OUT.matcher(folder.getFileName().toString()).matches()) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                archive.folder(name(data.path(), folder));
                return EMPTIED.contains(name(root, folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                if (is.isSymbolicLink()) {
                    throw new Refused("backup.refused.link", file.toString());
                }
                var name = name(root, file);
                if (is.isRegularFile()
                        && wanted.test(name)
                        && !LEFT_OUT.matcher(file.getFileName().toString()).matches()) {
                    add(name(data.path(), file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult
                            .CONTINUE; // a table that was dropped meanwhile: the log of changes says so too
                }
                throw why;
            }
        });
    }

    private void add(String name, Path file) throws IOException {
        try (var content = name.endsWith(CONTROL) ? whole(file) : new BufferedInputStream(Files.newInputStream(file))) {
            archive.file(name, content);
        } catch (NoSuchFileException dropped) {
            // as above
        }
    }

    /** The one small file that is no use half written: it is read until two readings are the same. */
    private static InputStream whole(Path file) throws IOException {
        var before = Files.readAllBytes(file);
        while (true) {
            var again = Files.readAllBytes(file);
            if (Arrays.equals(before, again)) {
                return new ByteArrayInputStream(again);
            }
            before = again;
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
