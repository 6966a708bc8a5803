package nl.kring.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged application as a process of its own, on a free port with data of its own; it can be killed and started again. */
public class KringJar implements Site, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** As {@code ./kring run} starts it, for figures; a test is sooner with less of a machine. */
    private static final boolean MEASURED = Boolean.getBoolean("kring.asRun");

    /** From the cache that {@code ./kring} makes, where one process is started often. */
    private static final boolean QUICK = Boolean.getBoolean("kring.aot");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Object SHARING = new Object();
    private static @Nullable KringJar shared;

    private final Path data;
    private final Path log;
    private final int port = freePort();
    private final List<String> settings;
    private Map<String, String> environment = Map.of();
    private Process process;
    private Duration ahead = Duration.ZERO;

    private KringJar(Path data, List<String> settings) {
        this.data = data;
        this.settings = settings;
        try {
            var folder = Files.createDirectories(Path.of("target", "browser"));
            log = Files.createTempFile(folder, "kring-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
        await();
    }

    /** A fresh one in demo mode; settings such as {@code --kring.demo=false} win. */
    public static KringJar start(String... settings) {
        return on(newFolder(), settings);
    }

    /** One on data that is there. */
    public static KringJar on(Path data, String... settings) {
        return new KringJar(data, List.of(settings));
    }

    public static Path newFolder() {
        try {
            return Files.createTempDirectory("kring-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that all browser tests of a run share, stopped when the run ends. Do not kill it. */
    public static KringJar shared() {
        synchronized (SHARING) { // not the class: another may start meanwhile
            if (shared == null) {
                var started = start();
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
                shared = started;
            }
            return shared;
        }
    }

    @Override
    public String url(String path) {
        return "http://localhost:" + port + "/" + path.replaceFirst("^/", "");
    }

    /** How far its visitors moved its clock. */
    Duration ahead() {
        return ahead;
    }

    void wentAhead(Duration step) {
        ahead = ahead.plus(step);
    }

    public Path data() {
        return data;
    }

    /** What its objects take when all that is left over was thrown away, in bytes. */
    long liveHeap() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var counted = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.class_histogram").start();
            var total = counted.inputReader().lines().toList().getLast().strip().split("\\s+");
            return Long.parseLong(total[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process wrote so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: no time to finish anything. */
    public void kill() {
        ended(process.destroyForcibly());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** For what only a signal does. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Starts again on the same port and data, with this said to the process. */
    public void startAgain(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        startAgain();
    }

    /** Starts again on the same port and data. */
    public void startAgain() {
        process = launch();
        await();
    }

    /** Stops as an administrator would, and takes down a database that a killed process left behind. */
    @Override
    public void close() {
        stop(process.toHandle());
        databaseLeftBehind().forEach(KringJar::stop);
    }

    /** The application for one thing, such as a check, after which it ends; how it ended. */
    public static int once(List<String> settings) throws IOException {
        var command = command();
        command.addAll(settings);
        return ended(new ProcessBuilder(command).inheritIO().start()).exitValue();
    }

    private static List<String> command() {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(machine());
        return command;
    }

    private Process launch() {
        var command = command();
        command.add("--server.port=" + port);
        command.add("--kring.data=" + data);
        if (settings.stream().noneMatch(setting -> setting.startsWith("--kring.demo="))) {
            command.add("--kring.demo=true"); // twice would be a list of both
        }
        command.addAll(settings);
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            started.environment().putAll(environment);
            return started.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> machine() {
        if (QUICK) {
            return List.of(
                    "-XX:AOTCache=target/app/kring.aot",
                    "-Xlog:aot*=off",
                    "-Xlog:cds*=off",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xmx512m",
                    "-jar",
                    "target/app/kring.jar");
        }
        return MEASURED
                ? List.of("-XX:+UseCompactObjectHeaders", "-Xmx1g", "-jar", jar().toString())
                : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar().toString());
    }

    private void await() {
        var until = Instant.now().plus(PATIENCE);
        while (!healthy()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                close();
                throw new IllegalStateException("Kring did not start:\n" + log());
            }
            pause();
        }
    }

    private boolean healthy() {
        try {
            var request = HttpRequest.newBuilder(URI.create(url("actuator/health")))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The jar, extracted once for each build because that starts faster; browser tests run in two processes, and one waits. */
    static synchronized Path jar() {
        var packed = Path.of(System.getProperty("kring.jar", "target/kring.jar"));
        var extracted = Path.of("target", "browser", "app", packed.getFileName().toString());
        if (!Files.exists(packed)) {
            throw new IllegalStateException(packed + " is missing: run mvn package -DskipTests first");
        }
        var turn = Path.of("target", "extracting.lock");
        try (var channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(extracted) || older(extracted, packed)) {
                extract(packed, extracted.getParent());
            }
            return extracted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean older(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one.getParent()).compareTo(Files.getLastModifiedTime(other)) < 0;
    }

    private static void extract(Path packed, Path folder) throws IOException {
        deleteAll(folder);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .inheritIO()
                .start();
        if (ended(process).exitValue() != 0) {
            throw new IllegalStateException("could not extract " + packed);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<ProcessHandle> databaseLeftBehind() {
        var file = data.resolve("postgres").resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var number = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(number).stream().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Not by its future: that needs a thread of the common pool, which may be waiting for who asks this. */
    private static Process ended(Process process) {
        try {
            process.waitFor();
            return process;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void stop(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            handle.destroyForcibly();
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
