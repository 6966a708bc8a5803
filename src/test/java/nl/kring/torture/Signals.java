package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says something to processes that were started here, each by its number. */
final class Signals {
    private Signals() {}

    /** The same to all of them by one command. */
    static void send(String signal, ProcessHandle... processes) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.of(processes).map(one -> String.valueOf(one.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
