package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.kring.Hostile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of an installation, as its console gives it to a program: each line one object, whatever is sent to the doors that stand open to
 * anybody, and nothing in it of what was sent.
 */
@Tag("browser")
@Tag("long")
class LogTests {
    private static final String CANARY = "KANARIE4711";
    private static final String SECRET = "a-secret-of-the-tests-and-nothing-else";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final int port = KringJar.freePort();
    private final int metrics = KringJar.freePort();

    @Test
    void at_t17_eachLineIsOneObjectAndHoldsNothingOfWhatWasSent() throws Exception {
        var out = folder.resolve("out");
        var kring = launch(out, folder.resolve("err"));
        try {
            until(() -> status(get("/actuator/health")) == 200);
            Hostile.OWN.stream()
                    .map(text -> CANARY + text.substring(0, Math.min(text.length(), 20_000)))
                    .forEach(this::sends);
            assertThat(figures()).contains("kring_ticks_late_seconds", "kring_mail_up 0.0", "hikaricp_connections_max");
        } finally {
            kring.destroy();
            kring.waitFor(30, TimeUnit.SECONDS);
        }
        var lines = Files.readAllLines(out);
        assertThat(lines).hasSizeGreaterThan(5);
        assertThat(lines).allSatisfy(line -> {
            var object = JSON.readTree(line);
            assertThat(object.isObject()).isTrue();
            assertThat(object.path("level").asString()).isNotEmpty();
            assertThat(line).doesNotContain(CANARY, "sleutel=").doesNotContainPattern("\\p{Cntrl}");
        });
        assertThat(lines.stream()
                        .map(line -> JSON.readTree(line).path("message").asString()))
                .as("that those doors log")
                .anyMatch(said -> said.contains("cannot be read"));
        assertThat(Files.readString(folder.resolve("err")))
                .as("who is to be the first reads the link beside the log")
                .contains("/begin?sleutel=");
    }

    private Process launch(Path out, Path err) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                KringJar.jar().toString(),
                "--server.port=" + port,
                "--kring.data=" + folder.resolve("data"),
                "--kring.sms.secret=" + SECRET,
                "--spring.mail.port=1"));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("KRING_METRICS_PORT", String.valueOf(metrics));
        return builder.start();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException closed) {
            return -1;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String figures() throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metrics + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Wherever a stranger's text comes in. */
    private void sends(String text) {
        var inUrl = URLEncoder.encode(text.substring(0, Math.min(text.length(), 500)), StandardCharsets.UTF_8);
        List.of(
                        "/" + inUrl,
                        "/inloggen?link=" + inUrl,
                        "/uitnodiging/" + inUrl,
                        "/medewerker?link=" + inUrl,
                        "/photo/" + inUrl + "/large",
                        "/login/oauth2/code/" + inUrl + "?error=" + inUrl + "&error_description=" + inUrl,
                        "/actuator/health/" + inUrl,
                        "/?v-r=init&location=" + inUrl + "&query=" + inUrl)
                .forEach(path -> status(get(path)));
        Map.of(
                        "/sms/" + SECRET,
                        "application/json",
                        "/sms/" + inUrl,
                        "application/json",
                        "/outbox",
                        "application/json",
                        "/passkeys/ask",
                        "application/json",
                        "/passkeys/enter",
                        "application/json",
                        "/logout/connect/back-channel/work",
                        "application/x-www-form-urlencoded",
                        "/?v-r=uidl&v-uiId=0",
                        "application/json",
                        "/inloggen",
                        "application/x-www-form-urlencoded")
                .forEach((path, type) ->
                        status(get(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(text))));
        raw("GET /" + text + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + text + "\r\nCookie: kring-device=" + text
                + "; kring-browser=\"" + text + "\r\nAccept-Language: " + text + "\r\nX-Forwarded-For: " + text
                + "\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: " + text + "\r\n\r\n");
        raw(text + "\r\n\r\n");
    }

    /** As no well-behaved client would write it. */
    private void raw(String text) {
        try (var line = new Socket("127.0.0.1", port)) {
            line.setSoTimeout(3_000);
            OutputStream out = line.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            line.shutdownOutput();
            line.getInputStream().readNBytes(200);
        } catch (IOException refused) {
            assertThat(refused).isNotNull(); // it may hang up at once
        }
    }

    private static void until(java.util.function.BooleanSupplier so) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it started in time").isLessThan(end);
            Thread.sleep(250);
        }
    }
}
