package nl.kring.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The console of who gave a command: what is said there, and in which language that person's machine speaks. */
public final class Console {
    private Console() {}

    public static void say(String text) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println(text);
    }

    /** As the environment says it, such as {@code nl_NL.UTF-8}; empty if it does not. */
    public static String language() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }
}
