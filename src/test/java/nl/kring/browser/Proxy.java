package nl.kring.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** HAProxy before two nodes, by the file that an installation has; for machines that have the program. */
public final class Proxy implements Site, AutoCloseable {
    private final int port = KringJar.freePort();
    private final Process process;

    private Proxy(KringJar a, KringJar b) {
        try {
            var command = new ProcessBuilder(program().toString(), "-f", "docker/haproxy.cfg");
            command.environment()
                    .putAll(Map.of("KRING_PROXY", "127.0.0.1:" + port, "KRING_A", address(a), "KRING_B", address(b)));
            process = command.redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "browser", "haproxy.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Proxy before(KringJar a, KringJar b) {
        return new Proxy(a, b);
    }

    public static boolean isHere() {
        return Files.isExecutable(program());
    }

    private static Path program() {
        return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/opt/homebrew/bin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("haproxy"));
    }

    private static String address(KringJar node) {
        return "127.0.0.1:" + URI.create(node.url("/")).getPort();
    }

    @Override
    public String url(String path) {
        return "http://localhost:" + port + "/" + path.replaceFirst("^/", "");
    }

    /** For who must find it when a run ended before it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
