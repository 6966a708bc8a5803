package nl.kring.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak of a test's own, from the distribution that {@code ./kring keycloak} fetched, with one realm. */
class Keycloak implements AutoCloseable {
    static final String SECRET = "een-geheim-van-deze-test";
    private static final String ADMIN = "beheer";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final int port = freePort();
    private final Process process;

    Keycloak(Path zip) {
        var home = unpacked(zip);
        var builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-port=" + port,
                        "--http-host=localhost")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("../keycloak.log").toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await();
        post("/admin/realms", "{\"realm\":\"kring\",\"enabled\":true,\"accessTokenLifespan\":60}");
    }

    String issuer() {
        return url("/realms/kring");
    }

    /** Makes Kring known, with where it hears of a logout. */
    void knows(String kring, String id) {
        post("/admin/realms/kring/clients", """
                {"clientId":"kring","secret":"%s","protocol":"openid-connect","publicClient":false,"standardFlowEnabled":true,
                "redirectUris":["%s/login/oauth2/code/%s"],
                "attributes":{"backchannel.logout.url":"%s/logout/connect/back-channel/%s",
                "backchannel.logout.session.required":"true","pkce.code.challenge.method":"S256"}}""".formatted(SECRET, kring, id, kring, id));
    }

    /** Makes somebody, and answers her id there. */
    String person(String name) {
        post("/admin/realms/kring/users", """
                {"username":"%1$s","enabled":true,"email":"%1$s@werk.example","emailVerified":true,"firstName":"%1$s","lastName":"Test",
                "credentials":[{"type":"password","value":"%1$s","temporary":false}]}""".formatted(name));
        return json.readTree(get("/admin/realms/kring/users?exact=true&username=" + name))
                .get(0)
                .get("id")
                .asString();
    }

    /** Ends all of her sessions there, as an administrator does. */
    void logout(String person) {
        post("/admin/realms/kring/users/" + person + "/logout", "{}");
    }

    void disable(String person) {
        send(request("/admin/realms/kring/users/" + person)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"enabled\":false}")));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", "Bearer " + token());
    }

    private void post(String path, String body) {
        send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String get(String path) {
        return send(request(path).GET());
    }

    private String token() {
        var form = "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password="
                + URLEncoder.encode(ADMIN, StandardCharsets.UTF_8);
        JsonNode answer = json.readTree(
                send(HttpRequest.newBuilder(URI.create(url("/realms/master/protocol/openid-connect/token")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))));
        return answer.get("access_token").asString();
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                token();
                return;
            } catch (RuntimeException notYet) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    close();
                    throw new IllegalStateException("Keycloak did not start: see target/keycloak/keycloak.log", notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path unpacked(Path zip) {
        try {
            var to = Files.createTempDirectory(Files.createDirectories(Path.of("target", "keycloak")), "home-")
                    .toAbsolutePath();
            try (var packed = new ZipFile(zip.toFile())) {
                for (var entry : packed.stream().toList()) {
                    var file = to.resolve(entry.getName()).normalize();
                    if (entry.isDirectory()) {
                        Files.createDirectories(file);
                    } else {
                        Files.createDirectories(file.getParent());
                        Files.copy(packed.getInputStream(entry), file);
                    }
                }
            }
            try (var inside = Files.list(to)) {
                var home = inside.findFirst().orElseThrow();
                home.resolve("bin/kc.sh").toFile().setExecutable(true);
                return home;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
