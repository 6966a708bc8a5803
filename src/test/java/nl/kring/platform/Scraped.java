package nl.kring.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** What Prometheus reads at the port of the figures, looked up anew. */
public final class Scraped {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Scraped() {}

    /** All of it. */
    public static String all(ApplicationContext kring) {
        kring.getBean(Measuring.class).look();
        return ask(kring, "GET", "/metrics").body();
    }

    /** One figure; nothing if it is not there. */
    public static Optional<Double> of(ApplicationContext kring, String name) {
        return all(kring)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    static HttpResponse<String> ask(ApplicationContext kring, String method, String path) {
        var address = "http://127.0.0.1:" + kring.getBean(MetricsDoor.class).port() + path;
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
