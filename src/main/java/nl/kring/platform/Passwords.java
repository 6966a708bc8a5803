package nl.kring.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** One random password a database role and one key for codes, each in a file that only its owner reads. */
record Passwords(Path folder) {
    static Passwords in(Path data) throws IOException {
        return new Passwords(Files.createDirectories(new DataFolder(data).passwords()));
    }

    Path file(String role) {
        var file = folder.resolve(role);
        try {
            if (!Files.exists(file)) {
                var random = new byte[24];
                new SecureRandom().nextBytes(random);
                create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String of(String role) {
        try {
            return Files.readString(file(role));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void create(Path file, String content) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } else {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        }
    }
}
